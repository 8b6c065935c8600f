/// Parses statements from UTF-8 text in one pass over the bytes, without a token list.
///
/// Spans are offsets in the given text, which may have several lines.
public struct Parser {
  /// The maximum nesting of brackets, signs and powers.
  public static let depthLimit = 64
  /// The maximum height of an expression's tree, low enough for recursion over it.
  public static let heightLimit = 500

  let base: UnsafePointer<UInt8>
  /// The offset after the last byte to read.
  let end: Int
  let vocabulary: Vocabulary
  var position: Int
  /// Whether white space separates elements: inside a matrix and between a command's arguments.
  var spaceSeparates = false
  /// Whether a line end is white space: inside parentheses and subscripts.
  var newlineIsBlank = false
  /// Whether a comma or `]` ends a command: inside the branches of a chain.
  var isInBranch = false
  /// The offset of the innermost open bracket.
  var opener: Int?
  /// The operator, separator or bracket read last, for errors about a missing value.
  var lastMark = Span(0, 0)
  var depth = 0
  /// The height of the expression read last.
  var height = 0
  /// The bytes left for the tree.
  var remainingMemory = Int.max

  init(
    _ base: UnsafePointer<UInt8>, _ range: Span, vocabulary: Vocabulary = Vocabulary(commands: [])
  ) {
    self.base = base
    self.end = range.end
    self.position = range.start
    self.vocabulary = vocabulary
  }

  /// Parses the statements of a text, separated by `;` or by line ends outside brackets.
  ///
  /// - Parameter memory: The maximum bytes of the result.
  /// - Throws: An error in the text, or `too-much-memory`.
  public static func parse(
    _ text: String, vocabulary: Vocabulary, memory: Int = .max
  ) throws(Diagnostic) -> [Statement] {
    try read(text) { Parser.statements($0, vocabulary, memory) }
  }

  public static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, vocabulary: Vocabulary
  ) throws(Diagnostic) -> [Statement] {
    try statements(bytes, vocabulary, .max).get()
  }

  public static func parse(
    _ bytes: [UInt8], vocabulary: Vocabulary
  ) throws(Diagnostic) -> [Statement] {
    try bytes.withUnsafeBufferPointer { statements($0, vocabulary, .max) }.get()
  }

  private static func statements(
    _ bytes: UnsafeBufferPointer<UInt8>, _ vocabulary: Vocabulary, _ memory: Int
  ) -> Result<[Statement], Diagnostic> {
    guard let base = bytes.baseAddress else { return .success([]) }
    return Result { () throws(Diagnostic) in
      var parser = Parser(base, Span(0, bytes.count), vocabulary: vocabulary)
      parser.remainingMemory = memory
      return try parser.statements()
    }
  }

  /// Calls `body` with the text's bytes, without copying them if they are contiguous.
  static func read<Value>(
    _ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result<Value, Diagnostic>
  ) throws(Diagnostic) -> Value {
    if let result = text.utf8.withContiguousStorageIfAvailable(body) { return try result.get() }
    return try Array(text.utf8).withUnsafeBufferPointer(body).get()
  }
}

/// Parsing a part of a text, for raw commands.
extension Parser {
  /// Parses one expression in a part of a text; its spans are offsets in the whole text. Line ends are
  /// white space.
  public static func expression(
    _ text: String, in range: Span? = nil
  ) throws(Diagnostic) -> Expression {
    try piece(text, range) { (parser) throws(Diagnostic) in
      parser.newlineIsBlank = true
      parser.skipBlank()
      let expression = try parser.expression()
      parser.skipBlank()
      guard parser.isAtEnd else { throw parser.unexpected(after: expression) }
      return expression
    }
  }

  /// Parses a command's arguments in a part of a text.
  public static func words(
    _ text: String, in range: Span? = nil
  ) throws(Diagnostic) -> [Argument] {
    try piece(text, range) { (parser) throws(Diagnostic) in
      let arguments = try parser.words()
      guard parser.isAtEndOfStatement else { throw parser.unexpected(after: nil) }
      return arguments
    }
  }

  private static func piece<Value>(
    _ text: String, _ range: Span?, _ body: (inout Parser) throws(Diagnostic) -> Value
  ) throws(Diagnostic) -> Value {
    try read(text) { bytes in
      Result { () throws(Diagnostic) in
        let start = min(max(range?.start ?? 0, 0), bytes.count)
        let end = min(max(range?.end ?? bytes.count, start), bytes.count)
        guard let base = bytes.baseAddress, start < end else {
          throw .missingValue(after: nil, at: Span(start, start))
        }
        var parser = Parser(base, Span(start, end))
        return try body(&parser)
      }
    }
  }
}

/// The memory that the tree takes, more than ten times the bytes of the text for a list of numbers.
extension Parser {
  /// An element of a growing array, which reserves up to twice its size.
  static let elementBytes = 2 * MemoryLayout<Expression>.stride
  static let argumentBytes = 2 * MemoryLayout<Argument>.stride
  static let statementBytes = 2 * MemoryLayout<Statement>.stride
  /// A row of a matrix, with an array of at least four elements.
  static let rowBytes = 64 + 4 * MemoryLayout<Expression>.stride
  /// The box of an indirect case: an operator, transpose, index or call.
  static let boxBytes = 48 + 2 * MemoryLayout<Expression>.stride

  /// Reserves memory for a part of the tree.
  ///
  /// - Throws: `too-much-memory` if it does not fit.
  mutating func take(_ bytes: Int) throws(Diagnostic) {
    remainingMemory -= bytes
    if remainingMemory < 0 { throw .tooManyParts(at: Span(position, min(position + 1, end))) }
  }
}

/// Reads statements from UTF-8 text, in one pass over the bytes and without a list of tokens.
///
/// Every place is an offset into the text given, which may hold several lines.
public struct Parser {
  /// How deep brackets, signs and powers may nest.
  public static let depthLimit = 64
  /// How high the tree of one expression may grow, so that whoever walks it may recurse.
  public static let heightLimit = 500

  let base: UnsafePointer<UInt8>
  /// The offset behind the last byte that may be read.
  let end: Int
  let vocabulary: Vocabulary
  var position: Int
  /// Inside a matrix and between the words of a command, white space separates.
  var spaceSeparates = false
  /// Inside parentheses and subscripts, a new line is white space.
  var newlineIsBlank = false
  /// Where the innermost open bracket stands.
  var opener: Int?
  /// The operator, separator or bracket that was read last: what a missing value is missing after.
  var lastMark = Span(0, 0)
  var depth = 0
  /// The height of the expression that was read last.
  var height = 0
  /// The bytes that are left for what has been read.
  var room = Int.max

  init(
    _ base: UnsafePointer<UInt8>, _ stretch: Span, vocabulary: Vocabulary = Vocabulary(commands: [])
  ) {
    self.base = base
    self.end = stretch.end
    self.position = stretch.start
    self.vocabulary = vocabulary
  }

  /// The statements of a text, separated by `;` or by new lines outside brackets.
  ///
  /// - Parameter memory: the bytes that they may take.
  /// - Throws: besides what is wrong in the text, `too-much-memory`.
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
      parser.room = memory
      return try parser.statements()
    }
  }

  /// Gives the text's own bytes where they lie in one piece, else a copy of them.
  static func read<Value>(
    _ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result<Value, Diagnostic>
  ) throws(Diagnostic) -> Value {
    if let result = text.utf8.withContiguousStorageIfAvailable(body) { return try result.get() }
    return try Array(text.utf8).withUnsafeBufferPointer(body).get()
  }
}

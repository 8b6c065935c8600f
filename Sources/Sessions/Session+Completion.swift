internal import Commands
internal import Documents

/// What could stand at the cursor, read from the same tables as everything else.
extension Session {
  public struct Candidate: Equatable, Sendable {
    public let text: String
    public let meaning: String
    /// What to type behind it: `=` after an option, a blank after a command.
    public let ending: String
  }

  /// - Returns: how many bytes before the cursor the candidates replace, and the candidates.
  public func completions(of line: String, at cursor: Int) -> (length: Int, [Candidate]) {
    let before = Array(line.utf8.prefix(cursor))
    guard !Self.isInsideText(before) else { return (0, []) }
    let word = String(
      decoding: before.reversed().prefix(while: Self.isName).reversed(), as: UTF8.self)
    let head = before.dropLast(word.utf8.count)
    let all = candidates(after: head)
    return (word.utf8.count, all.filter { $0.text.hasPrefix(word) && $0.text != "" })
  }

  private func candidates(after head: ArraySlice<UInt8>) -> [Candidate] {
    let statement = head[Self.statementStart(head)...]
    let words = Self.words(statement)
    let isAtStart = words.isEmpty || (words.count == 1 && Self.endsAssignment(statement))
    if isAtStart { return commands + expressionNames }
    let parameters = words.lazy.compactMap(Self.parameters).first ?? []
    if statement.last == UInt8(ascii: "="), let name = words.last,
      let parameter = parameters.first(where: { $0.answers(to: name) })
    {
      return parameter.words.map { Candidate(text: $0.name, meaning: $0.meaning, ending: " ") }
        + expressionNames
    }
    let given = Set(words)
    let options = parameters.filter { !given.contains($0.name) }.flatMap(Self.spellings)
    return options + expressionNames
  }

  private static func spellings(_ parameter: Parameter) -> [Candidate] {
    switch parameter.kind {
    case .flag: return [Candidate(text: parameter.name, meaning: parameter.summary, ending: " ")]
    case .word where parameter.isPositional:
      return parameter.words.map { Candidate(text: $0.name, meaning: $0.meaning, ending: " ") }
    default:
      guard parameter.name.utf8.count > 1 else { return [] }
      return [Candidate(text: parameter.name, meaning: parameter.summary, ending: "=")]
    }
  }

  private static func parameters(of word: String) -> [Parameter]? {
    CommandTable.command(named: word)?.parameters ?? FunctionTable.function(named: word)?.parameters
  }

  private var commands: [Candidate] {
    CommandTable.all.map { Candidate(text: $0.name, meaning: $0.summary, ending: " ") }
      + DirectiveTable.all.map { Candidate(text: $0.name, meaning: $0.summary, ending: " ") }
  }

  private var expressionNames: [Candidate] {
    variables.sorted { $0.key < $1.key }.map {
      Candidate(text: $0.key, meaning: $0.value.value.description, ending: "")
    }
      + FunctionTable.all.map {
        Candidate(text: $0.name, meaning: $0.summary, ending: $0.isConstant ? "" : "(")
      }
  }

  private static func isName(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
      || byte == 95 || byte >= 128
  }

  private static func isInsideText(_ bytes: [UInt8]) -> Bool {
    bytes.lazy.filter { $0 == UInt8(ascii: "\"") }.count % 2 == 1
  }

  private static func statementStart(_ bytes: ArraySlice<UInt8>) -> Int {
    var depth = 0
    var start = bytes.startIndex
    for (place, byte) in zip(bytes.indices, bytes) {
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "("): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: ";") where depth <= 0: start = place + 1
      case UInt8(ascii: "\n") where depth <= 0: start = place + 1
      default: break
      }
    }
    return start
  }

  private static func words(_ bytes: ArraySlice<UInt8>) -> [String] {
    bytes.split(whereSeparator: { !isName($0) }).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func endsAssignment(_ bytes: ArraySlice<UInt8>) -> Bool {
    let trimmed = bytes.reversed().drop { $0 == 32 }
    return trimmed.first == UInt8(ascii: "=")
  }
}

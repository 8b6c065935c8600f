/// Puts statements together from lines, for scripts and for the prompt.
///
/// A statement goes on while a bracket is open, or after a backslash at the end of a line. Its text
/// keeps the lines as they were typed, so that places in it are places in the script.
public struct StatementReader: Sendable {
  public enum Event: Equatable, Sendable {
    /// A comment at the level of statements: `# text`, `## heading`, `#> what should be printed`.
    case prose(String)
    case blank
    /// The statement goes on with the next line.
    case incomplete
    /// The text of one or more whole statements, and the number of the line they begin in, from 1.
    case statement(String, firstLine: Int)
    /// A line or a statement longer than what is read; it is left out.
    case tooLong(OverlongText)
  }

  /// The most bytes of a line, and of a statement over all its lines.
  public var lineLimit: Int
  public var statementLimit: Int

  private var brackets = BracketCount()
  /// The lines of a statement that goes on.
  private var pending: [UInt8] = []
  private var firstLine = 0
  /// The number of lines fed.
  public private(set) var lineCount = 0
  /// Whether the next line belongs to a statement begun before.
  public private(set) var isInsideStatement = false
  /// Whether that statement was too long, and is only followed to its end.
  private var isSkipping = false

  public init(lineLimit: Int = .max, statementLimit: Int = .max) {
    self.lineLimit = lineLimit
    self.statementLimit = statementLimit
  }

  /// Takes the next line, without its line end.
  public mutating func feed(_ line: String) -> Event {
    if let event = line.utf8.withContiguousStorageIfAvailable({ feed($0) }) { return event }
    return Array(line.utf8).withUnsafeBufferPointer { feed($0) }
  }

  public mutating func feed(_ line: UnsafeBufferPointer<UInt8>) -> Event {
    lineCount += 1
    let line = trimmed(line)
    // How a line that was cut off goes on is not known, nor what it leaves open.
    if line.count > min(lineLimit, statementLimit) { return refuse(line) }
    if isInsideStatement { return goOn(line) }
    switch line.first(where: { !$0.isBlank }) {
    case nil: return .blank
    case .some(.hash): return .prose(String(decoding: line, as: UTF8.self))
    default: break
    }
    brackets = BracketCount()
    brackets.read(line)
    if brackets.isComplete {
      return .statement(String(decoding: line, as: UTF8.self), firstLine: lineCount)
    }
    isInsideStatement = true
    firstLine = lineCount
    pending.append(contentsOf: line)
    return .incomplete
  }

  private mutating func goOn(_ line: UnsafeBufferPointer<UInt8>) -> Event {
    brackets.read(line, at: pending.count + 1)
    if isSkipping {
      if brackets.isComplete { abandon() }
      return .incomplete
    }
    pending.append(.newline)
    pending.append(contentsOf: line)
    if pending.count > statementLimit { return refuse() }
    return brackets.isComplete ? end() : .incomplete
  }

  /// What is left at the end of the input: a statement that was never finished.
  public mutating func finish() -> Event? {
    guard isInsideStatement else { return nil }
    guard !isSkipping else {
      abandon()
      return nil
    }
    return end()
  }

  /// What is left at the end of a script: a statement whose bracket was never closed took in the lines
  /// behind it, and ends before the first of them that begins like a statement of its own.
  ///
  /// - Returns: the statement and the lines from there on, which are to be fed anew and are counted so.
  public mutating func breakOff() -> (statement: Event, rest: [UInt8])? {
    guard isInsideStatement, !isSkipping, let opening = brackets.opening,
      let start = Self.nextStatement(in: pending[opening...])
    else { return finish().map { ($0, []) } }
    let rest = Array(pending[start...])
    pending.removeSubrange((start - 1)...)
    lineCount = firstLine + pending.lazy.filter { $0 == .newline }.count
    return (end(), rest)
  }

  /// Where a line begins that no bracket would have in it: with a letter or a comment's mark, and not
  /// indented.
  private static func nextStatement(in text: ArraySlice<UInt8>) -> Int? {
    var place = text.startIndex
    while let end = text[place...].firstIndex(of: .newline) {
      place = end + 1
      guard place < text.endIndex else { return nil }
      if text[place].isLetter || text[place] == .underscore || text[place] == .hash {
        return place
      }
    }
    return nil
  }

  /// Forgets a statement begun before.
  public mutating func abandon() {
    isInsideStatement = false
    isSkipping = false
    pending.removeAll()
  }

  private mutating func refuse(_ line: UnsafeBufferPointer<UInt8>) -> Event {
    abandon()
    return .tooLong(
      OverlongText(line, at: 0, firstLine: lineCount, limit: min(lineLimit, statementLimit)))
  }

  /// Gives up the statement read so far, but follows its brackets until they are closed, since the
  /// lines within them are no statements.
  private mutating func refuse() -> Event {
    let place = brackets.opening ?? 0
    let overlong = pending.withUnsafeBufferPointer {
      OverlongText(
        $0, at: place, firstLine: firstLine, limit: statementLimit,
        isBracket: brackets.opening != nil)
    }
    pending.removeAll()
    isSkipping = true
    if brackets.isComplete { abandon() }
    return .tooLong(overlong)
  }

  /// Whether a text, of one line or several, is made of whole statements.
  public static func isComplete(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { bytes in
      var brackets = BracketCount()
      bytes.forEachLine { line in
        if brackets.isComplete { brackets = BracketCount() }
        brackets.read(line)
        return true
      }
      return brackets.isComplete
    }
  }

  private mutating func end() -> Event {
    let text = String(decoding: pending, as: UTF8.self)
    abandon()
    return .statement(text, firstLine: firstLine)
  }

  /// The line without a line end, and without the byte order mark of a file.
  private func trimmed(_ line: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var start = 0
    var end = line.count
    if end > start, line[end - 1] == .newline { end -= 1 }
    if end > start, line[end - 1] == 0x0D { end -= 1 }
    if lineCount == 1, end >= 3, line[0] == 0xEF, line[1] == 0xBB, line[2] == 0xBF { start = 3 }
    return UnsafeBufferPointer(rebasing: line[start..<end])
  }
}

/// Assembles statements from lines, for scripts and for the prompt.
///
/// A statement continues while a bracket is open or after a backslash at the end of a line. Its text
/// keeps the lines as typed, so offsets in it correspond to places in the script.
public struct StatementReader: Sendable {
  public enum Event: Equatable, Sendable {
    /// A comment line: `# text`, `## heading`, `#> expected output`.
    case prose(String)
    case blank
    /// The statement continues on the next line.
    case incomplete
    /// The text of one or more complete statements, and the number of their first line, from 1.
    case statement(String, firstLine: Int)
    /// A line or statement over the limit; it is skipped.
    case tooLong(OverlongText)
  }

  /// The maximum bytes of a line.
  public var lineLimit: Int
  /// The maximum bytes of a statement over all its lines.
  public var statementLimit: Int

  private var brackets = BracketCount()
  /// The lines of an unfinished statement.
  private var pending: [UInt8] = []
  private var firstLine = 0
  /// The number of lines fed so far.
  public private(set) var lineCount = 0
  /// Whether the next line continues a statement.
  public private(set) var isInsideStatement = false
  /// Whether that statement was too long and is being skipped.
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
    // The rest of a truncated line is unknown, and so are the brackets it leaves open.
    if line.count > min(lineLimit, statementLimit) { return refuse(line) }
    if isInsideStatement { return continueStatement(line) }
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

  private mutating func continueStatement(_ line: UnsafeBufferPointer<UInt8>) -> Event {
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

  /// Returns the unfinished statement at the end of input, if any.
  public mutating func finish() -> Event? {
    guard isInsideStatement else { return nil }
    guard !isSkipping else {
      abandon()
      return nil
    }
    return end()
  }

  /// Ends an unfinished statement at the end of a script. If a bracket was never closed, the statement
  /// has swallowed the lines after it: it is cut before the first line that looks like a new statement.
  ///
  /// - Returns: The statement, and the lines after the cut, to be fed again; `lineCount` is set back.
  public mutating func breakOff() -> (statement: Event, rest: [UInt8])? {
    guard isInsideStatement, !isSkipping, let opening = brackets.opening,
      let start = Self.nextStatement(in: pending[opening...])
    else { return finish().map { ($0, []) } }
    let rest = Array(pending[start...])
    pending.removeSubrange((start - 1)...)
    lineCount = firstLine + pending.lazy.filter { $0 == .newline }.count
    return (end(), rest)
  }

  /// The offset of the first line that is unlikely inside brackets: one that begins with a letter or a
  /// comment sign, not indented.
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

  /// Discards an unfinished statement.
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

  /// Discards the statement read so far and skips to its end, since the lines inside its brackets are
  /// not statements.
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

  /// Whether a text of one or more lines consists of complete statements.
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

  /// The line without its line end, and without a byte order mark at the start of the file.
  private func trimmed(_ line: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var start = 0
    var end = line.count
    if end > start, line[end - 1] == .newline { end -= 1 }
    if end > start, line[end - 1] == 0x0D { end -= 1 }
    if lineCount == 1, end >= 3, line[0] == 0xEF, line[1] == 0xBB, line[2] == 0xBF { start = 3 }
    return UnsafeBufferPointer(rebasing: line[start..<end])
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Calls `body` with each line, without its line end, until it returns false. The text after the last
  /// line end is a line too, even if it is empty.
  public func forEachLine(_ body: (UnsafeBufferPointer<UInt8>) -> Bool) {
    var start = 0
    while start <= count {
      let end = self[start...].firstIndex(of: .newline) ?? count
      guard body(UnsafeBufferPointer(rebasing: self[start..<end])) else { return }
      start = end + 1
    }
  }
}

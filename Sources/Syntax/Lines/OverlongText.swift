/// A line or statement that is too long to be read, of which only an excerpt is kept.
public struct OverlongText: Equatable, Sendable {
  /// A piece of the line around `place`.
  public let excerpt: String
  /// The open bracket or the statement's beginning, in offsets of the excerpt.
  public let place: Span
  /// The number of that line, from 1.
  public let line: Int
  /// The maximum number of bytes.
  public let limit: Int
  public let kind: Kind

  public enum Kind: Sendable {
    /// One line is too long.
    case line
    /// A bracket is not closed within the limit.
    case bracket
    /// Lines joined by backslashes are too long.
    case statement
  }

  /// The number of bytes shown before and after the place.
  private static let room = 80

  /// One line that is too long.
  init(
    _ line: UnsafeBufferPointer<UInt8>, at place: Int, firstLine: Int, limit: Int
  ) {
    self.init(line, place, 0..<line.count, number: firstLine, limit, .line)
  }

  /// A statement of several lines that is too long.
  init(
    _ text: UnsafeBufferPointer<UInt8>, at place: Int, firstLine: Int, limit: Int, isBracket: Bool
  ) {
    let before = text[..<place]
    let start = before.lastIndex(of: .newline).map { $0 + 1 } ?? 0
    let end = text[place...].firstIndex(of: .newline) ?? text.count
    let number = firstLine + before.lazy.filter { $0 == .newline }.count
    self.init(text, place, start..<end, number: number, limit, isBracket ? .bracket : .statement)
  }

  /// Text of one or more statements that is too long.
  ///
  /// - Parameter line: The number of its first line.
  public init(_ text: String, line: Int, limit: Int) {
    let utf8 = text.utf8
    let first = utf8.prefix { $0 != .newline }.prefix(2 * Self.room)
    self = Array(first).withUnsafeBufferPointer {
      OverlongText($0, 0, 0..<$0.count, number: line, limit, .statement)
    }
  }

  private init(
    _ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ line: Range<Int>, number: Int, _ limit: Int,
    _ kind: Kind
  ) {
    var first = max(line.lowerBound, place - Self.room)
    var last = min(line.upperBound, place + Self.room)
    // Keep characters whole.
    while first < place, text[first] & 0xC0 == 0x80 { first += 1 }
    while last > place + 1, last < line.upperBound, text[last] & 0xC0 == 0x80 { last -= 1 }
    let shown = UnsafeBufferPointer(rebasing: text[first..<last])
    let isCut = last < line.upperBound
    self.excerpt = String(decoding: shown, as: UTF8.self) + (isCut ? "…" : "")
    self.place = Span(place - first, min(place - first + 1, shown.count))
    (self.line, self.limit, self.kind) = (number, limit, kind)
  }
}

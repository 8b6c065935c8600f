/// A stretch of a statement's text, in UTF-8 offsets; the end is excluded.
public struct Span: Equatable, Hashable, Sendable {
  public var start: Int
  public var end: Int

  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  public var length: Int { end - start }

  /// The stretch from the beginning of this one to the end of the other.
  public func joined(_ other: Span) -> Span { Span(min(start, other.start), max(end, other.end)) }

  /// What stands there; nil where the text has no such stretch.
  public func text(in source: String) -> String? {
    let bytes = source.utf8
    guard start >= 0, start <= end, end <= bytes.count else { return nil }
    if start == 0, end == bytes.count { return source }
    let first = bytes.index(bytes.startIndex, offsetBy: start)
    let last = bytes.index(first, offsetBy: length)
    return String(decoding: bytes[first..<last], as: UTF8.self)
  }
}

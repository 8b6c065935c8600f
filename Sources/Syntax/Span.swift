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
}

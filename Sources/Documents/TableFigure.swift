/// Rows and columns of short texts.
public struct TableFigure: Equatable, Sendable {
  public var caption: String
  public var header: [String]
  public var rows: [[Phrase]]
  /// Which columns hold numbers and are set to the right.
  public var rightAligned: Set<Int>

  @_disfavoredOverload
  public init(
    caption: String = "", header: [String], rows: [[Phrase]], rightAligned: Set<Int> = []
  ) {
    self.caption = caption
    self.header = header
    self.rows = rows
    self.rightAligned = rightAligned
  }

  public init(
    caption: String = "", header: [String], rows: [[String]], rightAligned: Set<Int> = []
  ) {
    self.init(
      caption: caption, header: header, rows: rows.map { $0.map { Phrase($0) } },
      rightAligned: rightAligned)
  }
}

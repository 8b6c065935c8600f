/// Rows and columns of short texts.
public struct TableFigure: Equatable, Sendable {
  public var caption: String
  public var header: [String]
  public var rows: [[Phrase]]
  /// Which columns hold numbers and are set to the right.
  public var rightAligned: Set<Int>
  /// How many columns say what a row is about: text that is too narrow for all columns repeats them in
  /// front of the others, part by part. 0 keeps the table in one.
  public var stub = 0

  @_disfavoredOverload
  public init(
    caption: String = "", header: [String], rows: [[Phrase]], rightAligned: Set<Int> = [],
    stub: Int = 0
  ) {
    self.caption = caption
    self.header = header
    self.rows = rows
    self.rightAligned = rightAligned
    self.stub = stub
  }

  public init(
    caption: String = "", header: [String], rows: [[String]], rightAligned: Set<Int> = [],
    stub: Int = 0
  ) {
    self.init(
      caption: caption, header: header, rows: rows.map { $0.map { Phrase($0) } },
      rightAligned: rightAligned, stub: stub)
  }
}

/// What a person would see: a grid of cells that understands as much of xterm as line editors use.
public struct Screen: Sendable {
  public private(set) var columns: Int
  public private(set) var rows: Int
  /// Where the cursor is, from the top left.
  public internal(set) var x = 0
  public internal(set) var y = 0
  /// Whether pasted text would be marked.
  public internal(set) var marksPaste = false
  /// Whether the second screen is shown.
  public internal(set) var isAlternate = false
  public internal(set) var isCursorVisible = true
  public internal(set) var bells = 0
  /// Answers the terminal owes the program.
  public internal(set) var replies: [String] = []

  /// A wide character leaves an empty cell to its right.
  var cells: [[String]]
  /// The last column is full: the next character goes to the next row.
  var isWrapPending = false
  var other: (cells: [[String]], x: Int, y: Int)?
  var parser = ControlParser()

  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = Self.blank(columns, rows)
  }

  /// The text of a row without the blanks at its end.
  public func row(_ index: Int) -> String {
    guard cells.indices.contains(index) else { return "" }
    return Self.trimmed(cells[index].joined())
  }

  /// The row the cursor is on.
  public var cursorRow: String { row(y) }

  /// All rows down to the last that is not blank.
  public var text: String {
    var lines = cells.indices.map(row)
    while lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  /// Cuts or extends the rows, as xterm does; long lines are not wrapped anew.
  public mutating func resize(columns: Int, rows: Int) {
    var resized = Self.blank(columns, rows)
    for y in 0..<min(rows, self.rows) {
      for x in 0..<min(columns, self.columns) { resized[y][x] = cells[y][x] }
    }
    cells = resized
    (self.columns, self.rows) = (columns, rows)
    (x, y) = (min(x, columns - 1), min(y, rows - 1))
    isWrapPending = false
  }

  /// Shows what a program wrote.
  public mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      if let control = parser.take(byte) { obey(control) }
    }
  }

  public mutating func takeReplies() -> [String] {
    defer { replies = [] }
    return replies
  }

  static func blank(_ columns: Int, _ rows: Int) -> [[String]] {
    Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }

  static func trimmed(_ text: String) -> String {
    String(text.reversed().drop { $0 == " " }.reversed())
  }
}

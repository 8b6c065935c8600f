internal import Documents

/// A grid of cells: columns set to the right, runs of taps or results in brackets, dots for what lies
/// outside. A grid too large for the screen is cut to a stretch around its taps.
struct GridLayout {
  private let grid: CellGrid
  private let texts: [[String]]
  private let columnWidths: [Int]
  private let rows: Range<Int>
  private let columns: Range<Int>
  private let width: Int
  /// Columns whose widest numbers are wider by their minus sign alone, which may use the gap.
  private let tightColumns: Set<Int>

  private static let roomForEqualColumns = 40

  /// The most rows of one grid on the screen.
  static let mostRows = 24

  init(_ grid: CellGrid, width: Int) {
    let (rows, places) = (grid.rows, grid.focus)
    self.grid = grid
    self.width = width
    self.rows = Self.stretch(
      around: places.rows, of: rows.count, costs: { (_: Int) in 1 }, Self.mostRows)
    let count = rows.reduce(0) { max($0, $1.count) }
    // Each column takes three places at least, so these are surely all that can be shown.
    let most = Self.stretch(around: places.columns, of: count, costs: { (_: Int) in 3 }, width)
    var shown = rows.map { [String](repeating: "", count: $0.count) }
    var columnWidths = [Int](repeating: 1, count: count)
    for row in self.rows {
      for column in most where column < rows[row].count {
        let text = rows[row][column].text
        shown[row][column] = text
        columnWidths[column] = max(columnWidths[column], displayWidth(text))
      }
    }
    // Columns look best equally wide, as long as that costs little room.
    let widest = columnWidths.max() ?? 1
    if grid.hasRuns && count * (widest + 2) <= Self.roomForEqualColumns {
      columnWidths = columnWidths.map { _ in widest }
    }
    self.texts = shown
    self.columnWidths = columnWidths
    self.tightColumns = grid.hasRuns ? [] : Self.tight(shown, columnWidths)
    let widths = columnWidths
    let fits = most.count == count && widths.reduce(0, { $0 + $1 + 2 }) <= width
    // The marks at both ends need their room too.
    self.columns =
      fits
      ? most : Self.stretch(around: places.columns, of: count, costs: { widths[$0] + 2 }, width - 6)
  }

  private static func tight(_ texts: [[String]], _ widths: [Int]) -> Set<Int> {
    Set(
      widths.indices.dropFirst().filter { column in
        widths[column] > 1
          && texts.allSatisfy { row in
            column >= row.count || row[column].hasPrefix("−")
              || displayWidth(row[column]) < widths[column]
          }
      })
  }

  /// The longest stretch around a middle whose cost is bounded, grown on both sides in turn.
  private static func stretch(
    around focus: Range<Int>, of count: Int, costs: (Int) -> Int, _ limit: Int
  ) -> Range<Int> {
    guard count > 0 else { return 0..<0 }
    let focus = focus.clamped(to: 0..<count)
    var (low, high) = (focus.lowerBound, min(focus.lowerBound + 1, count))
    var cost = low < high ? costs(low) : 0
    func take(_ place: Int) -> Bool {
      let next = cost + costs(place)
      guard next <= limit else { return false }
      cost = next
      return true
    }
    while high < focus.upperBound, take(high) { high += 1 }
    var (canFall, canRise) = (true, true)
    while canFall || canRise {
      canFall = canFall && low > 0 && take(low - 1)
      if canFall { low -= 1 }
      canRise = canRise && high < count && take(high)
      if canRise { high += 1 }
    }
    return low..<high
  }

  func lines() -> [StyledLine] {
    guard !columns.isEmpty || !grid.leftOut.isEmpty else { return [] }
    var lines: [StyledLine] = []
    if rows.lowerBound > 0 { lines.append(StyledLine(" …", .faint)) }
    lines += rows.map(line)
    if rows.upperBound < grid.rows.count { lines.append(StyledLine(" …", .faint)) }
    let remarks = [grid.leftOut, leftOut].filter { !$0.isEmpty }
    let room = min(max(lines.width, 28), width)
    return lines
      + remarks.flatMap { StyledLine(" … " + $0, .faint).wrapped(to: room, hanging: 3) }
  }

  /// What this layout has cut away, by side.
  private var leftOut: String {
    var parts: [String] = []
    let count = columnWidths.count
    func add(_ number: Int, _ noun: String, _ side: String) {
      if number > 0 { parts.append("\(number) \(noun)\(number == 1 ? "" : "s") \(side)") }
    }
    add(rows.lowerBound, "row", "above")
    add(grid.rows.count - rows.upperBound, "row", "below")
    add(columns.lowerBound, "column", "to the left")
    add(count - columns.upperBound, "column", "to the right")
    return parts.isEmpty ? "" : parts.joined(separator: ", ") + " left out"
  }

  private func line(_ row: Int) -> StyledLine {
    let cells = grid.rows[row]
    var line = StyledLine()
    if columns.lowerBound > 0 { line.append(" …", .faint) }
    for column in columns {
      let before = run(cells, column - 1, isShown: column > columns.lowerBound)
      let here = run(cells, column, isShown: true)
      if column > columns.lowerBound {
        line.append(before != nil && before != here ? "]" : " ", ink(before))
      }
      let isTight = column > columns.lowerBound && tightColumns.contains(column)
      if !isTight { line.append(here != nil && before != here ? "[" : " ", ink(here)) }
      let text = column < cells.count ? texts[row][column] : ""
      line.append(
        text, column < cells.count ? cells[column].role.ink : .plain,
        right: columnWidths[column], on: ink(here))
    }
    if let last = run(cells, columns.upperBound - 1, isShown: !columns.isEmpty) {
      line.append("]", ink(last))
    }
    if columns.upperBound < columnWidths.count { line.append(" …", .faint) }
    return line
  }

  /// What a bracket holds together: neighbours under taps, or neighbours that are computed.
  private enum Run { case taps, results }

  private func run(_ cells: [CellGrid.Cell], _ column: Int, isShown: Bool) -> Run? {
    guard isShown, cells.indices.contains(column) else { return nil }
    return switch cells[column].role {
    case .tap, .paddingTap, .winner: .taps
    case .result: .results
    case .plain, .padding, .faint: nil
    }
  }

  private func ink(_ run: Run?) -> Ink {
    switch run {
    case .taps: .tap
    case .results: .result
    case nil: .plain
    }
  }
}

extension CellGrid {
  var hasRuns: Bool { rows.contains { $0.contains { $0.role.isFocus } } }

  /// The rows and columns with something to look at: taps, winners, results; else the beginning.
  var focus: (rows: Range<Int>, columns: Range<Int>) {
    var (top, bottom, left, right) = (Int.max, -1, Int.max, -1)
    for (row, cells) in rows.enumerated() {
      for (column, cell) in cells.enumerated() where cell.role.isFocus {
        (top, bottom) = (min(top, row), max(bottom, row))
        (left, right) = (min(left, column), max(right, column))
      }
    }
    return bottom < 0 ? (0..<0, 0..<0) : (top..<(bottom + 1), left..<(right + 1))
  }
}

extension CellGrid.Cell {
  /// The text of a cell whose role is shown by a colour.
  var unmarkedText: String {
    switch content {
    case .number(let number): number.readText
    case .dot: "·"
    case .text(let text): printable(text)
    case .blank: ""
    }
  }

  var text: String {
    let text =
      switch content {
      case .number(let number): (role.isBorder ? "·" : "") + number.legible.readText
      case .dot: "·"
      // A cell still to be computed, as wide as its number will be.
      case .text(let text) where !text.isEmpty && text.utf8.allSatisfy({ $0 == 0x20 }):
        String(text.dropLast()) + "_"
      case .text(let text): printable(text)
      case .blank: ""
      }
    return role == .winner ? "*" + text : text
  }
}

extension CellGrid.Role {
  /// Whether the cell lies outside the input; a number there has a dot before it.
  var isBorder: Bool { self == .padding || self == .paddingTap }

  var isFocus: Bool {
    switch self {
    case .tap, .paddingTap, .winner, .result: true
    case .plain, .padding, .faint: false
    }
  }

  var ink: Ink {
    switch self {
    case .plain: .plain
    case .padding, .faint: .padding
    case .tap, .paddingTap: .tap
    case .winner: .winner
    case .result: .result
    }
  }
}

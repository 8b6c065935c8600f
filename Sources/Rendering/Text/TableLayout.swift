internal import Documents

/// A table: columns of equal gaps, a light line under the header. Where it is too wide its last column
/// is broken between words, and the others are cut.
struct TableLayout {
  private let figure: TableFigure
  private let width: Int
  private let columnWidths: [Int]
  private static let gap = 3
  private static let leastLastColumn = 16

  init(_ figure: TableFigure, width: Int) {
    self.figure = figure
    self.width = width
    let rows = [figure.header] + figure.rows.map { $0.map(\.text) }
    var widths = [Int](repeating: 1, count: rows.reduce(0) { max($0, $1.count) })
    for row in rows {
      for (column, text) in row.enumerated() {
        widths[column] = max(widths[column], displayWidth(printable(text)))
      }
    }
    self.columnWidths = Self.narrowed(widths, to: width)
  }

  /// Takes room from the last column as long as it has some to give, then from the widest.
  private static func narrowed(_ natural: [Int], to width: Int) -> [Int] {
    var widths = natural
    guard let last = widths.indices.last else { return widths }
    var excess = widths.reduce(0, +) + gap * last - width
    if excess > 0 {
      let given = min(excess, max(widths[last] - leastLastColumn, 0))
      widths[last] -= given
      excess -= given
    }
    while excess > 0, let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
      widths[widest] > 1
    {
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  func lines() -> [StyledLine] {
    var lines: [StyledLine] = []
    if !figure.caption.isEmpty {
      lines += StyledLine(figure.caption, .title).wrapped(to: width, hanging: 2)
    }
    if figure.header.contains(where: { !$0.isEmpty }) {
      lines += row(figure.header, .label)
      lines.append(rule)
    }
    for cells in figure.rows { lines += row(cells.map(\.text), .plain) }
    return lines
  }

  private var rule: StyledLine {
    let total = columnWidths.reduce(0, +) + Self.gap * max(columnWidths.count - 1, 0)
    return StyledLine(String(repeating: "─", count: total), .faint)
  }

  private func row(_ cells: [String], _ ink: Ink) -> [StyledLine] {
    var line = StyledLine()
    for (column, text) in cells.enumerated() {
      let isLast = column == columnWidths.count - 1
      if column > 0 { line.pad(to: line.width + Self.gap) }
      let cell = StyledLine(text, ink)
      if isLast && cell.width > columnWidths[column] {
        return broken(cell, behind: line, columnWidths[column])
      }
      let shown = cell.cut(to: columnWidths[column])
      let room = columnWidths[column] - shown.width
      let isRight = figure.rightAligned.contains(column)
      if isRight { line.append(spaces: room) }
      line.append(shown)
      if !isRight { line.append(spaces: room) }
    }
    return [line]
  }

  private func broken(_ cell: StyledLine, behind line: StyledLine, _ columns: Int) -> [StyledLine] {
    cell.wrapped(to: columns).enumerated().map { place, part in
      guard place == 0 else { return part.indented(by: line.width) }
      var first = line
      first.append(part)
      return first
    }
  }
}

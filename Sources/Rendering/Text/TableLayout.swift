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
    self.columnWidths = Self.narrowed(Self.naturalWidths(figure), to: width)
  }

  private static func naturalWidths(_ figure: TableFigure) -> [Int] {
    let rows = [figure.header] + figure.rows.map { $0.map(\.text) }
    var widths = [Int](repeating: 1, count: rows.reduce(0) { max($0, $1.count) })
    for row in rows {
      for (column, text) in row.enumerated() {
        widths[column] = max(widths[column], displayWidth(printable(text)))
      }
    }
    return widths
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

  /// The tables that a wide one is broken into, each with the stub's columns and as many others as fit.
  private static func parts(of figure: TableFigure, width: Int) -> [TableFigure] {
    let natural = naturalWidths(figure)
    let stub = figure.stub
    guard stub > 0, stub < natural.count, total(natural) > width else { return [figure] }
    let groups = groups(natural, stub: stub, width: width)
    return groups.enumerated().map { place, columns in
      let kept = Array(0..<stub) + columns
      return TableFigure(
        caption: place == 0 ? figure.caption : "",
        header: kept.map { figure.header[$0] },
        rows: figure.rows.map { row in kept.filter { $0 < row.count }.map { row[$0] } },
        rightAligned: Set(kept.indices.filter { figure.rightAligned.contains(kept[$0]) }))
    }
  }

  /// The columns of each part: as few parts as possible, and of those the narrowest.
  private static func groups(_ natural: [Int], stub: Int, width: Int) -> [[Int]] {
    let head = natural[..<stub].reduce(0) { $0 + $1 + gap }
    func filled(to width: Int) -> [[Int]] {
      var groups: [[Int]] = []
      var used = width
      for column in stub..<natural.count {
        if used + gap + natural[column] > width || groups.isEmpty {
          groups.append([])
          used = head - gap
        }
        groups[groups.count - 1].append(column)
        used += gap + natural[column]
      }
      return groups
    }
    var best = filled(to: width)
    for narrower in stride(from: width - 1, to: head, by: -1) {
      let groups = filled(to: narrower)
      guard groups.count == best.count else { break }
      best = groups
    }
    return best
  }

  private static func total(_ widths: [Int]) -> Int {
    widths.reduce(0, +) + gap * max(widths.count - 1, 0)
  }

  func lines() -> [StyledLine] {
    let parts = Self.parts(of: figure, width: width)
    guard parts.count > 1 else { return wholeLines() }
    return Array(
      parts.map { TableLayout($0, width: width).wholeLines() }.joined(separator: [StyledLine()]))
  }

  private func wholeLines() -> [StyledLine] {
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

internal import Arithmetic
internal import Documents

/// A matrix between light lines, its blocks framed, structural zeros as dots; too large a matrix shows
/// its first rows and columns and the last.
struct MatrixLayout {
  private let figure: MatrixFigure
  private let width: Int
  private let rows: Shown
  private let columns: Shown
  private let texts: [[String]]
  private let columnWidths: [Int]
  private let gap: Int
  /// Whether nothing stands between lines and the cells beside them.
  private let isTight: Bool
  private let labelWidth: Int
  private let hasColumnLabels: Bool

  /// A matrix of more rows is cut, to fewer than these, so that its explanation stays on the screen.
  static let mostRows = 40
  static let cutRows = 20

  init(_ figure: MatrixFigure, width: Int) {
    let (height, length) =
      figure.tensor.rank == 2 ? (figure.tensor.shape[0], figure.tensor.shape[1]) : (0, 0)
    let rows = Shown(of: height, most: height > Self.mostRows ? Self.cutRows : Self.mostRows)
    let labels = figure.rowLabels.map { displayWidth(printable($0)) }
    let widestLabel = labels.max() ?? 0
    let labelWidth = widestLabel <= width / 3 ? widestLabel : 0
    let fit = ColumnFit(figure, rows, length, width - (labelWidth > 0 ? labelWidth + 1 : 0))
    self.figure = figure
    self.width = width
    self.rows = rows
    self.labelWidth = labelWidth
    self.columns = fit.columns
    self.texts = fit.texts
    self.columnWidths = fit.widths
    self.gap = fit.gap
    self.isTight = fit.isTight
    self.hasColumnLabels = fit.hasLabels
  }

  func lines() -> [StyledLine] {
    guard figure.tensor.count > 0, figure.tensor.rank == 2 else { return nameOnly }
    var lines: [StyledLine] = []
    if !figure.name.isEmpty { lines.append(StyledLine(figure.name + " =", .title)) }
    if hasColumnLabels { lines.append(columnLabelLine) }
    if isFramed { lines.append(rule("┌", "┬", "┐")) }
    for (place, row) in rows.indices.enumerated() {
      if place > 0, let row, rows.indices[place - 1] != nil, isBlockStart(row, figure.blockRows) {
        lines.append(rule("├", "┼", "┤"))
      }
      lines.append(line(place, row))
    }
    if isFramed { lines.append(rule("└", "┴", "┘")) }
    if let leftOut { lines += StyledLine(leftOut, .faint).wrapped(to: width, hanging: 2) }
    return lines
  }

  private var nameOnly: [StyledLine] {
    let size = figure.tensor.shape.map(String.init).joined(separator: "x")
    return [StyledLine((figure.name.isEmpty ? "" : figure.name + " = ") + "zeros(\(size))")]
  }

  private var isFramed: Bool { figure.blockRows > 0 || figure.blockColumns > 0 }

  private func isBlockStart(_ index: Int, _ size: Int) -> Bool {
    size > 0 && index > 0 && index % size == 0
  }

  private func line(_ place: Int, _ row: Int?) -> StyledLine {
    var line = StyledLine()
    if labelWidth > 0 {
      let label = row.flatMap { figure.rowLabels.indices.contains($0) ? figure.rowLabels[$0] : nil }
      line.append(label ?? "", .label, right: labelWidth)
      line.append(" ")
    }
    line.append("│", .faint)
    for (position, column) in columns.indices.enumerated() {
      line.append(separator(before: position), .faint)
      guard let column else {
        line.append("…", .faint)
        continue
      }
      guard let row else {
        line.append("⋮", .faint, right: columnWidths[position])
        continue
      }
      let isEntry = figure.isEntry(row: row, column: column)
      line.append(texts[place][position], isEntry ? .plain : .faint, right: columnWidths[position])
    }
    line.append(isTight ? "│" : " │", .faint)
    return line
  }

  /// The gap between a column and the one before, with a line in it between blocks.
  private func separator(before position: Int) -> String {
    guard position > 0 else { return isTight ? "" : " " }
    guard hasRule(before: position) else { return String(repeating: " ", count: gap) }
    return isTight ? "│" : " │ "
  }

  private func hasRule(before position: Int) -> Bool {
    guard position > 0, let column = columns.indices[position], columns.indices[position - 1] != nil
    else { return false }
    return isBlockStart(column, figure.blockColumns)
  }

  private func rule(_ left: String, _ crossing: String, _ right: String) -> StyledLine {
    var line = StyledLine()
    if labelWidth > 0 { line.append(spaces: labelWidth + 1) }
    var text = left
    let margin = isTight ? "" : "─"
    for position in columns.indices.indices {
      if hasRule(before: position) {
        text += margin + crossing + margin
      } else {
        text += position == 0 ? margin : String(repeating: "─", count: gap)
      }
      text += String(repeating: "─", count: columnWidths[position])
    }
    line.append(text + margin + right, .faint)
    return line
  }

  private var columnLabelLine: StyledLine {
    var line = StyledLine()
    if labelWidth > 0 { line.append(spaces: labelWidth + 1) }
    line.append(" ")
    for (position, column) in columns.indices.enumerated() {
      let (first, between) = isTight ? (0, 1) : (1, 3)
      line.append(spaces: position == 0 ? first : hasRule(before: position) ? between : gap)
      let label = column.map { figure.columnLabels[$0] } ?? "…"
      line.append(label, .label, right: columnWidths[position])
    }
    return line
  }

  private var leftOut: String? {
    let parts = [(columns.hidden, "column"), (rows.hidden, "row")].filter { $0.0 > 0 }
      .map { count(of: $0.0, more: $0.1) }
    return parts.isEmpty ? nil : "… " + parts.joined(separator: ", ")
  }

  /// The indices of a row or a column axis that are shown, nil where some are left out.
  struct Shown {
    let indices: [Int?]
    let hidden: Int

    init(of count: Int, most: Int) {
      if count <= most {
        indices = Array(0..<count)
        hidden = 0
      } else {
        indices = Array(0..<max(most - 2, 1)) + [nil, count - 1]
        hidden = count - max(most - 2, 1) - 1
      }
    }
  }
}

/// How many columns fit, with or without their labels, equally wide or as wide as each needs.
struct ColumnFit {
  private(set) var columns: MatrixLayout.Shown
  private(set) var texts: [[String]] = []
  private(set) var widths: [Int] = []
  private(set) var gap = 2
  private(set) var isTight = false
  private(set) var hasLabels = false

  init(_ figure: MatrixFigure, _ rows: MatrixLayout.Shown, _ length: Int, _ width: Int) {
    // A column takes two places at least: more than this can never be shown.
    var most = min(length, max(width / 2, 3))
    while true {
      columns = MatrixLayout.Shown(of: length, most: most)
      measure(figure, rows)
      if settle(figure, width) || most <= 3 { return }
      most = min(most - 1, max(most * width / max(total(figure), 1), 3))
    }
  }

  private mutating func measure(_ figure: MatrixFigure, _ rows: MatrixLayout.Shown) {
    let columns = columns.indices
    texts = rows.indices.map { row in
      columns.map { column in
        guard let row, let column else { return "" }
        return figure.text(row: row, column: column)
      }
    }
    widths = columns.indices.map { position in
      texts.reduce(1) { max($0, displayWidth($1[position])) }
    }
  }

  /// Tries the roomiest way first.
  private mutating func settle(_ figure: MatrixFigure, _ width: Int) -> Bool {
    let natural = widths
    let widest = natural.max() ?? 1
    let equal = columns.indices.map { $0 == nil ? 1 : widest }
    if figure.columnLabels.count >= figure.tensor.shape[1] {
      let labels = columns.indices.map { column in
        column.map { displayWidth(printable(figure.columnLabels[$0])) } ?? 1
      }
      hasLabels = true
      for candidate in [equal, natural] where tries(zip(candidate, labels).map(max), figure, width)
      {
        return true
      }
      hasLabels = false
    }
    if tries(equal, figure, width) || tries(natural, figure, width) { return true }
    // Before columns are left out, the blanks beside the lines are.
    (gap, isTight) = (1, figure.blockColumns > 0)
    return isTight && total(figure) <= width
  }

  private mutating func tries(_ widths: [Int], _ figure: MatrixFigure, _ width: Int) -> Bool {
    self.widths = widths
    isTight = false
    for gap in [2, 1] {
      self.gap = gap
      if total(figure) <= width { return true }
    }
    return false
  }

  private func total(_ figure: MatrixFigure) -> Int {
    let rules =
      figure.blockColumns > 0
      ? columns.indices.filter { ($0 ?? 0) > 0 && ($0 ?? 0) % figure.blockColumns == 0 }.count : 0
    let cells = widths.reduce(0, +) + gap * (widths.count - 1)
    return cells + (isTight ? 2 + rules * (1 - gap) : 4 + rules * (3 - gap))
  }
}

extension MatrixFigure {
  func isEntry(row: Int, column: Int) -> Bool {
    let place = row * tensor.shape[1] + column
    guard let isEntry, isEntry.indices.contains(place) else { return true }
    return isEntry[place]
  }

  func text(row: Int, column: Int) -> String {
    guard isEntry(row: row, column: column) else { return "·" }
    return printable(tensor.cell(row * tensor.shape[1] + column).legible.readText)
  }
}

internal import Arithmetic
internal import Documents

/// How many columns fit, with or without their labels, equally wide or as wide as each needs.
struct ColumnFit {
  private(set) var columns: MatrixLayout.Shown
  private(set) var texts: [[String]] = []
  private(set) var widths: [Int] = []
  private(set) var gap = 2
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
    return tries(equal, figure, width) || tries(natural, figure, width)
  }

  private mutating func tries(_ widths: [Int], _ figure: MatrixFigure, _ width: Int) -> Bool {
    self.widths = widths
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
    return 4 + widths.reduce(0, +) + gap * (widths.count - 1) + rules * (3 - gap)
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
    return printable(tensor.cell(row * tensor.shape[1] + column)?.readText ?? "")
  }
}

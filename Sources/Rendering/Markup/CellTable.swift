internal import Arithmetic
internal import Documents

/// Cells in rows with what is written beside them, as pages draw them: a grid of a step, a matrix, or
/// one slice of a result.
struct CellTable {
  /// `C`, `y`; empty for none.
  var name = ""
  /// The index of a slice along the axes before its own.
  var index: [Int] = []
  /// Above the rows.
  var caption = ""
  var rows: [[CellGrid.Cell]]
  /// A label for each row and column shown; empty for none.
  var rowLabels: [String] = []
  var columnLabels: [String] = []
  /// The places, among those shown, of rows and columns that begin a block.
  var ruledRows: [Int] = []
  var ruledColumns: [Int] = []
  /// Whether blocks are framed, even where all is one block.
  var isFramed = false
  /// `rows 0…15 of 512`, `3 more columns`; empty where all is shown.
  var leftOut = ""

  /// `y[0,1]`
  var title: String {
    index.isEmpty ? name : "\(name)[\(index.map(String.init).joined(separator: ","))]"
  }

  var columnCount: Int { rows.reduce(0) { max($0, $1.count) } }

  /// Whether some cells are marked, so that the others need no ground of their own.
  var hasRuns: Bool { rows.contains { $0.contains { $0.role.isFocus } } }
}

extension CellTable {
  init(_ grid: CellGrid) {
    self.init(
      caption: grid.caption, rows: grid.rows.map { $0.map(\.legible) }, leftOut: grid.leftOut)
  }

  /// - Parameters:
  ///   - figure: a matrix with cells.
  ///   - most: the most rows, and columns, that are shown.
  init(_ figure: MatrixFigure, most: Int) {
    let rows = MatrixLayout.Shown(of: figure.tensor.shape[0], most: most)
    let columns = MatrixLayout.Shown(of: figure.tensor.shape[1], most: most)
    self.init(
      rows: Self.cells(rows, columns) { row, column in
        guard figure.isEntry(row: row, column: column) else { return .init(.dot, .faint) }
        let place = row * figure.tensor.shape[1] + column
        return .init(.number(figure.tensor.cell(place).legible))
      })
    name = figure.name
    rowLabels = Self.labels(figure.rowLabels, rows)
    columnLabels = Self.labels(figure.columnLabels, columns)
    ruledRows = Self.rules(rows, figure.blockRows)
    ruledColumns = Self.rules(columns, figure.blockColumns)
    isFramed = figure.blockRows > 0 || figure.blockColumns > 0
    leftOut = hidden((columns.hidden, "column"), (rows.hidden, "row"))
  }

  /// A tensor as the matrices of its last two axes, each named with its index along the others.
  ///
  /// - Parameter tensor: at least one cell.
  /// - Returns: the first `mostSlices` of them, and what is not shown.
  static func slices(
    of tensor: Tensor, named name: String, mostRows: Int = 40, mostSlices: Int = 16
  ) -> (tables: [CellTable], leftOut: String) {
    let shape = tensor.shape
    let height = shape.count >= 2 ? shape[shape.count - 2] : 1
    let length = shape.last ?? 1
    let rows = MatrixLayout.Shown(of: height, most: mostRows)
    let columns = MatrixLayout.Shown(of: length, most: mostRows)
    let outer = Array(shape.dropLast(2))
    let count = outer.reduce(1, *)
    let tables = (0..<min(count, mostSlices)).map { slice in
      var table = CellTable(
        rows: cells(rows, columns) { row, column in
          .init(.number(tensor.cell((slice * height + row) * length + column)), .result)
        })
      table.name = name
      table.index = outer.index(ofCell: slice)
      return table
    }
    let leftOut = hidden(
      (columns.hidden, "column"), (rows.hidden, "row"), (max(count - mostSlices, 0), "slice"))
    return (tables, leftOut)
  }

  /// The cells of the rows and columns shown, with dots where some are left out.
  private static func cells(
    _ rows: MatrixLayout.Shown, _ columns: MatrixLayout.Shown,
    _ cell: (_ row: Int, _ column: Int) -> CellGrid.Cell
  ) -> [[CellGrid.Cell]] {
    rows.indices.map { row in
      columns.indices.map { column in
        guard let row, let column else {
          return .init(.text(row == nil ? (column == nil ? "⋱" : "⋮") : "⋯"), .faint)
        }
        return cell(row, column)
      }
    }
  }

  private static func labels(_ labels: [String], _ shown: MatrixLayout.Shown) -> [String] {
    labels.isEmpty
      ? [] : shown.indices.map { $0.map { $0 < labels.count ? labels[$0] : "" } ?? "…" }
  }

  private static func rules(_ shown: MatrixLayout.Shown, _ size: Int) -> [Int] {
    guard size > 0 else { return [] }
    return shown.indices.enumerated().compactMap { place, index in
      guard let index, index > 0, index % size == 0 else { return nil }
      return place
    }
  }
}

/// `3 more columns, 1 more row`, of the counts that are not 0.
func hidden(_ counts: (count: Int, noun: String)...) -> String {
  counts.filter { $0.count > 0 }.map { count(of: $0.count, more: $0.noun) }
    .joined(separator: ", ")
}

extension CellGrid.Cell {
  /// The cell with a long float rounded.
  fileprivate var legible: CellGrid.Cell {
    guard case .number(let number) = content else { return self }
    return .init(.number(number.legible), role)
  }
}

extension Tensor {
  /// Whether cells are sums of symbols, too long for columns.
  var hasSums: Bool {
    if case .complex(let real, let imaginary) = self { return real.hasSums || imaginary.hasSums }
    guard case .symbolic(let grid) = self else { return false }
    return grid.cells.contains { $0.termCount > 1 }
  }
}

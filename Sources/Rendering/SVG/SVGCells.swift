internal import Arithmetic
internal import Documents

/// A table of drawn cells: a grid of a step, a matrix, a result.
struct SVGCells {
  typealias Cell = SVGCell.Look

  var rows: [[Cell]]
  var caption = ""
  var leftOut = ""
  var rowLabels: [String] = []
  var columnLabels: [String] = []
  /// Which rows and columns begin a block, with a line before them.
  var ruledRows: [Int] = []
  var ruledColumns: [Int] = []

  private static let height = SVGCell.height
  private static let leastWidth = 36

  private var cellWidth: Int {
    let texts = rows.lazy.flatMap { $0 }.map(\.text)
    let widest = texts.reduce(0) { max($0, SVGPiece.width(of: $1)) }
    let label = columnLabels.reduce(0) { max($0, SVGPiece.width(of: printable($1)) * 4 / 5) }
    return max(widest + 14, label + 8, Self.leastWidth)
  }

  var piece: SVGPiece {
    let count = rows.reduce(0) { max($0, $1.count) }
    let width = cellWidth
    let left = (rowLabels.map { SVGPiece.width(of: printable($0)) * 4 / 5 }.max() ?? -8) + 8
    let top = (caption.isEmpty ? 0 : 20) + (columnLabels.isEmpty ? 0 : 20)
    var drawn: [SVGCell] = []
    var body =
      caption.isEmpty ? "" : "<text class=\"n\" x=\"\(left)\" y=\"13\">\(xml(caption))</text>"
    for (column, label) in columnLabels.enumerated() {
      body +=
        "<text class=\"n\" text-anchor=\"middle\" x=\"\(left + column * width + width / 2)\" "
        + "y=\"\(top - 6)\">\(xml(label))</text>"
    }
    for (row, cells) in rows.enumerated() {
      let y = top + row * Self.height
      if row < rowLabels.count, !rowLabels[row].isEmpty {
        body +=
          "<text class=\"n\" text-anchor=\"end\" x=\"\(left - 8)\" y=\"\(y + 19)\">"
          + "\(xml(rowLabels[row]))</text>"
      }
      drawn += cells.enumerated().map { column, look in
        SVGCell(place: .init(x: left + column * width, y: y, width: width), look: look)
      }
    }
    let bottom = top + rows.count * Self.height
    for row in ruledRows {
      body +=
        "<path class=\"l\" d=\"M\(left) \(top + row * Self.height)h\(count * width)\"/>"
    }
    for column in ruledColumns {
      body += "<path class=\"l\" d=\"M\(left + column * width) \(top)V\(bottom)\"/>"
    }
    let isCut = !leftOut.isEmpty
    if isCut {
      body += "<text class=\"n\" x=\"\(left)\" y=\"\(bottom + 16)\">… \(xml(leftOut))</text>"
    }
    let words = max(
      SVGPiece.width(of: printable(caption)), isCut ? SVGPiece.width(of: printable(leftOut)) : 0)
    return SVGPiece(
      width: left + max(count * width, words * 4 / 5), height: bottom + (isCut ? 20 : 0),
      body: body,
      cells: drawn)
  }
}

extension SVGCells {
  init(_ grid: CellGrid) {
    let plain = grid.hasRuns ? "c" : "k"
    self.init(
      rows: grid.rows.map { row in
        row.map { cell in
          let text =
            switch cell.content {
            case .number(let number): number.legible.readText
            case .dot: "·"
            case .text(let text): printable(text)
            case .blank: ""
            }
          return Cell(text: text, kind: cell.role.kind ?? plain)
        }
      }, caption: grid.caption, leftOut: grid.leftOut)
  }

  /// - Parameter figure: a matrix with cells.
  init(_ figure: MatrixFigure) {
    let rows = MatrixLayout.Shown(of: figure.tensor.shape[0], most: Self.mostCells)
    let columns = MatrixLayout.Shown(of: figure.tensor.shape[1], most: Self.mostCells)
    self.init(
      rows: rows.indices.map { row in
        columns.indices.map { column in
          guard let row, let column else { return Self.gap(row, column) }
          let isEntry = figure.isEntry(row: row, column: column)
          return Cell(text: figure.text(row: row, column: column), kind: isEntry ? "k" : "f")
        }
      })
    rowLabels = Self.labels(figure.rowLabels, rows)
    columnLabels = Self.labels(figure.columnLabels, columns)
    ruledRows = Self.rules(rows, figure.blockRows)
    ruledColumns = Self.rules(columns, figure.blockColumns)
  }

  /// One matrix of a result.
  init(_ slices: TensorSlices, slice: Int) {
    self.init(
      rows: slices.rows.indices.map { row in
        slices.columns.indices.map { column in
          guard let row, let column else { return Self.gap(row, column) }
          return Cell(text: slices.cell(slice, row, column)?.readText ?? "", kind: "r")
        }
      })
  }

  static let mostCells = 40

  private static func gap(_ row: Int?, _ column: Int?) -> Cell {
    Cell(text: row == nil ? (column == nil ? "⋱" : "⋮") : "⋯", kind: "f")
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

extension CellGrid.Role {
  fileprivate var kind: String? {
    switch self {
    case .plain: nil
    case .padding: "p"
    case .tap: "t"
    case .paddingTap: "q"
    case .winner: "w"
    case .result: "r"
    case .faint: "f"
    }
  }
}

/// One drawn cell: its ground and its text.
struct SVGCell {
  /// Where its upper left corner is, and how wide it is.
  struct Place: Hashable {
    var x: Int
    var y: Int
    var width: Int
  }

  /// What changes from step to step.
  struct Look: Hashable {
    var text: String
    /// The class of its ground in the style sheet.
    var kind: String
  }

  var place: Place
  var look: Look

  static let height = 30

  func moved(x: Int, y: Int) -> SVGCell {
    SVGCell(
      place: Place(x: place.x + x, y: place.y + y, width: place.width), look: look)
  }

  var drawn: String {
    let ground =
      "<rect class=\"\(look.kind)\" x=\"\(place.x)\" y=\"\(place.y)\" width=\"\(place.width)\" "
      + "height=\"\(Self.height)\"/>"
    guard look.text.contains(where: { $0 != " " }) else { return ground }
    return ground
      + "<text class=\"d\(Self.inks[look.kind] ?? "")\" x=\"\(place.x + place.width / 2)\" "
      + "y=\"\(place.y + 20)\">\(xml(look.text))</text>"
  }

  /// The kinds of cells whose numbers are fainter or bolder.
  private static let inks = ["p": " faint", "q": " faint", "f": " faint", "w": " strong"]
}

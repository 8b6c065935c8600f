internal import Arithmetic
internal import Documents

/// Matrices, results and pictures.
extension HTMLRenderer {
  private static let mostRows = 64

  func matrix(_ figure: MatrixFigure) -> String {
    guard figure.tensor.rank == 2, figure.tensor.count > 0 else {
      return result(figure.name, .tensor(figure.tensor))
    }
    let table = CellTable(figure, most: Self.mostRows)
    return HTMLCells(table, "matrix").framed + Self.remark(table.leftOut)
  }

  func result(_ name: String, _ value: Value) -> String {
    switch value {
    case .tensor(let tensor) where tensor.count > 0 && !tensor.isScalar && !tensor.hasSums:
      return result(name, tensor)
    case .record(let fields):
      return fields.map { result(name.isEmpty ? $0.name : "\(name).\($0.name)", $0.value) }
        .joined(separator: "\n")
    case .tensor, .shape, .text, .truth, .network:
      var bytes: [UInt8] = []
      ValueText(width: 120, isRead: true).write(value, named: name, into: &bytes)
      return
        "<pre class=\"result\">\(Self.lines(String(decoding: bytes.dropLast(), as: UTF8.self)))"
        + "</pre>"
    }
  }

  /// Lines that `printable` would take for one.
  private static func lines(_ text: String) -> String {
    text.paragraphs.map { xml($0) }.joined(separator: "\n")
  }

  private func result(_ name: String, _ tensor: Tensor) -> String {
    let (tables, leftOut) = CellTable.slices(of: tensor, named: name, mostRows: Self.mostRows)
    return tables.map { HTMLCells($0, "result").framed }.joined(separator: "\n")
      + Self.remark(leftOut)
  }

  private static func remark(_ leftOut: String) -> String {
    leftOut.isEmpty ? "" : "<p class=\"faint\">… \(leftOut)</p>"
  }

  func picture(_ figure: PictureFigure) -> String {
    let panels = figure.panels.map { panel in
      let drawing = PictureSVG(panel, palette: figure.palette)
      let scale = "\(panel.scale.least.shortText) … \(panel.scale.greatest.shortText)"
      let caption = panel.caption.isEmpty ? scale : "\(panel.caption) · \(scale)"
      return "<figure><svg role=\"img\" aria-label=\"\(xml(caption))\" "
        + "viewBox=\"0 0 \(drawing.width) \(drawing.height)\" width=\"\(drawing.width)\" "
        + "height=\"\(drawing.height)\">\(drawing.text)</svg>"
        + "<figcaption>\(xml(caption))</figcaption></figure>"
    }
    return "<div class=\"wide pictures\">\(panels.joined(separator: "\n"))</div>"
  }
}

/// Cells as a table of HTML.
struct HTMLCells {
  private let table: CellTable
  private let kind: String

  /// - Parameter kind: `matrix`, `result`, or empty for a grid of a step.
  init(_ table: CellTable, _ kind: String = "") {
    self.table = table
    self.kind = kind.isEmpty && !table.hasRuns ? "still" : kind
  }

  /// The table after its name.
  var framed: String {
    let title = table.title
    let name = title.isEmpty ? "" : "<span class=\"name\">\(xml(title)) =</span>"
    return "<div class=\"wide named\">\(name)\(text)</div>"
  }

  /// The grid of a step, with what it leaves out.
  var grid: String {
    table.leftOut.isEmpty
      ? text : "<div>\(text)<p class=\"faint\">… \(xml(table.leftOut))</p></div>"
  }

  /// Closing tags of cells and rows may be left out in HTML, and there are many of them.
  private var text: String {
    let caption = table.caption.isEmpty ? "" : "<caption>\(xml(table.caption))</caption>"
    let corner = table.rowLabels.isEmpty ? "" : "<th>"
    let labels = table.columnLabels.map { "<th scope=\"col\">" + xml($0) }.joined()
    let head = labels.isEmpty ? "" : "<tr>" + corner + labels + "\n"
    let rows = table.rows.indices.map { row in
      let label = table.rowLabels.isEmpty ? "" : "<th scope=\"row\">" + xml(table.rowLabels[row])
      let cells = table.rows[row].indices.map { cell(row, $0) }
      return "<tr>" + label + cells.joined()
    }
    return "<table class=\"grid\(kind.isEmpty ? "" : " " + kind)\">\(caption)<tbody>\(head)"
      + rows.joined(separator: "\n") + "</table>"
  }

  private func cell(_ row: Int, _ column: Int) -> String {
    let cell = table.rows[row][column]
    var classes = cell.role.className.map { [$0] } ?? (kind == "matrix" ? ["e"] : [])
    if table.ruledRows.contains(row) { classes.append("above") }
    if table.ruledColumns.contains(column) { classes.append("before") }
    let text = xml(cell.unmarkedText)
    let shown = cell.role == .winner ? "<b>\(text)</b>" : text
    return classes.isEmpty
      ? "<td>" + shown : "<td class=\"\(classes.joined(separator: " "))\">" + shown
  }
}

extension CellGrid.Role {
  /// The class of a cell in HTML and SVG.
  var className: String? {
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

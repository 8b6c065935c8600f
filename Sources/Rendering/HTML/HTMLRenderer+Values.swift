internal import Arithmetic
internal import Documents

/// Matrices, results and pictures.
extension HTMLRenderer {
  private static let mostCells = 64

  func matrix(_ figure: MatrixFigure) -> String {
    guard figure.tensor.rank == 2, figure.tensor.count > 0 else {
      return result(figure.name, .tensor(figure.tensor))
    }
    let rows = MatrixLayout.Shown(of: figure.tensor.shape[0], most: Self.mostCells)
    let columns = MatrixLayout.Shown(of: figure.tensor.shape[1], most: Self.mostCells)
    var text = ""
    if !figure.columnLabels.isEmpty {
      let corner = figure.rowLabels.isEmpty ? "" : "<th></th>"
      let labels = columns.indices.map { Self.label($0, of: figure.columnLabels, scope: "col") }
      text += "<tr>\(corner)\(labels.joined())</tr>\n"
    }
    for row in rows.indices {
      let label =
        figure.rowLabels.isEmpty ? "" : Self.label(row, of: figure.rowLabels, scope: "row")
      let cells = columns.indices.map { Self.cell(figure, row, $0) }
      text += "<tr>\(label)\(cells.joined())</tr>\n"
    }
    return Self.framed(figure.name, "<table class=\"grid matrix\">\(text)</table>")
      + Self.hidden([(columns.hidden, "column"), (rows.hidden, "row")])
  }

  private static func label(_ place: Int?, of labels: [String], scope: String) -> String {
    let text = place.map { $0 < labels.count ? labels[$0] : "" } ?? "…"
    return "<th scope=\"\(scope)\">\(xml(text))</th>"
  }

  private static func cell(_ figure: MatrixFigure, _ row: Int?, _ column: Int?) -> String {
    guard let row, let column else {
      return "<td class=\"f\">\(row == nil ? column == nil ? "⋱" : "⋮" : "⋯")</td>"
    }
    let isEntry = figure.isEntry(row: row, column: column)
    var classes = isEntry ? ["e"] : ["f"]
    if figure.blockRows > 0, row > 0, row % figure.blockRows == 0 { classes.append("above") }
    if figure.blockColumns > 0, column > 0, column % figure.blockColumns == 0 {
      classes.append("before")
    }
    let text = xml(figure.text(row: row, column: column))
    return "<td class=\"\(classes.joined(separator: " "))\">\(text)</td>"
  }

  func result(_ name: String, _ value: Value) -> String {
    switch value {
    case .tensor(let tensor) where tensor.count > 0 && !tensor.isScalar && !tensor.hasSums:
      return result(name, tensor)
    case .record(let fields):
      return fields.map { result(name.isEmpty ? $0.name : "\(name).\($0.name)", $0.value) }
        .joined(separator: "\n")
    case .tensor, .shape, .text, .truth:
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
    let slices = TensorSlices(tensor, mostRows: Self.mostCells, mostColumns: Self.mostCells)
    let tables = slices.indices.enumerated().map { slice, index in
      let place = index.isEmpty ? "" : "[\(index.map(String.init).joined(separator: ","))]"
      let rows = slices.rows.indices.map { row in
        "<tr>"
          + slices.columns.indices.map { column in
            guard let row, let column else {
              return "<td class=\"f\">\(row == nil ? column == nil ? "⋱" : "⋮" : "⋯")</td>"
            }
            return "<td class=\"r\">\(xml(slices.cell(slice, row, column)?.readText ?? ""))</td>"
          }.joined() + "</tr>"
      }
      return Self.framed(
        name + place, "<table class=\"grid result\">\(rows.joined(separator: "\n"))</table>")
    }
    return tables.joined(separator: "\n")
      + Self.hidden([
        (slices.columns.hidden, "column"), (slices.rows.hidden, "row"), (slices.hidden, "slice"),
      ])
  }

  private static func framed(_ name: String, _ table: String) -> String {
    let name = name.isEmpty ? "" : "<span class=\"name\">\(xml(name)) =</span>"
    return "<div class=\"wide named\">\(name)\(table)</div>"
  }

  private static func hidden(_ counts: [(count: Int, noun: String)]) -> String {
    let parts = counts.filter { $0.count > 0 }.map { count(of: $0.count, more: $0.noun) }
    return parts.isEmpty ? "" : "<p class=\"faint\">… \(parts.joined(separator: ", "))</p>"
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

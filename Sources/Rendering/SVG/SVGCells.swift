internal import Arithmetic
internal import Documents

/// A table of drawn cells: a grid of a step, a matrix, a result.
struct SVGCells {
  private let table: CellTable
  private let rows: [[SVGCell.Look]]

  init(_ table: CellTable) {
    self.table = table
    let plain = table.hasRuns ? "c" : "k"
    rows = table.rows.map { row in
      row.map { SVGCell.Look(text: $0.unmarkedText, kind: $0.role.className ?? plain) }
    }
  }

  private static let height = SVGCell.height
  private static let leastWidth = 36

  private var cellWidth: Int {
    let texts = rows.lazy.flatMap { $0 }.map(\.text)
    let widest = texts.reduce(0) { max($0, SVGPiece.width(of: $1)) }
    let label = table.columnLabels.reduce(0) { max($0, SVGPiece.width(of: printable($1)) * 4 / 5) }
    return max(widest + 14, label + 8, Self.leastWidth)
  }

  var piece: SVGPiece {
    let count = rows.reduce(0) { max($0, $1.count) }
    let width = cellWidth
    let left = (table.rowLabels.map { SVGPiece.width(of: printable($0)) * 4 / 5 }.max() ?? -8) + 8
    let top = (table.caption.isEmpty ? 0 : 20) + (table.columnLabels.isEmpty ? 0 : 20)
    var drawn: [SVGCell] = []
    var body =
      table.caption.isEmpty
      ? "" : "<text class=\"n\" x=\"\(left)\" y=\"13\">\(xml(table.caption))</text>"
    for (column, label) in table.columnLabels.enumerated() {
      body +=
        "<text class=\"n\" text-anchor=\"middle\" x=\"\(left + column * width + width / 2)\" "
        + "y=\"\(top - 6)\">\(xml(label))</text>"
    }
    for (row, cells) in rows.enumerated() {
      let y = top + row * Self.height
      if row < table.rowLabels.count, !table.rowLabels[row].isEmpty {
        body +=
          "<text class=\"n\" text-anchor=\"end\" x=\"\(left - 8)\" y=\"\(y + 19)\">"
          + "\(xml(table.rowLabels[row]))</text>"
      }
      drawn += cells.enumerated().map { column, look in
        SVGCell(place: .init(x: left + column * width, y: y, width: width), look: look)
      }
    }
    let bottom = top + rows.count * Self.height
    for row in table.ruledRows {
      body +=
        "<path class=\"l\" d=\"M\(left) \(top + row * Self.height)h\(count * width)\"/>"
    }
    for column in table.ruledColumns {
      body += "<path class=\"l\" d=\"M\(left + column * width) \(top)V\(bottom)\"/>"
    }
    let isCut = !table.leftOut.isEmpty
    if isCut {
      body += "<text class=\"n\" x=\"\(left)\" y=\"\(bottom + 16)\">… \(xml(table.leftOut))</text>"
    }
    let words = max(
      SVGPiece.width(of: printable(table.caption)),
      isCut ? SVGPiece.width(of: printable(table.leftOut)) : 0)
    return SVGPiece(
      width: left + max(count * width, words * 4 / 5), height: bottom + (isCut ? 20 : 0),
      body: body,
      cells: drawn)
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

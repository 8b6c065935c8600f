/// A drawing with its size in pixels, its upper left corner at the origin.
struct SVGPiece {
  var width: Int
  var height: Int
  var body: String
  /// Cells, which lie below all else that is drawn.
  var cells: [SVGCell] = []

  static let empty = SVGPiece(width: 0, height: 0, body: "")

  /// All of it in the language of SVG.
  var drawn: String { cells.map(\.drawn).joined(separator: "\n") + body }

  /// The drawing somewhere else.
  private func moved(x: Int, y: Int) -> SVGPiece {
    guard x != 0 || y != 0 else { return self }
    return SVGPiece(
      width: width, height: height,
      body: body.isEmpty ? "" : "<g transform=\"translate(\(x) \(y))\">\(body)</g>",
      cells: cells.map { $0.moved(x: x, y: y) })
  }

  /// Draws another over this one.
  private mutating func add(_ piece: SVGPiece, x: Int, y: Int) {
    let piece = piece.moved(x: x, y: y)
    body += piece.body
    cells += piece.cells
    width = max(width, x + piece.width)
    height = max(height, y + piece.height)
  }

  /// Drawings below one another.
  static func stack(_ pieces: [SVGPiece], gap: Int) -> SVGPiece {
    var stack = SVGPiece.empty
    for piece in pieces where piece.height > 0 {
      stack.add(piece, x: 0, y: stack.height > 0 ? stack.height + gap : 0)
    }
    return stack
  }

  /// Drawings beside one another at half height, in as many rows as a width needs.
  static func flow(_ pieces: [SVGPiece], gap: Int, width: Int) -> SVGPiece {
    var rows: [[SVGPiece]] = []
    var taken = 0
    for piece in pieces {
      if rows.isEmpty || taken + gap + piece.width > width {
        rows.append([piece])
        taken = piece.width
      } else {
        rows[rows.count - 1].append(piece)
        taken += gap + piece.width
      }
    }
    return stack(rows.map { row($0, gap: gap) }, gap: gap / 2)
  }

  private static func row(_ pieces: [SVGPiece], gap: Int) -> SVGPiece {
    let height = pieces.reduce(0) { max($0, $1.height) }
    var row = SVGPiece.empty
    for piece in pieces {
      row.add(piece, x: row.width > 0 ? row.width + gap : 0, y: (height - piece.height) / 2)
    }
    return row
  }
}

/// Lines of the terminal's text.
extension SVGPiece {
  /// Pixels of one letter of the fixed-width fonts at 14 pixels, and of one line.
  static func width(of text: String) -> Int { (displayWidth(text) * 86 + 9) / 10 }
  static let lineHeight = 22

  init(_ lines: [StyledLine]) {
    var body = ""
    for (number, line) in lines.enumerated() where !line.isEmpty {
      let spans = line.pieces.map { piece in
        piece.ink.styleClass.map { "<tspan class=\"\($0)\">\(xml(piece.text))</tspan>" }
          ?? xml(piece.text)
      }
      body +=
        "<text class=\"m\" x=\"0\" y=\"\(number * Self.lineHeight + 16)\">\(spans.joined())</text>"
    }
    self.init(
      width: (lines.width * 86 + 9) / 10, height: lines.count * Self.lineHeight, body: body)
  }

  init(_ text: String, class name: String) {
    self.init(
      width: Self.width(of: printable(text)), height: Self.lineHeight,
      body: "<text class=\"\(name)\" x=\"0\" y=\"16\">\(xml(text))</text>")
  }
}

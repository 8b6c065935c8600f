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

/// Steps in one place, each shown for its part of the time.
///
/// A cell that looks the same in most steps is drawn once, below them all; a step draws over it only
/// where it differs. So a matrix of many cells that changes by a row is not written out for every row.
struct SVGFrames {
  let steps: [SVGPiece]
  /// The name of the animation and the class of its frames.
  let name: String

  var piece: SVGPiece {
    guard steps.count > 1 else { return steps.first ?? .empty }
    let ground = ground
    let frames = steps.enumerated().map { number, step in
      let hidden = number == 0 ? "" : " visibility=\"hidden\""
      let changed = step.cells.filter { ground[$0.place] != $0.look }
      return "<g class=\"\(name)\"\(hidden) style=\"animation-delay:\(number - steps.count)s\">"
        + changed.map(\.drawn).joined() + step.body + "</g>"
    }
    return SVGPiece(
      width: steps.reduce(0) { max($0, $1.width) }, height: steps.reduce(0) { max($0, $1.height) },
      body: style + frames.joined(separator: "\n"),
      cells: steps[0].cells.compactMap { cell in
        ground[cell.place].map { SVGCell(place: cell.place, look: $0) }
      })
  }

  /// How the cells look that every step has, most of the time; where two looks are as frequent, the
  /// one that comes first.
  private var ground: [SVGCell.Place: SVGCell.Look] {
    var looks: [SVGCell.Place: [(look: SVGCell.Look, count: Int)]] = [:]
    for cell in steps.lazy.flatMap(\.cells) {
      if let known = looks[cell.place]?.firstIndex(where: { $0.look == cell.look }) {
        looks[cell.place]?[known].count += 1
      } else {
        looks[cell.place, default: []].append((cell.look, 1))
      }
    }
    return looks.compactMapValues { looks in
      guard looks.reduce(0, { $0 + $1.count }) == steps.count else { return nil }
      let most = looks.reduce(0) { max($0, $1.count) }
      return looks.first { $0.count == most }?.look
    }
  }

  private var style: String {
    // Hundredths of a percent are fine enough for any number of steps.
    let part = 10_000 / steps.count
    return "<style>@keyframes \(name){0%{visibility:visible}"
      + "\(part / 100).\(part % 100 < 10 ? "0" : "")\(part % 100)%{visibility:hidden}}"
      + "@media (prefers-reduced-motion:no-preference){.\(name){visibility:hidden;"
      + "animation:\(name) \(steps.count)s step-end infinite}}</style>"
  }
}

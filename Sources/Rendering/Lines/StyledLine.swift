/// One line of an answer: stretches of text, each with its ink, and the columns they take.
///
/// Text is made `printable` as it comes in, so nothing that a line holds can move the cursor.
struct StyledLine: Equatable, Sendable {
  struct Piece: Equatable, Sendable {
    var text: String
    var ink: Ink
  }

  private(set) var pieces: [Piece] = []
  private(set) var width = 0

  init() {}

  init(_ text: String, _ ink: Ink = .plain) { append(text, ink) }

  var isEmpty: Bool { pieces.isEmpty }

  /// The letters without their inks.
  var text: String { pieces.reduce(into: "") { $0 += $1.text } }

  mutating func append(_ text: String, _ ink: Ink = .plain) {
    guard !text.isEmpty else { return }
    append(Piece(text: printable(text), ink: ink))
  }

  mutating func append(_ line: StyledLine) { for piece in line.pieces { append(piece) } }

  private mutating func append(_ piece: Piece) {
    width += displayWidth(piece.text)
    if let last = pieces.last, last.ink == piece.ink {
      pieces[pieces.count - 1].text += piece.text
    } else {
      pieces.append(piece)
    }
  }

  mutating func append(spaces count: Int, _ ink: Ink = .plain) {
    guard count > 0 else { return }
    append(Piece(text: String(repeating: " ", count: count), ink: ink))
  }

  /// Fills up with spaces to a column.
  mutating func pad(to column: Int) { append(spaces: column - width) }

  /// Text aligned to the right in a number of columns, on a ground that may have a colour.
  mutating func append(
    _ text: String, _ ink: Ink = .plain, right columns: Int, on ground: Ink = .plain
  ) {
    let shown = printable(text)
    append(spaces: columns - displayWidth(shown), ground)
    append(Piece(text: shown, ink: ink))
  }

  /// The same line, further to the right.
  func indented(by columns: Int) -> StyledLine {
    guard columns > 0, !isEmpty else { return self }
    var line = StyledLine()
    line.append(spaces: columns)
    line.append(self)
    return line
  }

  /// Writes the line and its end, without trailing spaces.
  func write(_ style: Style, into bytes: inout [UInt8]) {
    let start = bytes.count
    for piece in pieces {
      if let code = piece.ink.code(in: style) {
        bytes.append(contentsOf: "\u{1B}[\(code)m\(piece.text)\u{1B}[0m".utf8)
      } else {
        bytes.append(contentsOf: piece.text.utf8)
      }
    }
    while bytes.count > start, bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    bytes.append(UInt8(ascii: "\n"))
  }
}

extension [StyledLine] {
  /// The columns of the widest line.
  var width: Int { reduce(0) { Swift.max($0, $1.width) } }

  func indented(by columns: Int) -> [StyledLine] { map { $0.indented(by: columns) } }

  /// Other lines set to the right of these, top beside top.
  func beside(_ others: [StyledLine], gap: Int) -> [StyledLine] {
    let column = width + gap
    return (0..<Swift.max(count, others.count)).map { row in
      var line = row < count ? self[row] : StyledLine()
      if row < others.count, !others[row].isEmpty {
        line.pad(to: column)
        line.append(others[row])
      }
      return line
    }
  }
}

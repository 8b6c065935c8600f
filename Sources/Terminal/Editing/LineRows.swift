/// A text cut into the rows that it takes on a screen, as `CursorPlace` counts them.
struct LineRows {
  let columns: Int
  private(set) var rows = [""]
  /// Where the text ends.
  private(set) var end = CursorPlace()

  init(columns: Int) { self.columns = max(columns, 1) }

  /// Adds what changes colours and takes no room.
  mutating func append(escape: String) { rows[rows.count - 1] += escape }

  mutating func append(_ scalar: Unicode.Scalar) {
    var place = end
    place.advance(over: scalar, columns: columns)
    if scalar != "\n" {
      // What does not fit at the edge stands in the next row whole.
      let width = end.width(of: scalar)
      extend(to: end.column + width > columns ? end.row + 1 : end.row)
      rows[rows.count - 1] += Self.shown(scalar, width)
    }
    extend(to: place.row)
    end = place
  }

  private mutating func extend(to row: Int) { while rows.count <= row { rows.append("") } }

  /// The letters that libedit shows a character with.
  private static func shown(_ scalar: Unicode.Scalar, _ width: Int) -> String {
    if scalar == "\t" { return String(repeating: " ", count: width) }
    if scalar.value < 0x20 || scalar.value == 0x7f {
      return "^" + String(Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value ^ 0x40)))
    }
    guard DisplayWidth.of(scalar) == nil else { return String(scalar) }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "\\U+" + String(repeating: "0", count: max(width - 3 - digits.count, 0)) + digits
  }
}

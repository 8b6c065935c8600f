/// Where text that is drawn from the left edge ends: rows down and columns across.
///
/// This repeats how libedit lays a line out (`ct_visual_width`, `re_addc`): a control character is
/// shown as `^X`, one that does not print as `\U+` and its number, and a wide one that does not fit
/// at the edge goes to the next row whole.
struct CursorPlace: Equatable {
  var row = 0
  var column = 0

  mutating func advance(over scalar: Unicode.Scalar, columns: Int) {
    if scalar == "\n" {
      row += 1
      column = 0
      return
    }
    let width = width(of: scalar)
    if column + width > columns { wrap() }
    column += width
    if column >= columns { wrap() }
  }

  mutating func advance(over text: some Sequence<Unicode.Scalar>, columns: Int) {
    for scalar in text { advance(over: scalar, columns: columns) }
  }

  private mutating func wrap() {
    row += 1
    column = 0
  }

  /// The columns that a character takes here.
  func width(of scalar: Unicode.Scalar) -> Int {
    if scalar == "\t" { return 8 - column % 8 }
    if scalar.value < 0x20 || scalar.value == 0x7f { return 2 }
    return DisplayWidth.of(scalar) ?? (scalar.value > 0xffff ? 8 : 7)
  }
}

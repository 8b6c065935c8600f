/// The cursor's row and column after drawing text from the left edge, both counted from 0.
///
/// This follows libedit's layout (`ct_visual_width`, `re_addc`): a control character is shown as `^X`,
/// an unprintable one as `\U+` and its number, and a wide character that does not fit at the edge moves
/// to the next row.
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

  /// The width of a character at this place, in columns.
  func width(of scalar: Unicode.Scalar) -> Int {
    if scalar == "\t" { return 8 - column % 8 }
    if scalar.value < 0x20 || scalar.value == 0x7f { return 2 }
    return DisplayWidth.of(scalar) ?? (scalar.value > 0xffff ? 8 : 7)
  }
}

/// A key as a person knows it, whatever bytes the terminal sends for it.
public enum Key: Hashable, Sendable {
  /// A character as it came, control characters included.
  case character(Unicode.Scalar)
  /// Escape and a character within a moment of each other, which is what Alt sends.
  case alt(Unicode.Scalar)
  case up, down, left, right, home, end, pageUp, pageDown, insert, delete
  case wordLeft, wordRight, backTab
  /// What follows was pasted, up to a mark of its own.
  case paste
  /// An escape sequence nobody here knows, without its first byte.
  case unknown([UInt8])

  public static let enter = Key.character("\r")
  public static let tab = Key.character("\t")
  public static let escape = Key.character("\u{1b}")
  public static let backspace = Key.character("\u{7f}")

  /// Ctrl and a letter: `.control("l")`.
  public static func control(_ letter: Unicode.Scalar) -> Key {
    .character(Unicode.Scalar(UInt8(letter.value & 0x1f)))
  }
}

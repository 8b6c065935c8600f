internal import CLibEdit

/// How many columns text takes in a terminal, after the C library's tables: two for Chinese
/// characters, none for accents that join the letter before them.
public enum DisplayWidth {
  /// Whether characters beyond ASCII are known; the locale of characters is set on first use, to the
  /// user's own if that is UTF-8, else to `C.UTF-8`.
  public static let isUnicode: Bool = use_utf8()

  /// The columns of a character; nil when it is a control character or unassigned.
  public static func of(_ scalar: Unicode.Scalar) -> Int? {
    if (0x20..<0x7f).contains(scalar.value) { return 1 }
    guard isUnicode else { return nil }
    let width = Int(character_width(scalar.wide))
    return width < 0 ? nil : width
  }

  /// The columns of a text without escape sequences; characters that do not print count nothing.
  public static func of(_ text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + (of($1) ?? 0) }
  }

  /// The longest beginning of the text that fits.
  public static func prefix(of text: String, columns: Int) -> String {
    var taken = String.UnicodeScalarView()
    var used = 0
    for scalar in text.unicodeScalars {
      used += of(scalar) ?? 0
      if used > columns { break }
      taken.append(scalar)
    }
    return String(taken)
  }
}

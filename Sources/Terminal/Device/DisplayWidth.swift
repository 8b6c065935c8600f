internal import CLibEdit

/// The width of text in terminal columns, from the C library's tables: two for Chinese characters, zero
/// for combining accents.
public enum DisplayWidth {
  /// Whether the character locale is UTF-8. On first use it is set to the user's locale if that is
  /// UTF-8, else to `C.UTF-8`.
  public static let isUnicode: Bool = use_utf8()

  /// The width of a character; nil if it is a control character or unassigned.
  public static func of(_ scalar: Unicode.Scalar) -> Int? {
    if (0x20..<0x7f).contains(scalar.value) { return 1 }
    guard isUnicode else { return nil }
    let width = Int(character_width(scalar.wide))
    return width < 0 ? nil : width
  }

  /// The width of text without escape sequences; unprintable characters count as zero.
  public static func of(_ text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + (of($1) ?? 0) }
  }

  /// The longest prefix that fits in `columns`.
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

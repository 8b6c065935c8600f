/// Text that a terminal shows and does not obey.
///
/// Whatever comes from a file may hold escape sequences, marks that turn the direction of writing, and
/// letters that no one sees. Each such scalar is spelled out as `\u{1b}`; all else stays as it is.
public func printable(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
  if text.unicodeScalars.allSatisfy({ !$0.isUnsafeToShow }) { return text }
  var result = ""
  result.reserveCapacity(text.utf8.count)
  for character in text {
    for (place, scalar) in character.unicodeScalars.enumerated() {
      if scalar.isUnsafeToShow && !(place > 0 && scalar.choosesPicture) {
        result += "\\u{" + String(scalar.value, radix: 16) + "}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }
  return result
}

extension Unicode.Scalar {
  /// Controls, formats (bidi overrides, joiners, tags …), line separators, letters without a picture
  /// and places that are no characters.
  var isUnsafeToShow: Bool {
    if value < 0x7F { return value < 0x20 }
    if value < 0x300 { return value < 0xA0 || value == 0xAD }
    if isArrowOrFrame { return false }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: return true
    default: return properties.isDefaultIgnorableCodePoint || properties.isNoncharacterCodePoint
    }
  }

  /// The selectors that choose between the text and the emoji form of the character before.
  fileprivate var choosesPicture: Bool { value == 0xFE0E || value == 0xFE0F }
}

extension String {
  /// The lines of the text.
  var paragraphs: [String] {
    guard utf8.contains(UInt8(ascii: "\n")) else { return [self] }
    return split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}

extension StringProtocol {
  /// The text with each tab filled up with spaces to the next stop.
  var withTabsExpanded: String {
    guard utf8.contains(UInt8(ascii: "\t")) else { return String(self) }
    var text = ""
    var column = 0
    for character in self {
      let shown =
        character == "\t"
        ? String(repeating: " ", count: SourceLine.tabStop - column % SourceLine.tabStop)
        : printable(String(character))
      text += shown
      column += displayWidth(shown)
    }
    return text
  }
}

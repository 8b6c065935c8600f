/// Text as the terminal hands over a paste, made fit for a line.
enum PastedText {
  /// What stands after the paste (xterm's bracketed paste).
  static let end = Array("\u{1b}[201~".utf8)

  /// More than this many bytes of a paste are thrown away.
  static let longest = 1 << 20

  /// Newlines in any dress become `\n`, those at the end go, and so do control characters but the tab.
  ///
  /// While a line is edited the terminal turns CR into LF and LF into CR, so that a pasted CR LF
  /// comes as LF CR.
  static func cleaned(_ bytes: some Sequence<UInt8>) -> String {
    var result = String.UnicodeScalarView()
    var newline: Unicode.Scalar?
    for scalar in String(decoding: Array(bytes), as: UTF8.self).unicodeScalars {
      if scalar == "\r" || scalar == "\n" {
        let isSecondHalf = newline.map { $0 != scalar } ?? false
        if !isSecondHalf { result.append("\n") }
        newline = isSecondHalf ? nil : scalar
      } else {
        newline = nil
        if scalar == "\t" || !isControl(scalar) { result.append(scalar) }
      }
    }
    while result.last == "\n" { result.removeLast() }
    return String(result)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7f..<0xa0).contains(scalar.value)
  }
}

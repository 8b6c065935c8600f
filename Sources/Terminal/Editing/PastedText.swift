/// Text as the terminal hands over a paste, made fit for a line.
struct PastedText {
  /// What stands after the paste (xterm's bracketed paste).
  static let end = Array("\u{1b}[201~".utf8)

  /// Of a paste of more bytes nothing is taken: libedit draws the whole line at each key.
  static let longest = 1 << 18

  private var bytes: [UInt8] = []
  /// The last bytes, as many as the end mark has.
  private var tail: [UInt8] = []
  private(set) var isTooLong = false

  /// Takes the next byte; true when it was the paste's last.
  mutating func take(_ byte: UInt8) -> Bool {
    tail = tail.suffix(Self.end.count - 1) + [byte]
    isTooLong = isTooLong || bytes.count >= Self.longest + Self.end.count
    if !isTooLong { bytes.append(byte) }
    return tail == Self.end
  }

  /// The text to insert, once the last byte was taken.
  var text: String { isTooLong ? "" : Self.cleaned(bytes.dropLast(Self.end.count)) }

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

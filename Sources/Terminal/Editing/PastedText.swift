internal import CLibEdit

/// Collects the bytes of a bracketed paste and cleans them up for insertion into a line.
struct PastedText {
  /// The sequence that ends a bracketed paste in xterm.
  static let end = Array("\u{1b}[201~".utf8)

  /// Longer pastes are refused entirely, because libedit redraws the whole line after each key.
  static let maximumLength = 1 << 18

  private var bytes: [UInt8] = []
  /// The last bytes, at most as many as the end mark has.
  private var tail: [UInt8] = []
  private(set) var isTooLong = false

  /// Takes the next byte; returns true if it completes the end mark.
  mutating func take(_ byte: UInt8) -> Bool {
    tail = tail.suffix(Self.end.count - 1) + [byte]
    isTooLong = isTooLong || bytes.count >= Self.maximumLength + Self.end.count
    if !isTooLong { bytes.append(byte) }
    return tail == Self.end
  }

  /// The text to insert, after the last byte was taken.
  var text: String { isTooLong ? "" : Self.cleaned(bytes.dropLast(Self.end.count)) }

  /// Turns every kind of newline into `\n` and drops trailing newlines and control characters other
  /// than tab.
  ///
  /// While a line is edited, the terminal exchanges CR and LF, so a pasted CR LF arrives as LF CR.
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

extension LineEditor {
  /// Inserts the pasted text at once. A pasted matrix of several rows becomes one editable statement
  /// instead of one statement per row.
  func paste() -> KeyResult {
    var pasted = PastedText()
    while true {
      switch input.next() {
      case .byte(let byte):
        guard pasted.take(byte) else { continue }
        if pasted.isTooLong { refusePaste() }
        insert(pasted.text)
        return .refresh
      case .interrupted, .endOfInput:
        // The event is not lost: the flag stays raised, and input stays at its end.
        return .refresh
      case .timeout, .resized, .stopping, .continued:
        continue
      }
    }
  }

  private func refusePaste() {
    leaveLine()
    editor_put(
      edit, "the pasted text is longer than \(PastedText.maximumLength) bytes: nothing inserted\r\n"
    )
    editor_refresh(edit)
  }
}

/// Rows of comma-separated cells (RFC 4180): CRLF after each row, quotes where a cell needs them.
///
/// Spreadsheets take a text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return for a
/// formula and run it (OWASP, "CSV injection"). Such a text cell gets an apostrophe in front; numbers
/// never do.
public struct CSVWriter: Sendable {
  public private(set) var bytes: [UInt8]
  private var isFirst = true

  /// - Parameter bytes: what is written already; the rows follow it.
  public init(after bytes: [UInt8] = []) { self.bytes = bytes }

  /// A text from anywhere.
  public mutating func text(_ text: String) {
    let shown = printable(text)
    quoted(Self.isFormula(shown) ? "'" + shown : shown)
  }

  /// A text that is to stay as another program wrote it.
  public mutating func verbatim(_ text: String) { quoted(text) }

  /// A number in digits the caller has written.
  public mutating func number(_ digits: String) {
    separate()
    bytes.append(contentsOf: digits.utf8)
  }

  public mutating func endRow() {
    bytes.append("\r\n")
    isFirst = true
  }

  private mutating func quoted(_ text: String) {
    separate()
    // A quote before a colon keeps a line from being a command to GitHub's runner.
    let needsQuotes =
      text.utf8.contains { "\",;\r\n\t".utf8.contains($0) } || text.hasOuterBlank
      || text.hasPrefix("::")
    guard needsQuotes else {
      bytes.append(contentsOf: text.utf8)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func separate() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
  }

  /// The signs, and their full-width forms, that some spreadsheets take for the same.
  private static func isFormula(_ text: String) -> Bool {
    switch text.unicodeScalars.first {
    case "=", "+", "-", "@", "\t", "\r", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}", "\u{2212}":
      true
    default: false
    }
  }
}

extension String {
  fileprivate var hasOuterBlank: Bool {
    utf8.first == UInt8(ascii: " ") || utf8.last == UInt8(ascii: " ")
  }
}

extension [UInt8] {
  /// A JSON string. What a terminal might obey is escaped as well, since JSON lines are looked at;
  /// a reader gets the same text back.
  mutating func append(json text: String) {
    append(UInt8(ascii: "\""))
    var text = text
    let isPlain = text.withUTF8 { utf8 in
      // Without a way out, so that many bytes are looked at together.
      var odd: UInt8 = 0
      for byte in utf8 {
        odd |= byte &- 0x20 < 0x5F ? 0 : 1
        odd |= byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") ? 1 : 0
      }
      guard odd == 0 else { return false }
      append(contentsOf: utf8)
      return true
    }
    if !isPlain { appendEscaped(text) }
    append(UInt8(ascii: "\""))
  }

  private mutating func appendEscaped(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": append("\\\"")
      case "\\": append("\\\\")
      case "\n": append("\\n")
      case "\r": append("\\r")
      case "\t": append("\\t")
      case _ where scalar.isUnsafeToShow:
        for unit in String(scalar).utf16 { append(escaped: unit) }
      default: append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
      }
    }
  }

  private mutating func append(escaped unit: UInt16) {
    append("\\u")
    for shift in stride(from: 12, through: 0, by: -4) {
      let digit = UInt8(truncatingIfNeeded: unit >> UInt16(shift)) & 0xF
      append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }
}

/// Looking at bytes, white space, names and characters.
extension Parser {
  /// The byte at an offset; 0 behind the end.
  @inline(__always) func byte(_ offset: Int) -> UInt8 { offset < end ? base[offset] : 0 }
  @inline(__always) var current: UInt8 { byte(position) }
  @inline(__always) var next: UInt8 { byte(position + 1) }
  @inline(__always) var isAtEnd: Bool { position >= end }

  func text(_ start: Int, _ end: Int) -> String {
    String(decoding: UnsafeBufferPointer(start: base + start, count: end - start), as: UTF8.self)
  }

  /// Goes over white space; says whether there was any.
  ///
  /// A backslash at the end of a line joins the next one to it. Inside parentheses new lines and
  /// comments are white space too.
  @discardableResult @inline(__always) mutating func skipBlank() -> Bool {
    let byte = current
    guard byte <= .hash || byte == .backslash else { return false }
    return skipBlankSlowly()
  }

  private mutating func skipBlankSlowly() -> Bool {
    let start = position
    while !isAtEnd {
      let byte = current
      if byte.isBlank || (byte == .newline && newlineIsBlank) {
        position += 1
      } else if byte == .hash && newlineIsBlank {
        skipComment()
      } else if byte == .backslash, let next = joinedLine(after: position) {
        position = next
      } else {
        break
      }
    }
    return position > start
  }

  /// Goes to the new line that ends a comment.
  mutating func skipComment() {
    while !isAtEnd && current != .newline { position += 1 }
  }

  /// The beginning of the next line when only white space follows the backslash at an offset.
  func joinedLine(after backslash: Int) -> Int? {
    var offset = backslash + 1
    while byte(offset).isBlank { offset += 1 }
    if offset >= end { return end }
    return base[offset] == .newline ? offset + 1 : nil
  }

  /// Whether the byte at an offset is white space, or nothing stands there any more.
  func isBlank(at offset: Int) -> Bool {
    guard offset < end else { return true }
    let byte = base[offset]
    return byte.isBlank || byte == .newline || byte == .hash
      || (byte == .backslash && joinedLine(after: offset) != nil)
  }

  var isAtEndOfStatement: Bool {
    switch current {
    case .newline, .semicolon, .hash: true
    case 0: isAtEnd
    default: false
    }
  }

  /// The end of the name that begins at an offset, which is the offset itself if none does.
  @inline(__always) func nameEnd(from start: Int) -> Int {
    var offset = start
    while offset < end {
      let byte = base[offset]
      if byte.isLetter || byte == .underscore || (byte.isDigit && offset > start) {
        offset += 1
      } else if byte >= 0x80, let length = letterLength(at: offset, first: offset == start) {
        offset += length
      } else {
        break
      }
    }
    return offset
  }

  /// The length in bytes of a letter beyond ASCII; marks may follow a letter but not begin a name.
  @inline(never) private func letterLength(at offset: Int, first: Bool) -> Int? {
    guard let (scalar, length) = character(at: offset) else { return nil }
    if scalar.properties.isAlphabetic { return length }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .decimalNumber: return first ? nil : length
    default: return nil
    }
  }

  /// The character at an offset and its length; nil where the bytes are not UTF-8.
  func character(at offset: Int) -> (Unicode.Scalar, Int)? {
    guard offset < end else { return nil }
    let lead = base[offset]
    if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, lead <= 0xF4, offset + length <= end else { return nil }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for place in 1..<length {
      guard base[offset + place] & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(base[offset + place] & 0x3F)
    }
    guard value >= (length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000) else { return nil }
    return Unicode.Scalar(value).map { ($0, length) }
  }

  /// Whether the bytes at an offset are − (U+2212), which is read as a minus sign.
  @inline(__always) func isMinusSign(at offset: Int) -> Bool {
    byte(offset) == 0xE2 && byte(offset + 1) == 0x88 && byte(offset + 2) == 0x92
  }

  /// Whether the bytes at an offset are × (U+00D7), which may stand between the sizes of a shape.
  @inline(__always) func isTimesSign(at offset: Int) -> Bool {
    byte(offset) == 0xC3 && byte(offset + 1) == 0x97
  }
}

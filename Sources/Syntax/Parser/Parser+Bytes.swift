/// Reading bytes, white space, names and characters.
extension Parser {
  /// The byte at an offset; 0 after the end.
  @inline(__always) func byte(_ offset: Int) -> UInt8 { offset < end ? base[offset] : 0 }
  @inline(__always) var current: UInt8 { byte(position) }
  @inline(__always) var next: UInt8 { byte(position + 1) }
  @inline(__always) var isAtEnd: Bool { position >= end }

  func text(_ start: Int, _ end: Int) -> String {
    String(decoding: UnsafeBufferPointer(start: base + start, count: end - start), as: UTF8.self)
  }

  /// Skips white space; returns whether there was any.
  ///
  /// A backslash at the end of a line joins the next line to it. Inside parentheses, line ends and
  /// comments are white space too.
  @discardableResult @inline(__always) mutating func skipBlank() -> Bool {
    let byte = current
    guard byte <= .hash || byte == .backslash || byte >= 0xC2 else { return false }
    return skipBlankSlowly()
  }

  private mutating func skipBlankSlowly() -> Bool {
    let start = position
    while !isAtEnd {
      let byte = current
      if byte == .newline && newlineIsBlank {
        position += 1
      } else if case let length = blankLength(at: position), length > 0 {
        position += length
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

  /// Skips to the end of the line.
  mutating func skipComment() {
    while !isAtEnd && current != .newline { position += 1 }
  }

  /// The start of the next line if only white space follows the backslash at an offset.
  func joinedLine(after backslash: Int) -> Int? {
    let offset = blankEnd(from: backslash + 1)
    if offset >= end { return end }
    return base[offset] == .newline ? offset + 1 : nil
  }

  /// Whether white space, a comment or the end of the text is at an offset.
  func isBlank(at offset: Int) -> Bool {
    guard offset < end else { return true }
    let byte = base[offset]
    if byte >= 0x80 { return isWithinBlank(offset) }
    return byte.isBlank || byte == .newline || byte == .hash
      || (byte == .backslash && joinedLine(after: offset) != nil)
  }

  /// The length in bytes of the white space at an offset, a no-break space or another of Unicode's
  /// too; 0 where there is none.
  @inline(__always) func blankLength(at offset: Int) -> Int {
    let byte = byte(offset)
    return byte.isBlank ? 1 : byte < 0xC2 ? 0 : longBlankLength(at: offset)
  }

  @inline(never) private func longBlankLength(at offset: Int) -> Int {
    guard let (scalar, length) = character(at: offset) else { return 0 }
    return scalar.properties.isWhitespace || scalar == "\u{FEFF}" || scalar == "\u{200B}"
      ? length : 0
  }

  /// Where the white space at an offset ends.
  func blankEnd(from start: Int) -> Int {
    var offset = start
    while case let length = blankLength(at: offset), length > 0 { offset += length }
    return offset
  }

  /// Whether a byte belongs to a long white space.
  private func isWithinBlank(_ offset: Int) -> Bool {
    var lead = offset
    while lead > 0, base[lead] & 0xC0 == 0x80 { lead -= 1 }
    return lead + longBlankLength(at: lead) > offset
  }

  var isAtEndOfStatement: Bool {
    switch current {
    case .newline, .semicolon, .hash: true
    case 0: isAtEnd
    default: false
    }
  }

  /// The end of the name at an offset; the offset itself if there is no name.
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

  /// The length in bytes of a non-ASCII letter; marks and digits may only follow a letter.
  @inline(never) private func letterLength(at offset: Int, first: Bool) -> Int? {
    guard let (scalar, length) = character(at: offset) else { return nil }
    if scalar.properties.isAlphabetic { return length }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .decimalNumber: return first ? nil : length
    default: return nil
    }
  }

  /// The character at an offset and its length; nil if the bytes are not UTF-8.
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

  /// Whether − (U+2212), which is read as a minus sign, is at an offset.
  @inline(__always) func isMinusSign(at offset: Int) -> Bool {
    byte(offset) == 0xE2 && byte(offset + 1) == 0x88 && byte(offset + 2) == 0x92
  }

  /// Whether × (U+00D7), allowed between the sizes of a shape, is at an offset.
  @inline(__always) func isTimesSign(at offset: Int) -> Bool {
    byte(offset) == 0xC3 && byte(offset + 1) == 0x97
  }
}

/// Classes of ASCII bytes. Bytes from 0x80 on belong to longer characters.
extension UInt8 {
  @inline(__always) var isDigit: Bool { self &- 0x30 < 10 }
  @inline(__always) var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
  /// A space, a tab, or the carriage return of a Windows line.
  @inline(__always) var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0D }

  static let newline: UInt8 = 0x0A
  static let space: UInt8 = 0x20
  static let quote: UInt8 = 0x22
  static let hash: UInt8 = 0x23
  static let percent: UInt8 = 0x25
  static let apostrophe: UInt8 = 0x27
  static let leftParenthesis: UInt8 = 0x28
  static let rightParenthesis: UInt8 = 0x29
  static let asterisk: UInt8 = 0x2A
  static let plus: UInt8 = 0x2B
  static let comma: UInt8 = 0x2C
  static let minus: UInt8 = 0x2D
  static let point: UInt8 = 0x2E
  static let slash: UInt8 = 0x2F
  static let colon: UInt8 = 0x3A
  static let semicolon: UInt8 = 0x3B
  static let less: UInt8 = 0x3C
  static let equals: UInt8 = 0x3D
  static let greater: UInt8 = 0x3E
  static let question: UInt8 = 0x3F
  static let at: UInt8 = 0x40
  static let leftBracket: UInt8 = 0x5B
  static let backslash: UInt8 = 0x5C
  static let rightBracket: UInt8 = 0x5D
  static let caret: UInt8 = 0x5E
  static let underscore: UInt8 = 0x5F
  static let leftBrace: UInt8 = 0x7B
  static let bar: UInt8 = 0x7C
  static let rightBrace: UInt8 = 0x7D
  static let exclamation: UInt8 = 0x21
}

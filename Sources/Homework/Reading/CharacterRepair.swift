internal import Rendering

/// Replaces characters that look like those of the language.
struct CharacterRepair {
  private(set) var text = AnswerText()
  private(set) var notes: [String] = []
  /// Whether the text has the frame of a printed matrix, whose dots are zeros.
  private let hasFrame: Bool

  /// - Throws: `.unreadable` for control characters and those that reverse the writing direction, which
  ///   make the text look different from what it is.
  init(_ written: AnswerText) throws(ReadingFailure) {
    hasFrame = written.scalars.contains { (0x2500...0x257F).contains($0.value) }
    for place in 0..<written.count {
      try read(written[place], written, place)
    }
  }

  private mutating func read(
    _ scalar: Unicode.Scalar, _ written: AnswerText, _ place: Int
  ) throws(ReadingFailure) {
    let origin = written.origin(place)
    if scalar.value < 0x7F, scalar != "\r" {
      guard scalar.value >= 0x20 || scalar.isBlankOrNewline else {
        throw .unreadable("a control character (\(Self.name(scalar))) is here", nil)
      }
      return text.append(scalar, origin: origin)
    }
    if hasFrame, scalar == "·", written[place - 1].isBlank, written[place + 1].isBlank {
      note("read the dots of a printed matrix as 0")
      return text.append("0", origin: origin)
    }
    if let raised = Self.superscripts[scalar], let last = text.scalars.last,
      last.isDigit || last.isCloser || Self.superscripts[written[place - 1]] != nil
    {
      note("read raised digits as a power")
      if Self.superscripts[written[place - 1]] == nil { text.append("^", origin: origin) }
      return text.append(raised, origin: origin)
    }
    if (0x2080...0x2089).contains(scalar.value), let digit = Unicode.Scalar(scalar.value - 0x2050) {
      return text.append(digit, origin: origin)
    }
    if let fraction = Self.fractions[scalar] {
      note("read \(scalar) as \(fraction)")
      if let last = text.scalars.last, last.isDigit {
        throw .unreadable(
          "a whole number next to a fraction: write 3/2 or 1.5, not 1½", nil)
      }
      return text.append("(\(fraction))", origin: origin)
    }
    if let plain = Self.plain(scalar, after: text.scalars.last, before: written[place + 1]) {
      switch scalar.value {
      case 0x2212: break
      case 0xFF01...0xFF5E: note("read full-width characters as ordinary ones")
      case _ where plain.isDigit: note("read digits of another script as 0 to 9")
      case _ where plain != " ": note("read \(printable(String(scalar))) as \(plain)")
      default: break
      }
      return text.append(plain, origin: origin)
    }
    if Self.isInvisible(scalar) {
      return note("an invisible character (\(Self.name(scalar))) was left out")
    }
    guard !Self.reversesWriting(scalar) else {
      throw .unreadable(
        "a character that reverses the writing direction (\(Self.name(scalar))) is here", nil)
    }
    guard scalar.properties.generalCategory != .control else {
      throw .unreadable("a control character (\(Self.name(scalar))) is here", nil)
    }
    text.append(scalar, origin: origin)
  }

  private mutating func note(_ note: String) {
    if !notes.contains(note) { notes.append(note) }
  }

  private static func name(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// The character of the language for a similar one.
  private static func plain(
    _ scalar: Unicode.Scalar, after last: Unicode.Scalar?, before next: Unicode.Scalar
  ) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63: return "-"
    case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFEE0)
    case 0x0D, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return " "
    case 0x0445, 0x0425: return last?.isDigit == true || next.isDigit ? "x" : nil
    case 0x2715, 0x2716, 0x2A2F: return "×"
    case 0x2044, 0x2215, 0xF7: return "/"
    case 0xB7, 0x22C5, 0x2217: return "*"
    case 0x2018, 0x2019, 0x2032: return "'"
    case 0x201C...0x201F: return "\""
    case 0x2502, 0x2503, 0x23A1...0x23A6: return "|"
    default: break
    }
    if case .decimal = scalar.properties.numericType, let value = scalar.properties.numericValue {
      return Unicode.Scalar(0x30 + UInt32(max(0, min(9, value))))
    }
    return nil
  }

  private static let superscripts: [Unicode.Scalar: Unicode.Scalar] = [
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8",
    "⁹": "9", "⁻": "-", "⁺": "+",
  ]

  /// Single characters for simple fractions.
  private static let fractions: [Unicode.Scalar: String] = [
    "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅖": "2/5",
    "⅗": "3/5", "⅘": "4/5", "⅙": "1/6", "⅚": "5/6", "⅐": "1/7", "⅛": "1/8", "⅜": "3/8",
    "⅝": "5/8", "⅞": "7/8", "⅑": "1/9", "⅒": "1/10",
  ]

  /// Whether it is invisible: a joiner, soft hyphen, direction mark or byte order mark.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x61C, 0x200B...0x200F, 0x202A...0x202C, 0x2060...0x2064, 0x2066...0x2069, 0xFE0E,
      0xFE0F, 0xFEFF:
      true
    default: false
    }
  }

  private static func reversesWriting(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x202D, 0x202E: true
    default: scalar.properties.generalCategory == .format
    }
  }
}

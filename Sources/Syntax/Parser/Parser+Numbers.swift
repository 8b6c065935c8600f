/// Numbers and shapes.
extension Parser {
  /// A decimal with more significant digits is not exact.
  static let exactDigits = 15
  /// A decimal with a larger power of ten is not exact.
  static let exactExponent = 60
  /// Any 18 digits fit into a machine word.
  private static let wordDigits = 18

  /// The fast path: a whole number that no operator can follow.
  mutating func plainInteger() -> Expression? {
    let start = position
    let first = byte(start) == .minus ? start + 1 : start
    var offset = first
    var value = 0
    let last = min(end, first &+ Parser.wordDigits)
    while offset < last {
      let digit = base[offset] &- 0x30
      guard digit < 10 else { break }
      value = value &* 10 &+ Int(digit)
      offset &+= 1
    }
    guard offset > first, endsOperand(at: offset) else { return nil }
    position = offset
    height = 1
    return Expression(
      .number(.integer(first > start ? -value : value)), Span(start, offset))
  }

  /// Whether no operator can follow at an offset; false means unknown.
  func endsOperand(at offset: Int) -> Bool {
    switch byte(offset) {
    case .rightBracket, .comma, .semicolon, .rightParenthesis: true
    case .space where spaceSeparates:
      byte(offset + 1).isDigit || (byte(offset + 1) == .minus && byte(offset + 2).isDigit)
    default: false
    }
  }

  /// Parses a number or shape, at a digit or a point before a digit.
  mutating func number() throws(Diagnostic) -> Expression.Node {
    let start = position
    var value = 0
    while current.isDigit, position - start < Parser.wordDigits {
      value = value &* 10 &+ Int(current &- 0x30)
      position += 1
    }
    switch current {
    case .point, 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A, 0x80...0xFF:
      return try longerNumber(start)
    default:
      return .number(.integer(value))
    }
  }

  /// Parses a shape, decimal, exponent or long number.
  private mutating func longerNumber(_ start: Int) throws(Diagnostic) -> Expression.Node {
    position = start
    skipDigits()
    if let times = timesLength(at: position), start < position, byte(position + times).isDigit {
      return try shape(start)
    }
    let wholeEnd = position
    if current == .point && next != .point {
      position += 1
      skipDigits()
    }
    let mantissa = Span(start, position)
    if current | 0x20 == 0x65 {
      position += 1
      if current == .minus || current == .plus {
        position += 1
      } else if isMinusSign(at: position) {
        position += 3
      }
      guard current.isDigit else { throw badNumber(start) }
      skipDigits()
    }
    let literal: NumberLiteral =
      position == wholeEnd
      ? Int(text(start, wholeEnd)).map { .integer($0) } ?? .long(text(start, wholeEnd))
      : decimal(mantissa, exponentAt: mantissa.end)
    if current == 0x69, nameEnd(from: position) == position + 1 {
      return imaginary(literal, start)
    }
    let isFollowed =
      current == .point
      ? next != .point && (next.isDigit || nameEnd(from: position + 1) > position + 1)
      : nameEnd(from: position) > position
    if isFollowed || (current == .underscore) || isTimesSign(at: position) {
      throw badNumber(start)
    }
    return .number(literal)
  }

  /// `2i`: the number i times as large, complex(0, 2).
  private mutating func imaginary(_ literal: NumberLiteral, _ start: Int) -> Expression.Node {
    let span = Span(start, position)
    position += 1
    return .call(
      name: "complex", nameSpan: Span(start, position),
      arguments: [
        Argument(value: Expression(.number(.integer(0)), span)),
        Argument(value: Expression(.number(literal), span)),
      ])
  }

  mutating func skipDigits() {
    while current.isDigit { position += 1 }
  }

  /// The digits and power of ten of an exact number, else its text.
  private func decimal(_ mantissa: Span, exponentAt mark: Int) -> NumberLiteral {
    var digits = 0
    var significant = 0
    var exponent = 0
    var isFraction = false
    for offset in mantissa.start..<mantissa.end {
      guard byte(offset) != .point else {
        isFraction = true
        continue
      }
      if significant > 0 || byte(offset) != 0x30 { significant += 1 }
      guard significant <= Parser.exactDigits else { return plain(mantissa.start) }
      digits = digits * 10 + Int(byte(offset) &- 0x30)
      if isFraction { exponent -= 1 }
    }
    // Leading zeros after the point make the exponent smaller, but not without limit.
    guard exponent >= -(Parser.exactExponent + Parser.exactDigits) else {
      return plain(mantissa.start)
    }
    if mark < position {
      guard let typed = typedExponent(at: mark + 1) else { return plain(mantissa.start) }
      exponent += typed
    }
    while exponent < 0, digits % 10 == 0, digits != 0 {
      digits /= 10
      exponent += 1
    }
    if digits == 0 || exponent == 0 { return .integer(digits) }
    return .decimal(digits: digits, exponent: exponent)
  }

  /// The exponent from an offset to here; nil if the number is not exact.
  private func typedExponent(at start: Int) -> Int? {
    var value = 0
    var offset = start
    let isNegative = byte(offset) == .minus || byte(offset) == 0xE2
    while offset < position, !byte(offset).isDigit { offset += 1 }
    while offset < position {
      value = value * 10 + Int(byte(offset) &- 0x30)
      guard value <= Parser.exactExponent else { return nil }
      offset += 1
    }
    return isNegative ? -value : value
  }

  /// The number's text from an offset to here, with an ASCII minus in its exponent.
  private func plain(_ start: Int) -> NumberLiteral {
    var text = ""
    for scalar in self.text(start, position).unicodeScalars {
      text.unicodeScalars.append(scalar == "\u{2212}" ? "-" : scalar)
    }
    return .long(text)
  }
}

/// Shapes, and errors about malformed numbers.
extension Parser {
  /// The length in bytes of `x`, `X` or `×` at an offset.
  func timesLength(at offset: Int) -> Int? {
    if byte(offset) | 0x20 == 0x78 { return 1 }
    return isTimesSign(at: offset) ? 2 : nil
  }

  mutating func shape(_ start: Int) throws(Diagnostic) -> Expression.Node {
    position = start
    var sizes: [Int] = []
    while true {
      let begin = position
      skipDigits()
      guard let size = Int(text(begin, position)) else {
        throw .sizeTooLong(at: Span(begin, position))
      }
      sizes.append(size)
      guard let times = timesLength(at: position), byte(position + times).isDigit else { break }
      position += times
    }
    let isFollowed =
      current == .point ? next != .point : nameEnd(from: position) > position
    if isFollowed || isTimesSign(at: position) { throw badNumber(start) }
    return .shape(sizes)
  }

  /// The error for a number with letters or points attached.
  mutating func badNumber(_ start: Int) -> Diagnostic {
    while true {
      if isTimesSign(at: position) {
        position += 2
      } else if current.isDigit || current == .point {
        position += 1
      } else {
        let end = nameEnd(from: position)
        guard end > position else { break }
        position = end
      }
    }
    return .badNumber(text(start, position), at: Span(start, position))
  }
}

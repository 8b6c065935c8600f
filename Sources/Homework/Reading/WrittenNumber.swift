internal import Arithmetic
internal import Syntax

/// The text of a number: `-0.50`, `1e3`, `-2/3`.
///
/// The parser keeps only the value; the number of decimal places, and digits beyond its exact range, are
/// only in the text.
struct WrittenNumber {
  private var top: String
  private var bottom: String?
  private var isNegative = false

  init?(_ expression: Expression, in bytes: [UInt8]) {
    switch expression.node {
    case .number:
      guard let text = Self.text(expression.span, bytes) else { return nil }
      top = text
    case .unary(let sign, let operand) where sign != .not:
      guard let inner = WrittenNumber(operand, in: bytes) else { return nil }
      self = inner
      if sign == .minus { isNegative.toggle() }
    case .binary(.divide, let left, let right):
      guard let above = WrittenNumber(left, in: bytes), above.bottom == nil,
        let below = WrittenNumber(right, in: bytes), below.bottom == nil
      else { return nil }
      top = above.top
      bottom = below.top
      isNegative = above.isNegative != below.isNegative
    default: return nil
    }
  }

  /// The digits and sign of a number, without other signs and parentheses in its span.
  private static func text(_ span: Span, _ bytes: [UInt8]) -> String? {
    guard span.start >= 0, span.start <= span.end, span.end <= bytes.count else { return nil }
    var text = String(decoding: bytes[span.start..<span.end], as: UTF8.self)
    text.removeAll { $0 == "(" || $0 == ")" || $0.isWhitespace }
    text = String(text.map { $0 == "\u{2212}" ? "-" : $0 })
    let signs = text.prefix { $0 == "-" || $0 == "+" }
    let isNegative = signs.count { $0 == "-" } % 2 == 1
    return (isNegative ? "-" : "") + text.dropFirst(signs.count)
  }

  /// - Throws: `.divisionByZero`, `.numberTooLong`.
  func value(within limits: Limits) throws(ArithmeticError) -> Rational {
    let above = try Self.parse(top, limits)
    let value: Rational
    if let bottom {
      value = try above.quotient(Self.parse(bottom, limits))
    } else {
      value = above
    }
    return isNegative ? -value : value
  }

  private static func parse(_ text: String, _ limits: Limits) throws(ArithmeticError) -> Rational {
    guard let value = try Rational(parsing: text, limit: limits.bits) else { throw .notFinite }
    return value
  }

  /// The decimal places written; nil for whole numbers and fractions.
  var places: Int? {
    guard bottom == nil else { return nil }
    let parts = top.lowercased().split(separator: "e", omittingEmptySubsequences: false)
    guard let mantissa = parts.first else { return nil }
    let exponent = parts.count > 1 ? Int(parts[1].drop { $0 == "+" }) ?? 0 : 0
    guard let point = mantissa.firstIndex(of: ".") else {
      return exponent < 0 ? -max(exponent, -1000) : nil
    }
    let written = mantissa.distance(from: point, to: mantissa.endIndex) - 1
    return max(0, written - max(-1000, min(1000, exponent)))
  }
}

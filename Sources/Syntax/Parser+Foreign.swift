/// Spellings of other places: shapes with spaces, operators of other languages.
extension Parser {
  /// `3 x 3` and `3 × 3`.
  func spacedShape(after operand: Expression?) -> Diagnostic? {
    let times = isTimesSign(at: position)
    guard times || (current | 0x20 == 0x78 && nameEnd(from: position) == position + 1) else {
      return nil
    }
    var right = position + (times ? 2 : 1)
    while byte(right).isBlank { right += 1 }
    guard let operand, case .number(.integer(let rows)) = operand.node, byte(right).isDigit else {
      return times ? .timesSign(at: Span(position, position + 2)) : nil
    }
    let start = right
    while byte(right).isDigit { right += 1 }
    return .spacedShape("\(rows)x\(text(start, right))", at: Span(operand.span.start, right))
  }

  /// Operators of other languages.
  func foreignOperator() -> Diagnostic? {
    let pair = Span(position, min(position + 2, end))
    let one = Span(position, position + 1)
    switch (current, next) {
    case (.point, .asterisk), (.point, .slash), (.point, .caret), (.point, .apostrophe):
      return .foreignOperator(glyph(pair), instead: .elementwise, at: pair)
    case (0x26, 0x26): return .foreignOperator("&&", instead: .and, at: pair)
    case (.bar, .bar): return .foreignOperator("||", instead: .or, at: pair)
    case (0x26, _): return .foreignOperator("&", instead: .and, at: one)
    case (.bar, _): return .foreignOperator("|", instead: .or, at: one)
    case (.colon, .equals): return .foreignOperator(":=", instead: .definition, at: pair)
    case (0x7E, .equals): return .foreignOperator("~=", instead: .notEqual, at: pair)
    case (.exclamation, _), (0x7E, _): return .foreignOperator(glyph(one), instead: .not, at: one)
    default: return nil
    }
  }
}

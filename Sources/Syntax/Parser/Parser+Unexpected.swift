/// The errors at a place where the grammar does not match.
extension Parser {
  /// The error where a value should begin.
  func unexpectedInsteadOfOperand() -> Diagnostic {
    let here = Span(position, min(position + 1, end))
    if isAtEnd { return missingAtEnd() }
    switch current {
    case .rightParenthesis, .rightBracket, .rightBrace:
      if isClosing || (opener == nil && lastMark.length > 0) { return missingValue(before: here) }
      return wrongCloser()
    case .apostrophe: return .singleQuotes(at: here)
    case .leftBrace: return .braces(at: here)
    case .exclamation, 0x7E: return .foreignOperator(glyph(here), instead: .not, at: here)
    case .percent: return .foreignComment("%", at: here)
    case .slash where glyph(lastMark) == "/" && lastMark.end == position:
      return .twoSlashes(at: lastMark.joined(here))
    case .slash where next == .slash: return .foreignComment("//", at: Span(position, position + 2))
    case .colon: return .colon(at: here)
    case .point where next == .point && byte(position + 2) == .point:
      return .ellipsis(at: Span(position, position + 3))
    case .point where next == .point: return missingValue(before: Span(position, position + 2))
    case .equals where "+-*/".utf8.contains(byte(lastMark.start)) && lastMark.end == position:
      return .foreignOperator(
        glyph(Span(lastMark.start, position + 1)), instead: .assignment,
        at: Span(lastMark.start, position + 1))
    case .equals where followsValue: return .singleEquals(at: here)
    case .greater where lastMark.length == 0: return .pastedPrompt(at: here)
    case .newline, .semicolon, .comma, .equals, .bar, .hash, .asterisk, .slash, .at, .caret,
      .less, .greater, 0x26, .point:
      return missingValue(before: here)
    default: return unexpectedCharacter()
    }
  }

  /// The error after a complete value, at something that is not an operator.
  func unexpected(after operand: Expression?) -> Diagnostic {
    let here = Span(position, min(position + 1, end))
    if isAtEnd { return missingAtEnd() }
    if let shape = spacedShape(after: operand) { return shape }
    if let foreign = foreignOperator() { return foreign }
    switch current {
    case .rightParenthesis, .rightBracket, .rightBrace: return wrongCloser()
    case .equals: return .singleEquals(at: here)
    case .apostrophe: return .singleQuotes(at: here)
    case .leftBrace: return .braces(at: here)
    case .percent: return .foreignComment("%", at: here)
    case .colon: return .colon(at: here)
    case .semicolon: return .semicolonInParentheses(at: here)
    case .comma where opener == nil: return .strayComma(at: here)
    case .point: return .strayPoint(at: here)
    case .backslash: return .strayBackslash(at: here)
    case 0x24, 0x60, 0x5F, 0..<0x20, 0x7F...0xFF:
      if nameEnd(from: position) == position { return unexpectedCharacter() }
    default: break
    }
    guard let opener else {
      return .missingOperator(at: Span(position, wordEnd), isSpaced: isSpacedHere)
    }
    if isLeftOpen(opener) {
      return unclosed(opener)
    }
    return byte(opener) == .leftBracket && spaceSeparates
      ? .missingSeparator(at: Span(position, wordEnd))
      : .missingComma(at: Span(position, wordEnd))
  }

  /// The error where a statement should end. The statement may be a misspelt command.
  func unexpectedEnd(of statement: Statement) -> Diagnostic {
    if case .expression(let expression) = statement.body, case .name(let name) = expression.node,
      expression.span.end == expression.span.start + name.utf8.count, isSpacedHere, beginsOperand
    {
      let hasParenthesis = current == .leftParenthesis
      return .unknownCommand(
        name, at: expression.span, before: hasParenthesis, vocabulary: vocabulary)
    }
    if case .expression(let expression) = statement.body {
      let isAssignment = current == .equals && next != .equals && statement.target == nil
      if isAssignment { return .assignment(to: expression, at: expression.span) }
      return unexpected(after: expression)
    }
    return unexpected(after: nil)
  }

  /// The error inside a subscript.
  func unexpectedInIndex() -> Diagnostic {
    if isAtEnd { return missingAtEnd() }
    if current == .semicolon { return .semicolonInIndex(at: Span(position, position + 1)) }
    return unexpected(after: nil)
  }

  func unexpectedCharacter() -> Diagnostic {
    guard let (scalar, length) = character(at: position) else {
      return .notText(byte: byte(position), at: Span(position, min(position + 1, end)))
    }
    return .unexpectedCharacter(scalar, at: Span(position, position + length))
  }

  func glyph(_ span: Span) -> String { text(span.start, span.end) }

  private var isSpacedHere: Bool { position > 0 && isBlank(at: position - 1) }

  private var wordEnd: Int { max(nameEnd(from: position), min(position + 1, end)) }

  /// Whether the bracket here closes the innermost open bracket.
  private var isClosing: Bool {
    guard let opener else { return false }
    return byte(opener) == .leftBracket ? current == .rightBracket : current == .rightParenthesis
  }

  private func wrongCloser() -> Diagnostic {
    let here = Span(position, position + 1)
    guard let opener else { return .strayCloser(glyph(here), at: here) }
    return .mismatched(
      glyph(Span(opener, opener + 1)), at: Span(opener, opener + 1), by: glyph(here), at: here)
  }

  private func unclosed(_ opener: Int) -> Diagnostic {
    let place = Span(opener, opener + 1)
    return .unclosed(glyph(place), at: place)
  }

  private func missingAtEnd() -> Diagnostic {
    if let opener {
      return unclosed(opener)
    }
    return missingValue(before: Span(position, position))
  }

  /// Whether a bracket opened on an earlier line is never closed.
  private func isLeftOpen(_ opener: Int) -> Bool {
    let text = UnsafeBufferPointer(start: base, count: end)
    guard text[opener..<position].contains(.newline) else { return false }
    var brackets = BracketCount()
    var start = opener
    UnsafeBufferPointer(rebasing: text[opener...]).forEachLine { line in
      brackets.read(line, at: start)
      start += line.count + 1
      return true
    }
    return brackets.opening == opener
  }

  /// Whether a value precedes, ignoring white space.
  private var followsValue: Bool {
    var place = position - 1
    while place >= 0, isBlank(at: place) { place -= 1 }
    guard place >= 0 else { return false }
    let byte = base[place]
    return byte.isLetter || byte.isDigit || byte == .underscore || byte >= 0x80
      || byte == .rightBracket || byte == .rightParenthesis || byte == .quote
  }

  private func missingValue(before here: Span) -> Diagnostic {
    if lastMark.length > 0 { return .missingValue(after: glyph(lastMark), at: lastMark) }
    return here.length == 0
      ? .missingValue(after: nil, at: here) : .missingValue(before: glyph(here), at: here)
  }
}

/// Spellings of other languages: shapes with spaces, operators.
extension Parser {
  /// The error for `3 x 3` and `3 × 3`.
  func spacedShape(after operand: Expression?) -> Diagnostic? {
    let times = isTimesSign(at: position)
    guard times || (current | 0x20 == 0x78 && nameEnd(from: position) == position + 1) else {
      return nil
    }
    var right = blankEnd(from: position + (times ? 2 : 1))
    guard let operand, case .number(.integer(let rows)) = operand.node, byte(right).isDigit else {
      return times ? .timesSign(at: Span(position, position + 2)) : nil
    }
    let start = right
    while byte(right).isDigit { right += 1 }
    return .spacedShape("\(rows)x\(text(start, right))", at: Span(operand.span.start, right))
  }

  /// The error for an operator of another language.
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

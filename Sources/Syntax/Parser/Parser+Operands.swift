/// Operands: literals, names, calls, parentheses, and their suffixes.
extension Parser {
  /// Parses an operand with transposes, subscripts and members, which must follow without white space.
  mutating func postfixed() throws(Diagnostic) -> Expression {
    var operand = try primary()
    while true {
      switch current {
      case .apostrophe:
        position += 1
        operand = Expression(.transposed(operand), Span(operand.span.start, position))
      case .leftBracket:
        let before = height
        let subscripts = try subscripts(of: operand)
        height = max(height, before)
        operand = Expression(.index(operand, subscripts), Span(operand.span.start, position))
      case .point:
        let end = nameEnd(from: position + 1)
        guard end > position + 1 else { return operand }
        let name = text(position + 1, end)
        position = end
        operand = Expression(.member(operand, name), Span(operand.span.start, end))
        if current == .leftParenthesis { throw .functionOfModule(name, at: operand.span) }
      default:
        return operand
      }
      height += 1
      try take(Parser.boxBytes)
      guard height <= Parser.heightLimit else { throw .tooManyOperations(at: operand.span) }
    }
  }

  private mutating func primary() throws(Diagnostic) -> Expression {
    height = 1
    let start = position
    switch current {
    case let byte where byte.isDigit:
      return Expression(try number(), Span(start, position))
    case .leftBracket:
      return Expression(.matrix(try rows()), Span(start, position))
    case .leftParenthesis:
      return try parenthesized()
    case .point where next.isDigit:
      return Expression(try number(), Span(start, position))
    case .quote:
      return Expression(.text(try string()), Span(start, position))
    case .question:
      position += 1
      return Expression(.unknown, Span(start, position))
    default:
      let end = nameEnd(from: start)
      guard end > start else { throw unexpectedInsteadOfOperand() }
      return try nameOrCall(start, end)
    }
  }

  private mutating func nameOrCall(_ start: Int, _ end: Int) throws(Diagnostic) -> Expression {
    let name = text(start, end)
    guard name != "and", name != "or" else {
      throw .missingValue(before: name, at: Span(start, end))
    }
    position = end
    guard current == .leftParenthesis else { return Expression(.name(name), Span(start, end)) }
    if name == "answer", let answer = answerReference(start) { return answer }
    try take(Parser.boxBytes + 3 * Parser.argumentBytes)
    let arguments = try arguments()
    height += 1
    return Expression(
      .call(name: name, nameSpan: Span(start, end), arguments: arguments), Span(start, position))
  }

  private mutating func arguments() throws(Diagnostic) -> [Argument] {
    let outer = try enter()
    var arguments: [Argument] = []
    arguments.reserveCapacity(3)
    var highest = 0
    while true {
      skipBlank()
      if current == .rightParenthesis { break }
      try take(Parser.argumentBytes)
      arguments.append(try argument())
      highest = max(highest, height)
      skipBlank()
      guard current == .comma else {
        guard current == .rightParenthesis else { throw unexpected(after: arguments.last?.value) }
        break
      }
      lastMark = Span(position, position + 1)
      position += 1
    }
    leave(outer)
    height = highest
    return arguments
  }

  /// Parses `(a)`, or a tuple: `(a, b)`, `(a,)` or `()`.
  private mutating func parenthesized() throws(Diagnostic) -> Expression {
    let start = position
    let outer = try enter()
    var elements: [Expression] = []
    var isTuple = false
    var highest = 0
    while true {
      skipBlank()
      if current == .rightParenthesis { break }
      try take(Parser.elementBytes)
      elements.append(try expression())
      highest = max(highest, height)
      skipBlank()
      guard current == .comma else {
        guard current == .rightParenthesis else { throw unexpected(after: elements.last) }
        break
      }
      isTuple = true
      lastMark = Span(position, position + 1)
      position += 1
    }
    leave(outer)
    height = highest + 1
    let span = Span(start, position)
    if !isTuple, elements.count == 1 { return Expression(elements[0].node, span) }
    return Expression(.tuple(elements), span)
  }

  /// The state outside a bracket, restored after it.
  struct OuterState {
    var spaceSeparates: Bool
    var newlineIsBlank: Bool
    var opener: Int?
  }

  /// Enters the bracket here.
  mutating func enter(spaceSeparates: Bool = false) throws(Diagnostic) -> OuterState {
    let outer = OuterState(
      spaceSeparates: self.spaceSeparates, newlineIsBlank: newlineIsBlank, opener: opener)
    lastMark = Span(position, position + 1)
    try descend(at: lastMark)
    opener = position
    self.spaceSeparates = spaceSeparates
    newlineIsBlank = !spaceSeparates
    position += 1
    return outer
  }

  /// Leaves the bracket that closes here.
  mutating func leave(_ outer: OuterState) {
    position += 1
    depth -= 1
    spaceSeparates = outer.spaceSeparates
    newlineIsBlank = outer.newlineIsBlank
    opener = outer.opener
  }
}

/// Strings between straight double quotes.
extension Parser {
  mutating func string() throws(Diagnostic) -> String {
    let opening = position
    var bytes: [UInt8] = []
    position += 1
    while true {
      switch current {
      case .quote:
        try check(from: opening + 1)
        position += 1
        return String(decoding: bytes, as: UTF8.self)
      case .backslash:
        bytes.append(try escaped(opening))
        position += 2
      case .newline,
        0 where isAtEnd:
        throw .unclosedString(at: Span(opening, opening + 1))
      case let byte where (byte < 0x20 && byte != 0x09) || byte == 0x7F:
        throw unexpectedCharacter()
      case let byte:
        bytes.append(byte)
        position += 1
      }
    }
  }

  private func escaped(_ opening: Int) throws(Diagnostic) -> UInt8 {
    switch next {
    case .quote, .backslash: return next
    case 0x6E: return .newline
    case 0x74: return 0x09
    case 0 where position + 1 >= end, .newline:
      throw .unclosedString(at: Span(opening, opening + 1))
    default:
      let length = character(at: position + 1)?.1 ?? 1
      throw .unknownEscape(at: Span(position, position + 1 + length))
    }
  }

  /// Throws if the bytes from an offset to here are not UTF-8.
  private mutating func check(from start: Int) throws(Diagnostic) {
    let bytes = UnsafeBufferPointer(start: base + start, count: position - start)
    guard String(validating: bytes, as: UTF8.self) == nil else { return }
    position = start
    while let (_, length) = character(at: position) { position += length }
    throw unexpectedCharacter()
  }
}

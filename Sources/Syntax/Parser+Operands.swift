/// Operands: literals, names, calls, parentheses, and what stands right behind them.
extension Parser {
  /// An operand with its quotes, indices and members, none of them after white space.
  @inline(__always) mutating func postfixed() throws(Diagnostic) -> Expression {
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

  @inline(__always) private mutating func primary() throws(Diagnostic) -> Expression {
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

  /// `(a)` is a itself; `(a, b)`, `(a,)` and `()` are tuples.
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

  /// What holds outside a bracket and comes back behind it.
  struct Surroundings {
    var spaceSeparates: Bool
    var newlineIsBlank: Bool
    var opener: Int?
  }

  /// Goes into the bracket here.
  mutating func enter(spaceSeparates: Bool = false) throws(Diagnostic) -> Surroundings {
    let outer = Surroundings(
      spaceSeparates: self.spaceSeparates, newlineIsBlank: newlineIsBlank, opener: opener)
    lastMark = Span(position, position + 1)
    try descend(at: lastMark)
    opener = position
    self.spaceSeparates = spaceSeparates
    newlineIsBlank = !spaceSeparates
    position += 1
    return outer
  }

  /// Goes behind the closing bracket here.
  mutating func leave(_ outer: Surroundings) {
    position += 1
    depth -= 1
    spaceSeparates = outer.spaceSeparates
    newlineIsBlank = outer.newlineIsBlank
    opener = outer.opener
  }
}

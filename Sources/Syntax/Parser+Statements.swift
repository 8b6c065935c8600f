/// Statements: what is kept where, and whether a line is a command or an expression.
extension Parser {
  mutating func statements() throws(Diagnostic) -> [Statement] {
    var statements: [Statement] = []
    while true {
      skipBlank()
      switch current {
      case .newline, .semicolon: position += 1
      case .hash: skipComment()
      case 0 where isAtEnd: return statements
      default: statements.append(try statement())
      }
    }
  }

  private mutating func statement() throws(Diagnostic) -> Statement {
    let start = position
    lastMark = Span(start, start)
    let target = target()
    let body = try body()
    let statement = Statement(
      target: target, body: body, span: Span(start, max(start, bodyEnd(body))))
    skipBlank()
    guard isAtEndOfStatement else { throw unexpectedEnd(of: statement) }
    return statement
  }

  /// The name before a single `=`, if the statement begins so.
  private mutating func target() -> Statement.Target? {
    let start = position
    let end = nameEnd(from: start)
    guard end > start, byte(end) != .leftParenthesis else { return nil }
    position = end
    skipBlank()
    guard current == .equals, next != .equals else {
      position = start
      return nil
    }
    lastMark = Span(position, position + 1)
    position += 1
    skipBlank()
    return Statement.Target(name: text(start, end), span: Span(start, end))
  }

  private mutating func body() throws(Diagnostic) -> Statement.Body {
    if let command = try commandChain() { return .command(command) }
    return .expression(try expression())
  }

  private func bodyEnd(_ body: Statement.Body) -> Int {
    switch body {
    case .expression(let expression): expression.span.end
    case .command(let forms): forms.last?.span.end ?? position
    }
  }
}

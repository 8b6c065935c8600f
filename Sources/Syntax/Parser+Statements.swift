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
      default:
        try take(Parser.statementBytes)
        statements.append(try statement())
      }
    }
  }

  private mutating func statement() throws(Diagnostic) -> Statement {
    let start = position
    lastMark = Span(start, start)
    let nameEnd = nameEnd(from: start)
    // A call is neither an assignment nor a command.
    let mayBeWords = nameEnd > start && byte(nameEnd) != .leftParenthesis
    let target = mayBeWords ? target(start, nameEnd) : nil
    if let target, target.name == "and" || target.name == "or" || target.name == "not" {
      throw .reservedWord(target.name, at: target.span)
    }
    let body: Statement.Body
    if let command = markCommand() {
      body = .command([command])
    } else if target == nil, mayBeWords, vocabulary.hasSheets, let sheet = try sheetStatement() {
      if sheet.kind == .secret { return try secret(sheet) }
      body = .sheet(sheet)
    } else if mayBeWords, let command = try commandChain() {
      body = .command(command)
    } else {
      body = .expression(try expression())
    }
    let statement = Statement(
      target: target, body: body, span: Span(start, max(start, bodyEnd(body))))
    skipBlank()
    guard isAtEndOfStatement else { throw unexpectedEnd(of: statement) }
    return statement
  }

  /// `secret z = …`: the assignment behind the word, marked as one that no sheet shows.
  private mutating func secret(_ sheet: SheetStatement) throws(Diagnostic) -> Statement {
    let inner = try statement()
    guard let target = inner.target else {
      throw Diagnostic(
        .syntax, "`secret` stands before an assignment", labels: [.init(sheet.kindSpan)],
        help: ["for example: secret z = [1 2; 3 4]"])
    }
    var marked = sheet
    marked.body = inner.body
    marked.bodySpan = inner.span
    marked.span = sheet.kindSpan.joined(inner.span)
    return Statement(target: target, body: .sheet(marked), span: marked.span)
  }

  /// The name before a single `=`, if the statement begins so.
  private mutating func target(_ start: Int, _ end: Int) -> Statement.Target? {
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

  private func bodyEnd(_ body: Statement.Body) -> Int {
    switch body {
    case .expression(let expression): expression.span.end
    case .command(let forms): forms.last?.span.end ?? position
    case .sheet(let sheet): sheet.span.end
    }
  }
}

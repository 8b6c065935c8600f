/// Statements: assignments, commands and expressions.
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
    // A call begins neither an assignment nor a command.
    let mayBeWords = nameEnd > start && byte(nameEnd) != .leftParenthesis
    let target = mayBeWords ? target(start, nameEnd) : nil
    if let target, target.name == "and" || target.name == "or" || target.name == "not" {
      throw .reservedWord(target.name, at: target.span)
    }
    let body: Statement.Body
    if let definition = try definition(start, nameEnd) {
      body = .command([definition])
    } else if let command = markCommand() {
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

  /// Parses `f(n) = …` as the command `define` with the call and the expression; nil if there is none
  /// here.
  private mutating func definition(_ start: Int, _ nameEnd: Int) throws(Diagnostic) -> CommandForm?
  {
    guard nameEnd > start, byte(nameEnd) == .leftParenthesis,
      vocabulary.reading(of: "define") == .arguments
    else { return nil }
    var look = self
    look.position = nameEnd + 1
    while !look.isAtEnd, look.current != .rightParenthesis {
      // Names and commas alone: anything else is a call.
      guard
        look.current.isBlank || look.current == .comma || look.current.isLetter
          || look.current.isDigit || look.current == 0x5F || look.current >= 0x80
      else {
        return nil
      }
      look.position += 1
    }
    guard !look.isAtEnd else { return nil }
    look.position += 1
    look.skipBlank()
    guard look.current == .equals, look.next != .equals else { return nil }
    let head = try expression()
    skipBlank()
    guard current == .equals else { return nil }
    position += 1
    skipBlank()
    let body = try expression()
    return CommandForm(
      name: "define", nameSpan: Span(start, nameEnd),
      arguments: [Argument(value: head), Argument(value: body)],
      rest: Span(start, body.span.end))
  }

  /// Parses the assignment of `secret z = …`.
  private mutating func secret(_ sheet: SheetStatement) throws(Diagnostic) -> Statement {
    let inner = try statement()
    guard let target = inner.target else {
      throw Diagnostic(
        .syntax, "`secret` must be followed by an assignment", labels: [.init(sheet.kindSpan)],
        help: ["for example: secret z = [1 2; 3 4]"])
    }
    var marked = sheet
    marked.body = inner.body
    marked.bodySpan = inner.span
    marked.span = sheet.kindSpan.joined(inner.span)
    return Statement(target: target, body: .sheet(marked), span: marked.span)
  }

  /// The assigned variable, if the statement begins with a name and `=`.
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

/// Commands: a name of the vocabulary, then values and `name=value` to the end of the statement.
extension Parser {
  /// Parses a command and those chained to it by `|`; nil if an expression begins here.
  mutating func commandChain() throws(Diagnostic) -> [CommandForm]? {
    let end = nameEnd(from: position)
    guard end > position, byte(end) != .leftParenthesis else { return nil }
    let name = text(position, end)
    guard let reading = vocabulary.reading(of: name),
      beginsCommand(nameEnd: end, isRaw: reading == .text)
    else { return nil }
    if reading == .text { return [rawCommand(name, end)] }
    var forms = [try command(name, end)]
    while current == .bar {
      lastMark = Span(position, position + 1)
      position += 1
      forms.append(try link())
    }
    return forms
  }

  /// Parses `?conv` or `conv?`, a raw command named `?`; nil if there is none here.
  mutating func markCommand() -> CommandForm? {
    let nameEnd = nameEnd(from: position)
    guard byte(nameEnd) == .question, vocabulary.reading(of: "?") == .text else { return nil }
    if nameEnd == position { return rawCommand("?", position + 1) }
    var look = self
    look.position = nameEnd + 1
    look.skipBlank()
    guard look.isAtEndOfStatement else { return nil }
    let topic = Span(position, nameEnd)
    position = look.position
    return CommandForm(
      name: "?", nameSpan: Span(nameEnd, nameEnd + 1), arguments: [], rest: topic)
  }

  /// Whether a command begins here. An operator after the name makes the line an expression, in which
  /// the name is a variable.
  private func beginsCommand(nameEnd: Int, isRaw: Bool) -> Bool {
    var look = self
    look.position = nameEnd
    let isSpaced = look.skipBlank()
    switch look.current {
    case .equals: return isRaw && look.next == .equals
    case .apostrophe, .point: return isRaw || (isSpaced && look.next.isDigit)
    case .leftBracket: return isRaw || isSpaced
    case .asterisk, .slash, .at, .caret, .less, .greater, .exclamation: return isRaw
    case .plus, .minus: return isRaw || (isSpaced && !look.isBlank(at: look.position + 1))
    case 0xE2 where look.isMinusSign(at: look.position):
      return isRaw || (isSpaced && !look.isBlank(at: look.position + 3))
    default: return true
    }
  }

  mutating func command(_ name: String, _ end: Int) throws(Diagnostic) -> CommandForm {
    let nameSpan = Span(position, end)
    position = end
    let before = position
    skipBlank()
    let start = position
    let arguments = try words()
    let last = arguments.last?.span.end ?? before
    return CommandForm(
      name: name, nameSpan: nameSpan, arguments: arguments, rest: Span(min(start, last), last))
  }

  /// Parses the arguments to the end of the command.
  mutating func words() throws(Diagnostic) -> [Argument] {
    let outer = spaceSeparates
    spaceSeparates = true
    defer { spaceSeparates = outer }
    var arguments: [Argument] = []
    arguments.reserveCapacity(4)
    while true {
      skipBlank()
      if isAtEndOfStatement || current == .bar || isInBranch && isEndOfBranch { return arguments }
      if current == .comma, !arguments.isEmpty {
        position += 1
        continue
      }
      try take(Parser.argumentBytes)
      arguments.append(try argument())
      if arguments.count >= 3 { try checkSpelledShape(arguments) }
      guard isBlank(at: position) || isSeparatorOfWords else {
        throw unexpected(after: arguments.last?.value)
      }
    }
  }

  private var isSeparatorOfWords: Bool {
    current == .comma || current == .bar || current == .semicolon
      || isInBranch && current == .rightBracket
  }

  /// Parses `name=value` or a value, in a command or a call.
  mutating func argument() throws(Diagnostic) -> Argument {
    let name = optionName()
    let value = try expression()
    return Argument(
      name: name.map { text($0.start, $0.end) }, nameSpan: name, value: value)
  }

  /// Skips `name =`, if it is here.
  private mutating func optionName() -> Span? {
    let start = position
    let end = nameEnd(from: start)
    guard end > start else { return nil }
    position = end
    skipBlank()
    guard current == .equals && next != .equals else {
      position = start
      return nil
    }
    lastMark = Span(start, position + 1)
    position += 1
    skipBlank()
    return Span(start, end)
  }

  /// Throws for `3 x 3`, which is a shape with spaces instead of three arguments.
  private func checkSpelledShape(_ arguments: [Argument]) throws(Diagnostic) {
    guard arguments.count >= 3,
      case .number(.integer(let columns)) = arguments[arguments.count - 1].value.node,
      case .name("x") = arguments[arguments.count - 2].value.node,
      case .number(.integer(let rows)) = arguments[arguments.count - 3].value.node,
      arguments[arguments.count - 2].name == nil, arguments[arguments.count - 1].name == nil
    else { return }
    let span = arguments[arguments.count - 3].value.span.joined(arguments[arguments.count - 1].span)
    throw .spacedShape("\(rows)x\(columns)", at: span)
  }

  /// Parses a command whose arguments are kept as text, to the end of the line and those joined to it.
  private mutating func rawCommand(_ name: String, _ end: Int) -> CommandForm {
    let nameSpan = Span(position, end)
    position = end
    skipBlank()
    let start = position
    var last = end
    while !isAtEnd && current != .newline {
      if current == .hash && (position == end || isBlank(at: position - 1)) { break }
      if current == .backslash, let next = joinedLine(after: position) {
        position = next
        continue
      }
      let isBlank = isBlank(at: position)
      if current == .quote { skipQuoted() } else { position += 1 }
      if !isBlank { last = position }
    }
    return CommandForm(
      name: name, nameSpan: nameSpan, arguments: [], rest: Span(min(start, last), last))
  }

  /// Skips a string, which in raw text may be unclosed.
  private mutating func skipQuoted() {
    position += 1
    while !isAtEnd && current != .newline && current != .quote {
      position += current == .backslash && next != .newline ? 2 : 1
    }
    if current == .quote { position += 1 }
    position = min(position, end)
  }
}

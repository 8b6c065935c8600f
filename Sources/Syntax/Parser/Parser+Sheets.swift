/// Homework statements: an identifier, a text, options and a body.
extension Parser {
  /// Parses a homework statement; nil if none begins here.
  mutating func sheetStatement() throws(Diagnostic) -> SheetStatement? {
    let start = position
    let end = nameEnd(from: start)
    guard let kind = SheetStatement.Kind(rawValue: text(start, end)) else { return nil }
    var sheet = SheetStatement(kind: kind, kindSpan: Span(start, end))
    position = end
    lastMark = sheet.kindSpan
    skipBlank()
    switch kind {
    case .assignment, .student, .problem: try readHeader(&sheet)
    case .hint: if !isAtEndOfStatement { try readHeader(&sheet) }
    case .answer: try readAnswer(&sheet)
    case .bug: try readBug(&sheet)
    case .credit:
      try readOptions(&sheet)
      guard !sheet.options.isEmpty else {
        throw .missingInSheet("an option", sheet, example: "credit flip=1/2")
      }
    case .accept: try readAccepted(&sheet)
    case .require:
      sheet.id = try identifier(of: sheet)
      try readBody(&sheet, example: "require 6 shape(_) == 16x16")
    case .ensure: try readBody(&sheet, example: "ensure x != x'")
    case .secret:
      // The assignment that follows is parsed like any other.
      sheet.bodySpan = Span(position, position)
    }
    sheet.span = Span(start, max(lastEnd(of: sheet), end))
    return sheet
  }

  /// Reads `ID "text" name=value …`, with text and options in any order.
  private mutating func readHeader(_ sheet: inout SheetStatement) throws(Diagnostic) {
    sheet.id = try identifier(of: sheet)
    try readTextAndOptions(&sheet)
  }

  private mutating func readTextAndOptions(_ sheet: inout SheetStatement) throws(Diagnostic) {
    try readOptions(&sheet)
    if current == .quote {
      sheet.text = try string()
      sheet.bodySpan = Span(position, position)
      skipBlank()
    }
    try readOptions(&sheet)
  }

  /// Reads `ID = VALUE` or `ID = COMMAND`. A colon may replace `=`; a missing value is a blank answer.
  private mutating func readAnswer(_ sheet: inout SheetStatement) throws(Diagnostic) {
    sheet.id = try identifier(of: sheet)
    guard current == .equals || current == .colon else {
      throw .missingInSheet("`=`", sheet, example: "answer 1 = conv(x, k)")
    }
    passMark()
    if isAtEndOfStatement {
      sheet.bodySpan = Span(position, position)
      return
    }
    if let name = mistakeName() ?? errorCode() {
      sheet.name = name
      return
    }
    if try readSet(&sheet) { return }
    try readCommandOrExpression(&sheet)
  }

  /// Reads `set(33, 34)` as the row of its numbers.
  private mutating func readSet(_ sheet: inout SheetStatement) throws(Diagnostic) -> Bool {
    let end = nameEnd(from: position)
    guard text(position, end) == "set", byte(end) == .leftParenthesis else { return false }
    let start = position
    position = end
    let list = try expression()
    let parts: [Expression]
    if case .tuple(let numbers) = list.node { parts = numbers } else { parts = [list] }
    let row = Expression(.matrix([parts]), Span(start, list.span.end))
    (sheet.isSet, sheet.body, sheet.bodySpan) = (true, .expression(row), row.span)
    return true
  }

  /// Reads `bug NAME` after the equals sign, for problems whose answer is a mistake's name.
  private mutating func mistakeName() -> SheetStatement.Word? {
    let end = nameEnd(from: position)
    guard text(position, end) == "bug", byte(end).isBlank else { return nil }
    position = end
    skipBlank()
    return word()
  }

  /// Reads `error CODE` after the equals sign, for problems whose answer is that something is impossible.
  private mutating func errorCode() -> SheetStatement.Word? {
    let start = position
    let end = nameEnd(from: position)
    guard text(position, end) == "error", byte(end).isBlank else { return nil }
    position = end
    skipBlank()
    guard let code = word() else {
      position = start
      return nil
    }
    return SheetStatement.Word(text: "error " + code.text, span: code.span)
  }

  /// Reads `ID NAME "message" credit=1/2 = EXPR`.
  private mutating func readBug(_ sheet: inout SheetStatement) throws(Diagnostic) {
    let example = "bug 1 flip-by-hand \"You turned it.\" = conv(x, k, flip)"
    sheet.id = try identifier(of: sheet)
    guard let name = word() else { throw .missingInSheet("a name", sheet, example: example) }
    sheet.name = name
    try readTextAndOptions(&sheet)
    guard current == .equals else { throw .missingInSheet("`=`", sheet, example: example) }
    passMark()
    guard !isAtEndOfStatement else {
      throw .missingInSheet("the mistake's value", sheet, example: example)
    }
    try readCommandOrExpression(&sheet)
  }

  /// Reads `ID all` or `ID VALUE`.
  private mutating func readAccepted(_ sheet: inout SheetStatement) throws(Diagnostic) {
    sheet.id = try identifier(of: sheet)
    let end = nameEnd(from: position)
    if text(position, end) == "all", isBlank(at: end) || byte(end) == .semicolon {
      sheet.name = word()
      return
    }
    try readBody(&sheet, example: "accept 3 all, or accept 3 [1 2; 3 4]")
  }

  private mutating func readBody(_ sheet: inout SheetStatement, example: String) throws(Diagnostic)
  {
    guard !isAtEndOfStatement else {
      throw .missingInSheet("a condition or a value", sheet, example: example)
    }
    let expression = try expression()
    sheet.body = .expression(expression)
    sheet.bodySpan = expression.span
  }

  private mutating func readCommandOrExpression(_ sheet: inout SheetStatement) throws(Diagnostic) {
    let start = position
    if let forms = try commandChain() {
      sheet.body = .command(forms)
      sheet.bodySpan = Span(start, forms.last?.span.end ?? position)
    } else {
      let expression = try expression()
      sheet.body = .expression(expression)
      sheet.bodySpan = expression.span
    }
  }

  // MARK: Parts

  private mutating func passMark() {
    lastMark = Span(position, position + 1)
    position += 1
    skipBlank()
  }

  /// Reads an identifier: raw text such as `1`, `2a`, `Q3`, `hw3-extra`.
  private mutating func identifier(of sheet: SheetStatement) throws(Diagnostic)
    -> SheetStatement.Word
  {
    if let word = word(endingAt: [.equals, .colon]) { return word }
    throw .missingInSheet("an identifier", sheet, example: "\(sheet.kind.rawValue) 1 …")
  }

  /// Reads raw text up to white space or one of the marks.
  private mutating func word(endingAt marks: [UInt8] = [.equals]) -> SheetStatement.Word? {
    let start = position
    while !isAtEndOfStatement, !current.isBlank, current != .quote, !marks.contains(current) {
      position += 1
    }
    guard position > start else { return nil }
    let word = SheetStatement.Word(text: text(start, position), span: Span(start, position))
    skipBlank()
    return word
  }

  private mutating func readOptions(_ sheet: inout SheetStatement) throws(Diagnostic) {
    while true {
      if sheet.kind == .problem, let flag = bareOption() {
        sheet.options.append(flag)
        continue
      }
      guard let name = optionWord() else { return }
      skipBlank()
      guard let value = optionValue() else {
        throw .missingInSheet(
          "a value for `\(name.text)`", sheet, example: "\(name.text)=…")
      }
      sheet.options.append(SheetStatement.Option(name: name, value: value))
      skipBlank()
    }
  }

  /// Reads `manual`, which needs no value.
  private mutating func bareOption() -> SheetStatement.Option? {
    let start = position
    guard let name = word(), name.text == "manual", current != .equals else {
      position = start
      return nil
    }
    let value = SheetStatement.Word(text: "true", span: name.span)
    return SheetStatement.Option(name: name, value: value)
  }

  /// Reads `name=`, if it is here. Names of mistakes have hyphens.
  private mutating func optionWord() -> SheetStatement.Word? {
    let start = position
    guard let name = word(), current == .equals, next != .equals, !current.isBlank,
      name.text.utf8.allSatisfy({ $0.isLetter || $0.isDigit || $0 == .minus || $0 == .underscore })
    else {
      position = start
      return nil
    }
    position += 1
    return name
  }

  /// Reads raw text up to white space outside brackets.
  private mutating func optionValue() -> SheetStatement.Word? {
    let start = position
    var open = 0
    while !isAtEnd, current != .newline, open > 0 || !(current.isBlank || current == .semicolon) {
      switch current {
      case .leftParenthesis, .leftBracket: open += 1
      case .rightParenthesis, .rightBracket: open = max(open - 1, 0)
      default: break
      }
      position += 1
    }
    guard position > start else { return nil }
    return SheetStatement.Word(text: text(start, position), span: Span(start, position))
  }

  /// The end of the last part read.
  private func lastEnd(of sheet: SheetStatement) -> Int {
    max(
      sheet.id?.span.end ?? 0, sheet.name?.span.end ?? 0, sheet.bodySpan.end,
      sheet.options.last?.value.span.end ?? 0)
  }

  /// Parses the identifier of `answer(5a)`, after the name `answer`.
  mutating func answerReference(_ start: Int) -> Expression? {
    var end = position + 1
    while end < self.end, byte(end) != .rightParenthesis, byte(end) != .newline,
      byte(end) != .leftParenthesis
    {
      end += 1
    }
    guard byte(end) == .rightParenthesis else { return nil }
    var (first, last) = (position + 1, end)
    while first < last, byte(first).isBlank { first += 1 }
    while last > first, byte(last - 1).isBlank { last -= 1 }
    guard last > first else { return nil }
    position = end + 1
    return Expression(.name(SheetStatement.answerName(text(first, last))), Span(start, position))
  }
}

extension Diagnostic {
  /// - Parameter what: The missing part, as a noun.
  fileprivate static func missingInSheet(
    _ what: String, _ sheet: SheetStatement, example: String
  ) -> Diagnostic {
    Diagnostic(
      .missingArgument, "`\(sheet.kind.rawValue)` needs \(what)",
      labels: [Label(sheet.kindSpan)], help: ["for example: \(example)"])
  }
}

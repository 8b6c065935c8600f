internal import Arithmetic
internal import Commands
internal import Documents
internal import Syntax

/// Statements of homework, run as they stand: an assignment is a script like any other.
extension Session {
  mutating func run(
    _ sheet: SheetStatement, of text: String, target: Statement.Target?
  ) throws(Diagnostic) -> Answer {
    switch sheet.kind {
    case .assignment: try begin(sheet)
    case .student: try name(sheet)
    case .problem: try pose(sheet)
    case .answer: try answer(sheet, of: text)
    case .hint: try hint(sheet)
    case .bug: try bug(sheet, of: text)
    case .credit: try credit(sheet)
    case .require: try require(sheet, of: text)
    case .accept: try accept(sheet, of: text)
    case .ensure: try ensure(sheet, of: text)
    case .secret: try keepSecret(sheet, of: text, target: target)
    }
  }

  // MARK: Headers

  private mutating func begin(_ statement: SheetStatement) throws(Diagnostic) -> Answer {
    for option in statement.options
    where !["points", "due", "salt", "follow-share"].contains(option.name.text) {
      throw option.unknown(in: ["points", "due", "salt", "follow-share"], of: "assignment")
    }
    _ = try ProblemOptions([], in: statement.options)
    let (id, title) = (statement.id?.text ?? "", statement.text ?? "")
    sheet = Sheet()
    sheet.id = id
    sheet.title = title
    sheet.options = statement.options
    sheet.startingVariables = variables
    recount()
    variants.assignment = id
    variants.salt = statement.option("salt")?.value.text ?? ""
    variants.attempt = 0
    var facts = title.isEmpty ? [] : [title]
    if let due = statement.option("due") { facts.append("due \(due.value.text)") }
    return Answer(kind: "assignment", value: nil) { [facts] in
      Document([.heading(title: "assignment \(id)", facts: facts)])
    }
  }

  private mutating func name(_ statement: SheetStatement) throws(Diagnostic) -> Answer {
    let id = statement.id?.text ?? ""
    variants.student = Variants.comparable(id)
    let facts = statement.text.map { [$0] } ?? []
    return Answer(kind: "student", value: nil) {
      Document([.heading(title: "student \(id)", facts: facts)])
    }
  }

  private mutating func pose(_ statement: SheetStatement) throws(Diagnostic) -> Answer {
    let (id, text) = (statement.id?.text ?? "", statement.text ?? "")
    guard sheet.problem(id) == nil else {
      throw Diagnostic(
        .repeatedOption, "there is a problem \(id) already",
        labels: [.init(statement.id?.span ?? statement.span)],
        help: ["every problem has an identifier of its own"])
    }
    let options = try ProblemOptions(statement.options, in: sheet.options)
    if let earlier = options.follow, sheet.problem(earlier)?.key == nil {
      throw Diagnostic(
        .unknownName, "there is no answer \(earlier) to follow",
        labels: [.init(statement.option("follow")?.value.span ?? statement.span)],
        help: ["follow= names a problem before this one"])
    }
    sheet.problems.append(
      PosedProblem(id: id, text: text, options: options, credits: sheet.credits))
    return Answer(kind: "problem", value: nil) {
      Document([
        .heading(title: "problem \(id)", facts: [Self.points(options.points)]), .note(text),
      ])
    }
  }

  private static func points(_ number: Rational) -> String {
    "\(number) point\(number == 1 ? "" : "s")"
  }

  // MARK: Keys

  private mutating func answer(
    _ statement: SheetStatement, of text: String
  ) throws(Diagnostic) -> Answer {
    let id = statement.id?.text ?? ""
    let posed = try key(statement, of: text)
    guard let posed else { return Answer(kind: "answer", value: nil) { Document() } }
    if let place = sheet.place(of: id) { sheet.problems[place].key = posed }
    if let value = posed.answer.value {
      put(value, origin: posed.answer.origin, as: SheetStatement.answerName(id))
    }
    lastAnswer = posed.answer
    return posed.answer
  }

  /// nil where the answer is left blank.
  private func key(_ statement: SheetStatement, of text: String) throws(Diagnostic) -> PosedAnswer?
  {
    if let name = statement.name {
      return PosedAnswer(
        body: nil, mistake: name.text, source: text, variables: variables,
        answer: Answer(kind: "answer", value: .text(name.text)) {
          Document([.result(name: "", value: .text(name.text))])
        })
    }
    guard let body = statement.body else { return nil }
    return PosedAnswer(
      body: body, mistake: nil, source: text, variables: variables,
      answer: try answer(to: body, of: text))
  }

  private mutating func bug(_ statement: SheetStatement, of text: String) throws(Diagnostic)
    -> Answer
  {
    let place = try place(of: statement)
    var share: Rational?
    for option in statement.options {
      guard option.name.text == "credit" else { throw option.unknown(in: ["credit"], of: "bug") }
      share = try option.share()
    }
    guard let value = try key(statement.withoutName, of: text) else { return .nothing("bug") }
    if let value = value.answer.value {
      ledger.note(
        "(bug) \(sheet.problems.count) \(sheet.problems[place].bugs.count)",
        Footprint(value, origin: nil, operandBytes: 0), insteadOf: 0)
    }
    sheet.problems[place].bugs.append(
      PosedBug(
        name: statement.name?.text ?? "", message: statement.text ?? "", credit: share,
        value: value))
    return .nothing("bug")
  }

  private mutating func hint(_ statement: SheetStatement) throws(Diagnostic) -> Answer {
    guard statement.id != nil else {
      throw Diagnostic(
        .nothingYet, "there is nothing to give a hint for", labels: [.init(statement.kindSpan)],
        help: ["quiz begins one; hint 2 \"…\" writes one"])
    }
    let place = try place(of: statement)
    var cost: Rational = 0
    for option in statement.options {
      guard option.name.text == "cost" else { throw option.unknown(in: ["cost"], of: "hint") }
      cost = try option.share()
    }
    guard let text = statement.text else {
      throw Diagnostic(
        .missingArgument, "a hint needs its text in quotes", labels: [.init(statement.span)])
    }
    sheet.problems[place].hints.append(.init(text: text, cost: cost))
    return .nothing("hint")
  }

  private mutating func credit(_ statement: SheetStatement) throws(Diagnostic) -> Answer {
    for option in statement.options {
      let share = try option.share()
      sheet.credits.removeAll { $0.name == option.name.text }
      sheet.credits.append(MistakeCredit(name: option.name.text, share: share))
    }
    let list = statement.options.map { "\($0.name.text) \($0.value.text)" }
    return Answer(kind: "credit", value: nil) {
      Document([.note("What these mistakes still earn: " + list.joined(separator: ", ") + ".")])
    }
  }

  // MARK: Conditions

  private mutating func require(
    _ statement: SheetStatement, of text: String
  ) throws(Diagnostic) -> Answer {
    let place = try place(of: statement)
    guard let condition = condition(statement, of: text) else { return .nothing("require") }
    if let key = sheet.problems[place].key,
      try !holds(condition, for: key.answer.value, call: try parameters(of: key))
    {
      throw Diagnostic(
        .expectation, "the key itself does not meet this", labels: [.init(statement.bodySpan)])
    }
    sheet.problems[place].requirements.append(condition)
    return .nothing("require")
  }

  private mutating func accept(
    _ statement: SheetStatement, of text: String
  ) throws(Diagnostic) -> Answer {
    let place = try place(of: statement)
    if statement.name != nil {
      sheet.problems[place].acceptsAll = true
    } else if let condition = condition(statement, of: text) {
      _ = try value(of: condition)
      sheet.problems[place].accepted.append(condition)
    }
    return .nothing("accept")
  }

  private func condition(_ statement: SheetStatement, of text: String) -> PosedCondition? {
    guard case .expression(let expression) = statement.body else { return nil }
    return PosedCondition(expression: expression, source: text, variables: variables)
  }

  private func place(of statement: SheetStatement) throws(Diagnostic) -> Int {
    let id = statement.id?.text ?? ""
    if let place = sheet.place(of: id) { return place }
    let ids = sheet.problems.map(\.id)
    throw Diagnostic(
      .unknownName, "there is no problem \(id)",
      labels: [.init(statement.id?.span ?? statement.span)],
      help: [
        ids.isEmpty
          ? "problem \(id) \"…\" poses it" : "the problems are: " + ids.joined(separator: ", ")
      ])
  }

  private mutating func keepSecret(
    _ statement: SheetStatement, of text: String, target: Statement.Target?
  ) throws(Diagnostic) -> Answer {
    guard let body = statement.body, let target else { return .nothing("secret") }
    let answer = try answer(to: body, of: text)
    sheet.secrets.insert(target.name)
    return Answer(kind: "secret", value: answer.value, origin: answer.origin) {
      Document([.note("\(target.name) is kept off the sheet.")])
    }
  }
}

extension Answer {
  /// An answer without a value and without words.
  static func nothing(_ kind: String) -> Answer { Answer(kind: kind, value: nil) { Document() } }
}

extension SheetStatement {
  /// The statement as if no name stood in it.
  fileprivate var withoutName: SheetStatement {
    var copy = self
    copy.name = nil
    return copy
  }
}

internal import Arithmetic
public import Commands
public import Documents
public import Syntax

/// Evaluating keys and conditions, and `ensure`, which draws data again until conditions are true.
extension Session {
  /// A key computed again with other values for some variables.
  public func answer(
    to key: PosedAnswer, replacing replacements: [(name: String, value: Value)]
  ) throws(Diagnostic) -> PosedAnswer {
    guard let body = key.body else { return key }
    var session = self
    session.variables = key.variables
    for (name, value) in replacements { session.variables[name] = Variable(value) }
    return PosedAnswer(
      body: body, mistake: nil, source: key.source, variables: session.variables,
      answer: try session.answer(to: body, of: key.source))
  }

  /// The answer to an expression or a command.
  public func answer(to body: Statement.Body, of text: String) throws(Diagnostic) -> Answer {
    switch body {
    case .expression(let expression): return try evaluator(for: text).answer(to: expression)
    case .command(let forms): return try evaluator(for: text).answer(to: forms)
    case .sheet(let sheet):
      throw Diagnostic(.syntax, "this has no value", labels: [.init(sheet.span)])
    }
  }

  /// Whether a condition is true for an answer.
  ///
  /// - Parameters:
  ///   - value: The answer, `_` in the condition.
  ///   - call: The arguments of the answer's command, `call` in the condition.
  public func holds(
    _ condition: PosedCondition, for value: Value?, call: Value?
  ) throws(Diagnostic) -> Bool {
    var session = self
    session.variables = condition.variables
    if let value { session.last = Variable(value) }
    if let call { session.variables["call"] = Variable(call) }
    return try session.evaluator(for: condition.source).holds(condition.expression)
  }

  /// The arguments of a key's command, for `call.kernel`; nil if the key is not a command.
  public func parameters(of key: PosedAnswer) throws(Diagnostic) -> Value? {
    guard let body = key.body else { return nil }
    var session = self
    session.variables = key.variables
    return try session.evaluator(for: key.source).parameters(of: body)
  }

  /// The value of a condition's expression in its own variables.
  public func value(of condition: PosedCondition) throws(Diagnostic) -> Value {
    var session = self
    session.variables = condition.variables
    return try session.evaluator(for: condition.source).value(of: condition.expression)
  }

  /// Performs `ensure EXPR`: if it is false, the assignment's data are drawn again, at most a hundred
  /// times, until every `ensure` so far is true.
  mutating func ensure(_ statement: SheetStatement, of text: String) throws(Diagnostic) -> Answer {
    guard case .expression(let expression) = statement.body else { return .nothing("ensure") }
    if try evaluator(for: text).holds(expression) { return .nothing("ensure") }
    let refusal = Diagnostic(
      .expectation, "this condition is false", labels: [.init(statement.bodySpan)],
      help: ["data drawn with random(…, seed=variant(\"x\")) are drawn again until it does"])
    guard !isRedrawing else { throw refusal }
    var remembered = sheet.history
    remembered.append(
      Sheet.Remembered(
        statement: Statement(body: .sheet(statement), span: statement.span), source: text))
    guard remembered.contains(where: { $0.source.contains("variant(") }) else { throw refusal }
    for attempt in 1...Self.maximumDraws {
      var again = self
      again.isRedrawing = true
      again.variables = sheet.startingVariables
      again.variants.attempt = attempt
      again.sheet.problems = []
      again.sheet.history = []
      again.sheet.receipts = []
      again.sheet.credits = []
      if again.replays(remembered) {
        again.isRedrawing = false
        self = again
        return Answer(kind: "ensure", value: nil) {
          Document([.note("Data drawn again (\(attempt)) to meet this condition.")])
        }
      }
    }
    throw Diagnostic(
      .expectation, "this condition is false in \(Self.maximumDraws) draws",
      labels: [.init(statement.bodySpan)])
  }

  private static let maximumDraws = 100

  private mutating func replays(_ remembered: [Sheet.Remembered]) -> Bool {
    for one in remembered {
      let outcome = run(one.statement, of: one.source, line: 1)
      if outcome.failed, !outcome.isExpectation { return false }
    }
    return true
  }
}

/// `require` and `accept`: conditions instead of a key, and answers accepted besides the key.
extension Session {
  mutating func require(
    _ statement: SheetStatement, of text: String
  ) throws(Diagnostic) -> Answer {
    let place = try place(of: statement)
    guard let condition = condition(statement, of: text) else { return .nothing("require") }
    if let key = sheet.problems[place].key,
      try !holds(condition, for: key.answer.value, call: try parameters(of: key))
    {
      throw Diagnostic(
        .expectation, "the key itself does not meet this condition",
        labels: [.init(statement.bodySpan)])
    }
    sheet.problems[place].requirements.append(condition)
    return .nothing("require")
  }

  mutating func accept(
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
}

internal import Arithmetic
public import Commands
public import Documents
public import Syntax

/// Asking conditions of answers, and drawing data again until they hold.
extension Session {
  /// What a key gives where some variables have other values.
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

  /// What an expression or a command gives.
  public func answer(to body: Statement.Body, of text: String) throws(Diagnostic) -> Answer {
    switch body {
    case .expression(let expression): return try evaluator(for: text).answer(to: expression)
    case .command(let forms): return try evaluator(for: text).answer(to: forms)
    case .sheet(let sheet):
      throw Diagnostic(.syntax, "this gives no value", labels: [.init(sheet.span)])
    }
  }

  /// Whether a condition holds for an answer, which is `_` in it; `call` has its parameters.
  public func holds(
    _ condition: PosedCondition, for value: Value?, call: Value?
  ) throws(Diagnostic) -> Bool {
    var session = self
    session.variables = condition.variables
    if let value { session.last = Variable(value) }
    if let call { session.variables["call"] = Variable(call) }
    return try session.evaluator(for: condition.source).holds(condition.expression)
  }

  /// What the command of a key was told, for `call.kernel`; nil where the key is no command.
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

  /// `ensure EXPR`: where it does not hold, the assignment's data are drawn again, a hundred times at
  /// most, until every `ensure` so far holds.
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
    for attempt in 1...Self.mostDraws {
      var again = self
      again.isRedrawing = true
      again.variables = sheet.startingVariables
      again.recount()
      again.variants.attempt = attempt
      again.sheet.problems = []
      again.sheet.history = []
      again.sheet.credits = []
      if again.replays(remembered) {
        again.isRedrawing = false
        self = again
        return Answer(kind: "ensure", value: nil) {
          Document([.note("Drawn again (\(attempt)), so that what must hold does.")])
        }
      }
    }
    throw Diagnostic(
      .expectation, "this condition is false in \(Self.mostDraws) draws",
      labels: [.init(statement.bodySpan)])
  }

  private static let mostDraws = 100

  private mutating func replays(_ remembered: [Sheet.Remembered]) -> Bool {
    for one in remembered {
      let outcome = run(one.statement, of: one.source, line: 1)
      if outcome.failed, !outcome.isExpectation { return false }
    }
    return true
  }
}

internal import Commands
public import Documents
public import Syntax

/// What reading somebody's answers needs of a session.
extension Session {
  /// This session as the sheet shows it: without keys, secrets, seeds and last results.
  public var published: Session {
    var session = self
    let secrets = sheet.secrets
    session.variables = variables.filter { name, _ in
      !secrets.contains(name) && !name.contains("(")
    }
    // What a value was computed from may be secret.
    if !secrets.isEmpty { session.variables = session.variables.mapValues { Variable($0.value) } }
    session.last = nil
    session.lastAnswer = nil
    session.lastComputation = nil
    session.lastFailure = nil
    session.sheet = Sheet()
    session.variants = Variants()
    session.recount()
    return session
  }

  /// What a command was told, by the names of its parameters; nil where the body is no command by
  /// itself.
  ///
  /// - Parameter source: the text that the places in `body` count in.
  public func parameters(
    of body: Statement.Body, in source: String
  ) throws(Diagnostic) -> Value? {
    try evaluator(for: source).parameters(of: body)
  }

  /// Gives a variable a value, as an assignment does, without a statement.
  public mutating func assign(_ value: Value, to name: String) {
    put(value, as: name)
  }
}

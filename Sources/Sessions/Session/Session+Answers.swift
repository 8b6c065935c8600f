internal import Commands
public import Documents
public import Syntax

/// What reading somebody's answers needs of a session.
extension Session {
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
  public mutating func assign(_ value: Value, to name: String) { put(value, as: name) }
}

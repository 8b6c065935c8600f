internal import Commands
public import Documents
public import Syntax

/// What homework needs of a session.
extension Session {
  /// The arguments of a command, as a record with a field for each parameter; nil if the body is not a
  /// single command.
  ///
  /// - Parameter source: The text that the spans in `body` refer to.
  public func parameters(
    of body: Statement.Body, in source: String
  ) throws(Diagnostic) -> Value? {
    try evaluator(for: source).parameters(of: body)
  }

  /// Sets a variable without a statement, and counts its memory.
  public mutating func assign(_ value: Value, to name: String) { put(value, as: name) }

  /// What both sides of `a == b` are; nil of any other condition.
  public func value(ofEquation text: String) -> Value? {
    guard let statements = try? Parser.parse(text, vocabulary: Self.vocabulary),
      statements.count == 1, case .expression(let expression) = statements[0].body,
      case .binary(.equal, let left, _) = expression.node
    else { return nil }
    return try? evaluator(for: text).value(of: left)
  }
}

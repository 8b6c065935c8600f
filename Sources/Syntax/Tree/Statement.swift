/// One statement: a body, and the variable its value is assigned to.
public struct Statement: Equatable, Sendable {
  /// The variable of `y = …`.
  public var target: Target?
  public var body: Body
  public var span: Span

  public init(target: Target? = nil, body: Body, span: Span) {
    self.target = target
    self.body = body
    self.span = span
  }

  public struct Target: Equatable, Sendable {
    public var name: String
    public var span: Span

    public init(name: String, span: Span) {
      self.name = name
      self.span = span
    }
  }

  public enum Body: Equatable, Sendable {
    case expression(Expression)
    /// `conv x k stride=2`, and chains: `shape 32x32 | conv k=5 | pool 2`.
    case command([CommandForm])
    /// `problem 1 "…"`, `answer 1 = …`
    indirect case sheet(SheetStatement)
  }
}

/// A command with its arguments, as typed without parentheses.
public struct CommandForm: Equatable, Sendable {
  public var name: String
  public var nameSpan: Span
  public var arguments: [Argument]
  /// The text after the name (for `conv?`, before it). A raw command has nothing else.
  public var rest: Span
  /// The chains in brackets before the name: `[conv k=1, pool 3 s=1 p=1] concat`; `+ [conv k=3 p=1]` is
  /// named `+`.
  public var branches: [[CommandForm]] = []

  public init(name: String, nameSpan: Span, arguments: [Argument], rest: Span) {
    self.name = name
    self.nameSpan = nameSpan
    self.arguments = arguments
    self.rest = rest
  }

  public var span: Span { nameSpan.joined(rest) }
}

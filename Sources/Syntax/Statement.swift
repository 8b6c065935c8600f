/// One statement: what is asked and where its answer is kept.
public struct Statement: Equatable, Sendable {
  /// The variable of `y = …`, with its place.
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

/// A command with its words: positional ones and `name=value`, as typed without parentheses.
public struct CommandForm: Equatable, Sendable {
  public var name: String
  public var nameSpan: Span
  public var arguments: [Argument]
  /// All that stands behind the name, or of `conv?` before it; of a raw command this is everything there
  /// is.
  public var rest: Span

  public init(name: String, nameSpan: Span, arguments: [Argument], rest: Span) {
    self.name = name
    self.nameSpan = nameSpan
    self.arguments = arguments
    self.rest = rest
  }

  public var span: Span { nameSpan.joined(rest) }
}

/// The words that make a line a command rather than an expression: what the parser must be told.
public struct Vocabulary: Sendable {
  /// Names that begin a command when no `(` stands right behind them and no `=` follows.
  public var commands: NameList
  /// Commands whose words are not parsed at all: their `rest` is kept as text.
  public var raw: NameList
  /// Whether the words of homework begin statements: `problem`, `answer` …
  public var hasSheets: Bool

  public init(commands: NameList, raw: NameList = [], hasSheets: Bool = false) {
    self.commands = commands
    self.raw = raw
    self.hasSheets = hasSheets
  }
}

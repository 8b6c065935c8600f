public import Documents
public import Syntax

/// Something that only computes: called in an expression as `name(…)`.
public struct Function: Sendable {
  public let name: String
  public let synonyms: [String]
  /// One line, beginning in upper case and ending with a full stop.
  public let summary: String
  public let topic: Command.Topic
  public let parameters: [Parameter]
  public let examples: [Command.Example]
  /// Whether the bare name is the value, as `sobel_x` is.
  public let isConstant: Bool
  let body: @Sendable (Call) throws(Diagnostic) -> Value

  public init(
    _ name: String, synonyms: [String] = [], _ summary: String, topic: Command.Topic,
    parameters: [Parameter], examples: [Command.Example] = [], isConstant: Bool = false,
    body: @escaping @Sendable (Call) throws(Diagnostic) -> Value
  ) {
    self.name = name
    self.synonyms = synonyms
    self.summary = summary
    self.topic = topic
    self.parameters = parameters
    self.examples = examples
    self.isConstant = isConstant
    self.body = body
  }

  public func run(_ call: Call) throws(Diagnostic) -> Value { try body(call) }
}

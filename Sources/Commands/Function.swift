public import Computations
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
  /// How its cells are made.
  let form: Form
  let body: @Sendable (Call) throws(Diagnostic) -> Value

  public init(
    _ name: String, synonyms: [String] = [], _ summary: String, topic: Command.Topic,
    parameters: [Parameter], examples: [Command.Example] = [], isConstant: Bool = false,
    form: Form = .whole, body: @escaping @Sendable (Call) throws(Diagnostic) -> Value
  ) {
    self.name = name
    self.synonyms = synonyms
    self.summary = summary
    self.topic = topic
    self.parameters = parameters
    self.examples = examples
    self.isConstant = isConstant
    self.form = form
    self.body = body
  }

  /// How a cell of the result depends on the cells that went in.
  public enum Form: Sendable {
    /// Each on the cells in the same place.
    case cellwise
    /// Each is one of them in another place.
    case rearranging
    /// Each on a line of them.
    case folding(FoldedComputation.Rule)
    /// As in a matrix product.
    case product
    /// Each on all of them.
    case whole
  }

  public func run(_ call: Call) throws(Diagnostic) -> Value { try body(call) }
}

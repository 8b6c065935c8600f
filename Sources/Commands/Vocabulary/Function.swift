public import Computations
public import Documents
public import Syntax

/// A word that only computes: called in an expression as `name(…)`.
public final class Function: Entry, @unchecked Sendable {
  /// Whether the bare name is the value, as `sobel_x` is.
  public let isConstant: Bool
  /// How its cells are made.
  let form: Form
  let body: @Sendable (Call) throws(Diagnostic) -> Value

  public init(
    _ name: String, synonyms: [String] = [], _ summary: String, topic: Topic,
    parameters: [Parameter],
    examples: @autoclosure @escaping @Sendable () -> [Example] = [], isConstant: Bool = false,
    form: Form = .whole, body: @escaping @Sendable (Call) throws(Diagnostic) -> Value
  ) {
    self.isConstant = isConstant
    self.form = form
    self.body = body
    super.init(
      name: name, synonyms: synonyms, summary: summary, topic: topic, parameters: parameters
    ) { Telling(examples: examples()) }
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

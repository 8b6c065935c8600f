public import Arithmetic
internal import Commands
public import Computations
public import Documents
public import Syntax

/// A key that was computed: its value, the command in it, and what stands around that command.
///
/// `answer 1 = relu(conv(x, k))` has the command `conv(x, k)` inside `relu(…)`. A mistake changes the
/// command; the surroundings are computed anew with what it then gives.
public struct KeyComputation: Sendable {
  /// The key.
  public let value: Value
  /// The command's computation; nil for a key without one, such as `2 + 2`.
  public let origin: (any Computation)?
  public let limits: Limits
  private let surroundings: @Sendable (Value) throws(Diagnostic) -> Value

  public init(
    value: Value, origin: (any Computation)?, limits: Limits,
    surroundings: @escaping @Sendable (Value) throws(Diagnostic) -> Value = { value in value }
  ) {
    self.value = value
    self.origin = origin
    self.limits = limits
    self.surroundings = surroundings
  }

  /// The whole key, had the command given another value.
  public func value(puttingIn value: Value) throws(Diagnostic) -> Value {
    try surroundings(value)
  }

  /// The key that another computation in the place of the command's gives; nil where it gives none.
  func varied(origin: any Computation) -> KeyComputation? {
    guard let own = origin.result(within: limits), let value = try? surroundings(own) else {
      return nil
    }
    return KeyComputation(
      value: value, origin: origin, limits: limits, surroundings: surroundings)
  }
}

/// What is wrong with a chain, and at which of its layers.
public struct ChainError: Error, Equatable, Sendable {
  /// Counted from 0; nil for the shape in front.
  public var layer: Int?
  public var error: ArithmeticError

  public init(layer: Int?, error: ArithmeticError) {
    self.layer = layer
    self.error = error
  }
}

/// An error in a chain of layers, with the layer's index.
public struct ChainError: Error, Equatable, Sendable {
  /// Counted from 0; nil for the input shape.
  public var layer: Int?
  public var error: ArithmeticError

  public init(layer: Int?, error: ArithmeticError) {
    self.layer = layer
    self.error = error
  }
}

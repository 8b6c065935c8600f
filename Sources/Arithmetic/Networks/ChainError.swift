/// An error in a chain of layers, with the layer's index.
public struct ChainError: Error, Equatable, Sendable {
  /// Counted from 0; nil for the input shape.
  public var layer: Int?
  public var error: ArithmeticError
  /// Where the layer has branches: the branch and the layer in it, and so on inwards.
  public var inner: [BranchPlace] = []

  public struct BranchPlace: Equatable, Sendable {
    public var branch: Int
    public var layer: Int?
  }

  public init(layer: Int?, error: ArithmeticError) {
    self.layer = layer
    self.error = error
  }

  /// The same as an error of the layer at a place.
  func at(_ place: Int) -> ChainError {
    var copy = self
    copy.layer = place
    return copy
  }

  /// The same as an error in a branch.
  func within(branch: Int) -> ChainError {
    var copy = self
    copy.inner.insert(BranchPlace(branch: branch, layer: layer), at: 0)
    copy.layer = nil
    return copy
  }
}

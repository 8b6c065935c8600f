/// One cell of a tensor.
public enum Scalar: Equatable, Sendable {
  case exact(Rational)
  case float(Double)
  case symbolic(Polynomial)
}

extension Tensor {
  public init(_ scalar: Scalar) {
    switch scalar {
    case .exact(let value): self.init(value)
    case .float(let value): self.init(value)
    case .symbolic(let value): self.init(value)
    }
  }

  /// The cell at a place counted along all axes, the last fastest.
  ///
  /// - Precondition: 0 ≤ place < `count`.
  public func cell(_ place: Int) -> Scalar {
    switch self {
    case .exact(let grid): .exact(grid.cells[place])
    case .float(let grid): .float(grid.cells[place])
    case .symbolic(let grid): .symbolic(grid.cells[place])
    }
  }
}

/// One cell of a tensor, of whichever kind.
public enum Scalar: Equatable, Sendable {
  case exact(Rational)
  case float(Double)
  case symbolic(Polynomial)
}

extension Tensor {
  /// One cell as a tensor of rank 0.
  public init(_ cell: Scalar) {
    switch cell {
    case .exact(let value): self.init(value)
    case .float(let value): self.init(value)
    case .symbolic(let value): self.init(value)
    }
  }
}

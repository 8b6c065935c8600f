/// One cell of a tensor, of whichever kind.
public enum Scalar: Equatable, Sendable {
  case exact(Rational)
  case float(Double)
  case symbolic(Polynomial)
  indirect case complex(Scalar, Scalar)
}

extension Tensor {
  /// One cell as a tensor of rank 0.
  public init(_ cell: Scalar) {
    switch cell {
    case .exact(let value): self.init(value)
    case .float(let value): self.init(value)
    case .symbolic(let value): self.init(value)
    case .complex(let real, let imaginary): self = .complex(Tensor(real), Tensor(imaginary))
    }
  }
}

extension Scalar {
  public var isZero: Bool {
    switch self {
    case .exact(let value): value.isZero
    case .float(let value): value == 0
    case .symbolic(let value): value.isZero
    case .complex(let real, let imaginary): real.isZero && imaginary.isZero
    }
  }

  /// A number of more digits than a machine word holds: exact when it is whole, else a 64-bit float.
  ///
  /// - Throws: `.numberTooLong`, `.notFinite` for text that is not a number.
  public init(parsing text: String, within limits: Limits) throws(ArithmeticError) {
    if text.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) {
      guard let value = try Rational(parsing: text, limit: limits.bits) else { throw .notFinite }
      self = .exact(value)
    } else if let value = Double(text), value.isFinite {
      self = .float(value)
    } else {
      throw .notFinite
    }
  }
}

extension Tensor: Equatable {
  /// Equality of shapes and values, whatever the kinds: the exact 1 equals the float 1.0, and the
  /// exact 1/10 does not equal the float nearest to it.
  public static func == (left: Tensor, right: Tensor) -> Bool {
    switch (left, right) {
    case (.exact(let a), .exact(let b)): return a == b
    case (.float(let a), .float(let b)): return a == b
    case (.symbolic(let a), .symbolic(let b)): return a == b
    case (.symbolic(let a), let b), (let b, .symbolic(let a)):
      guard a.shape == b.shape, let other = try? b.polynomials() else { return false }
      return a == other
    case (.exact(let a), .float(let b)), (.float(let b), .exact(let a)):
      guard a.shape == b.shape else { return false }
      return zip(a.cells, b.cells).allSatisfy { $0 == Rational(exactly: $1) }
    }
  }
}

extension Tensor: Equatable {
  /// Equality of shapes and values, whatever the kinds. An exact number equals a float if that is the
  /// float nearest to it, since an operation on both would take place in floats: 1 equals 1.0, and
  /// 1/10 equals the float that is printed as 0.1.
  public static func == (left: Tensor, right: Tensor) -> Bool {
    switch (left, right) {
    case (.complex, _), (_, .complex):
      let (a, b) = (left.parts, right.parts)
      return a.real == b.real && a.imaginary == b.imaginary
    case (.exact(let a), .exact(let b)): return a == b
    case (.float(let a), .float(let b)): return a == b
    case (.symbolic(let a), .symbolic(let b)): return a == b
    case (.symbolic(let a), .exact(let b)), (.exact(let b), .symbolic(let a)):
      return a.shape == b.shape && zip(a.cells, b.cells).allSatisfy { $0.constantValue == $1 }
    case (.symbolic(let a), .float(let b)), (.float(let b), .symbolic(let a)):
      return a.shape == b.shape
        && zip(a.cells, b.cells).allSatisfy { $0.constantValue?.doubleValue == $1 }
    case (.exact(let a), .float(let b)), (.float(let b), .exact(let a)):
      return a.shape == b.shape && zip(a.cells, b.cells).allSatisfy { $0.doubleValue == $1 }
    }
  }
}

extension Tensor {
  /// Refuses cells that have grown too long: exact numbers beyond `limits.bits`, polynomials beyond
  /// `limits.terms`.
  ///
  /// - Throws: `.numberTooLong`, `.tooManyTerms`.
  public func checkSize(within limits: Limits) throws(ArithmeticError) {
    let longest = longest
    guard longest.terms <= limits.terms else {
      throw .tooManyTerms(longest.terms, limit: limits.terms)
    }
    guard longest.bits <= limits.bits else {
      throw .numberTooLong(bits: longest.bits, limit: limits.bits)
    }
  }

  func checked(within limits: Limits) throws(ArithmeticError) -> Tensor {
    try checkSize(within: limits)
    return self
  }

  /// Refuses, before it is made, a product of cells that may be too long: an operation that
  /// multiplies cells of two tensors calls this first.
  ///
  /// - Throws: `.numberTooLong`, `.tooManyTerms`.
  public func checkProduct(_ other: Tensor, within limits: Limits) throws(ArithmeticError) {
    if kind == .float || other.kind == .float { return }
    let (a, b) = (longest, other.longest)
    let bits = a.bits + b.bits
    // Machine words multiply to two words at most, whatever the limit.
    guard bits <= max(limits.bits, 4 * Int.bitWidth) else {
      throw .numberTooLong(bits: bits, limit: limits.bits)
    }
    let terms = a.terms.saturatingProduct(b.terms)
    guard terms <= limits.terms.saturatingProduct(Polynomial.collapse) else {
      throw .tooManyTerms(terms, limit: limits.terms)
    }
  }

  /// The most terms and the most binary digits of any cell; numbers that lie inline count as two
  /// words without being looked at.
  private var longest: (terms: Int, bits: Int) {
    switch self {
    case .float: (1, 0)
    case .exact(let grid):
      (1, grid.cells.reduce(0) { max($0, $1.bottom < 0 ? $1.bitWidth : 0) })
    case .symbolic(let grid):
      (
        grid.cells.reduce(0) { max($0, $1.termCount) },
        grid.cells.reduce(0) { max($0, $1.bitWidth) }
      )
    }
  }
}

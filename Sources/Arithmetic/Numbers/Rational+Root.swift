extension Rational {
  /// The positive p-th root, where it is itself a fraction that floats can find; nil otherwise.
  ///
  /// - Precondition: p ≥ 1.
  func exactRoot(_ p: Int, within limits: Limits) throws(ArithmeticError) -> Rational? {
    if p == 1 { return self }
    if p == 2 { return exactSquareRoot }
    guard sign >= 0, let top = try numerator.wholeRoot(p, within: limits),
      let bottom = try denominator.wholeRoot(p, within: limits)
    else { return nil }
    return try top.quotient(bottom)
  }

  private func wholeRoot(_ p: Int, within limits: Limits) throws(ArithmeticError) -> Rational? {
    guard let candidate = Rational(exactly: doubleValue.root(p).rounded()) else { return nil }
    return try candidate.power(p, within: limits) == self ? candidate : nil
  }
}

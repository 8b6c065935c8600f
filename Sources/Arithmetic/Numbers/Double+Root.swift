extension Double {
  /// The positive p-th root of a number that is not negative, by Newton's method from above: each
  /// step y ← ((p − 1)y + x / yᵖ⁻¹) / p falls until rounding stops it.
  ///
  /// - Returns: NaN for a negative number; 0, infinity and NaN as they are.
  /// - Precondition: p ≥ 1.
  func root(_ p: Int) -> Double {
    precondition(p >= 1, "a root of order below 1")
    if p == 1 || self == 0 || isNaN || self == .infinity { return self }
    if self < 0 { return .nan }
    if p == 2 { return squareRoot() }
    // 2^(⌊e / p⌋ + 1) lies above the root, since the number lies below 2^(e + 1).
    let steps = Int(exponent) >= 0 ? Int(exponent) / p : -((-Int(exponent) + p - 1) / p)
    var root = Double(sign: .plus, exponent: steps + 1, significand: 1)
    while true {
      var quotient = self
      for _ in 1..<p { quotient /= root }
      let next = (Double(p - 1) * root + quotient) / Double(p)
      if next >= root { return root }
      root = next
    }
  }
}

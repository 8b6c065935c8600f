internal import BigInt

extension Rational {
  /// This number to a whole power.
  ///
  /// - Throws: `.numberTooLong` before computing, where the result would be too long;
  ///   `.divisionByZero` for a negative power of 0.
  public func power(_ exponent: Int, within limits: Limits) throws(ArithmeticError) -> Rational {
    if exponent < 0 && isZero { throw .divisionByZero }
    if exponent == 0 || self == .one { return .one }
    if isZero { return .zero }
    if self == -1 { return exponent & 1 == 0 ? .one : self }
    let (predicted, overflow) =
      (Swift.max(bitWidth - 1, 1)).multipliedReportingOverflow(
        by: Int(clamping: exponent.magnitude))
    guard !overflow, predicted <= limits.bits else {
      throw .numberTooLong(bits: overflow ? Int.max : predicted, limit: limits.bits)
    }
    let count = Int(exponent.magnitude)
    // Powers of a number in lowest terms are in lowest terms.
    let result = Rational(reduced: bigTop.power(count), bigBottom.power(count))
    return exponent < 0 ? try result.reciprocal() : result
  }

  public func checkProduct(_ other: Rational, within limits: Limits) throws(ArithmeticError) {
    guard bottom | other.bottom < 0 else { return }
    let bits = bitWidth + other.bitWidth
    guard bits <= limits.bits else { throw .numberTooLong(bits: bits, limit: limits.bits) }
  }

  /// The root, where it is itself a fraction; nil for negative numbers and irrational roots.
  public var exactSquareRoot: Rational? {
    guard sign >= 0, let top = Self.root(bigTop.magnitude),
      let bottom = Self.root(bigBottom.magnitude)
    else { return nil }
    return Rational(reduced: BigInt(top), BigInt(bottom))
  }

  private static func root(_ square: BigUInt) -> BigUInt? {
    let root = square.squareRoot()
    return root * root == square ? root : nil
  }
}

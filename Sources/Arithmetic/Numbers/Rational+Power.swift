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
    _ = try powerBytes(exponent, within: limits)
    let count = Int(clamping: exponent.magnitude)
    // Powers of a number in lowest terms are in lowest terms.
    let result = Rational(reduced: bigTop.power(count), bigBottom.power(count))
    guard result.big == nil || result.bitWidth <= limits.bits else {
      throw .numberTooLong(bits: result.bitWidth, limit: limits.bits)
    }
    return exponent < 0 ? try result.reciprocal() : result
  }

  public func checkProduct(_ other: Rational, within limits: Limits) throws(ArithmeticError) {
    guard bottom | other.bottom < 0 else { return }
    let bits = bitWidth + other.bitWidth
    guard bits <= limits.bits else { throw .numberTooLong(bits: bits, limit: limits.bits) }
  }

  /// The positive root of an order, where it is itself a fraction; nil for negative numbers and
  /// irrational roots.
  ///
  /// - Precondition: `order` is at least 1.
  public func exactRoot(_ order: Int) -> Rational? {
    if order == 1 { return self }
    guard sign >= 0, let bottom = bigBottom.exactRoot(order),
      let top = bigTop.magnitude.exactRoot(order)
    else { return nil }
    return Rational(reduced: Integer(top), bottom)
  }
}

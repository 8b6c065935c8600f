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

  /// The root, where it is itself a fraction; nil for negative numbers and irrational roots.
  public var exactSquareRoot: Rational? {
    guard sign >= 0, let top = Self.root(bigTop.magnitude),
      let bottom = Self.root(bigBottom.magnitude)
    else { return nil }
    return Rational(reduced: BigInt(top), BigInt(bottom))
  }

  private static func root(_ square: BigUInt) -> BigUInt? {
    // Squares leave 0, 1, 4 or 9 modulo 16, which spares most others the root.
    guard [0, 1, 4, 9].contains((square.words.first ?? 0) & 15) else { return nil }
    let root = wholeRoot(square)
    return root * root == square ? root : nil
  }

  /// ⌊√n⌋ by Newton's steps downwards from the root of the leading half of the digits.
  private static func wholeRoot(_ square: BigUInt) -> BigUInt {
    let width = square.bitWidth
    guard width > 1024 else { return square.squareRoot() }
    let shift = width / 4
    var root = (wholeRoot(square >> (2 * shift)) + 1) << shift
    while true {
      let next = (root + square / root) >> 1
      if next >= root { return root }
      root = next
    }
  }
}

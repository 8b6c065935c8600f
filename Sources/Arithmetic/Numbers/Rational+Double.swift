extension Rational {
  /// The exact value of a float; nil for infinities and NaN.
  public init?(exactly value: Double) {
    guard value.isFinite else { return nil }
    if let word = Int(exactly: value) {
      self.init(word)
      return
    }
    // value = m · 2^e with a whole m of at most 53 bits.
    let normal = value.isNormal
    let digits = Int(value.significandBitPattern) + (normal ? 1 << 52 : 0)
    let exponent = (normal ? Int(value.exponentBitPattern) : 1) - 1075
    let zeros = digits.trailingZeroBitCount
    let top = (value < 0 ? -1 : 1) * (digits >> zeros)
    let shift = exponent + zeros
    if shift < 0 && shift > -63 {
      self.init(reduced: top, 1 << -shift)
    } else if shift < 0 {
      self.init(reduced: Integer(top), .one << -shift)
    } else {
      self.init(reduced: Integer(top) << shift, .one)
    }
  }

  /// The nearest 64-bit float, ties to even; beyond the range of floats an infinity.
  public var doubleValue: Double {
    if bottom == 1 { return Double(top) }
    // Floats hold both whole numbers exactly, and one division rounds once.
    if bottom > 0 && bottom <= 1 << 53 && top.magnitude <= 1 << 53 {
      return Double(top) / Double(bottom)
    }
    let magnitude = Self.nearest(bigTop.magnitude, bigBottom)
    return sign < 0 ? -magnitude : magnitude
  }

  /// top/bottom in units in the last place, rounded by the remainder.
  private static func nearest(_ top: Natural, _ bottom: Natural) -> Double {
    let width = top.bitWidth - bottom.bitWidth
    if width > 1025 { return .infinity }
    if width < -1080 { return 0 }
    var unit = max(width - 53, -1074)
    var (whole, rest, divisor) = quotient(top, bottom, unit: unit)
    if whole.bitWidth > 53 {
      unit += 1
      (whole, rest, divisor) = quotient(top, bottom, unit: unit)
    }
    let twice = rest << 1
    let isRoundedUp = twice > divisor || (twice == divisor && whole.isOdd)
    let units = whole.lowestLimb + (isRoundedUp ? 1 : 0)
    return Double(sign: .plus, exponent: unit, significand: Double(units))
  }

  /// ⌊top / (bottom · 2^unit)⌋, what is left of it, and what it was divided by.
  private static func quotient(
    _ top: Natural, _ bottom: Natural, unit: Int
  ) -> (whole: Natural, rest: Natural, divisor: Natural) {
    let dividend = unit < 0 ? top << -unit : top
    let divisor = unit > 0 ? bottom << unit : bottom
    let (whole, rest) = dividend.quotientAndRemainder(dividingBy: divisor)
    return (whole, rest, divisor)
  }
}

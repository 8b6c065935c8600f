extension Double {
  /// This number to a power: the nearest float, except where the exact power lies within 2⁻³⁸ of a
  /// unit in the last place of the middle between two floats. NaN for a negative number to a power
  /// that is not whole.
  public func raised(to power: Double) -> Double {
    if power == 0 || self == 1 { return 1 }
    if isNaN || power.isNaN { return .nan }
    let isWhole = power.isInfinite || power == power.rounded()
    if self < 0 && isFinite && !isWhole { return .nan }
    // Beyond 2⁵³ every float is an even whole number.
    let isOdd = isWhole && power.truncatingRemainder(dividingBy: 2).magnitude == 1
    let size = magnitude.positivePower(power)
    return sign == .minus && isOdd ? -size : size
  }

  private func positivePower(_ power: Double) -> Double {
    if self == 1 { return 1 }
    if self == 0 || isInfinite || power.isInfinite {
      return (self < 1) == (power < 0) ? .infinity : 0
    }
    if significand == 1 && power == power.rounded() {
      // A power of two, which may lie between two of the least floats.
      let place = Double(exponent) * power
      if place.magnitude > 1100 { return place < 0 ? 0 : .infinity }
      return Double(sign: .plus, exponent: Int(place), significand: 1)
    }
    if power == power.rounded() && power.magnitude <= 1024 { return wholePower(Int(power)) }
    var (base, exponent) = (self, power)
    // Squares to halves of whole powers: these alone can lie in the middle between two floats.
    while exponent != exponent.rounded() {
      let root = base.squareRoot()
      guard root.significandBitPattern.trailingZeroBitCount >= 26, root * root == base else {
        break
      }
      (base, exponent) = (root, 2 * exponent)
      if exponent == exponent.rounded() && exponent.magnitude <= 1024 {
        return base.wholePower(Int(exponent))
      }
    }
    return DoubleDouble(base).power(DoubleDouble(exponent))
  }

  /// - Precondition: the number is finite and greater than 0.
  private func wholePower(_ power: Int) -> Double {
    // Between √½ and √2 no product leaves the range of floats.
    let isUpper = significand > DoubleDouble.squareRootOf2
    let base = DoubleDouble(isUpper ? significand / 2 : significand)
    let exponent = Int(self.exponent) + (isUpper ? 1 : 0)
    var (result, square, rest) = (DoubleDouble(1), base, power.magnitude)
    while rest > 0 {
      if rest & 1 == 1 { result = result * square }
      rest >>= 1
      if rest > 0 { square = square * square }
    }
    if power < 0 { result = DoubleDouble(1) / result }
    return result.rounded(exponent: exponent * power)
  }

  /// The positive root of an order: the nearest float.
  ///
  /// - Returns: NaN for a negative number; 0, infinity and NaN as they are.
  /// - Precondition: `order` is at least 1.
  func root(_ order: Int) -> Double {
    precondition(order >= 1, "a root of order below 1")
    if order == 1 || self == 0 || isNaN || self == .infinity { return self }
    if self < 0 { return .nan }
    if order == 2 { return squareRoot() }
    return DoubleDouble(self).power(DoubleDouble(1) / DoubleDouble(Double(order)))
  }
}

extension DoubleDouble {
  /// The nearest float to this number's power.
  ///
  /// - Precondition: the number is finite and greater than 0.
  fileprivate func power(_ exponent: DoubleDouble) -> Double {
    Self.exponential(exponent, logarithm)
  }

  /// The nearest float to e^(exponent · logarithm).
  fileprivate static func exponential(
    _ exponent: DoubleDouble, _ logarithm: DoubleDouble
  ) -> Double {
    let size = exponent.high * logarithm.high
    if size > 710 { return .infinity }
    if size < -746 { return 0 }
    let (significand, count) = (exponent * logarithm).exponential
    return significand.rounded(exponent: count)
  }
}

extension Rational {
  /// The nearest float to a power of a number greater than 0; for others what floats say.
  func nearestPower(_ exponent: Rational) -> Double {
    let power = DoubleDouble(nearestTo: exponent)
    guard sign > 0, power.high.isFinite else { return doubleValue.raised(to: power.high) }
    return DoubleDouble.exponential(power, logarithm)
  }

  /// The natural logarithm of a number greater than 0, which may be beyond the range of floats.
  private var logarithm: DoubleDouble {
    let width = bigTop.magnitude.bitWidth - bigBottom.bitWidth
    guard width.magnitude > 1000 else { return DoubleDouble(nearestTo: self).logarithm }
    let power = Rational(reduced: Integer(.one << Int(width.magnitude)), .one)
    let part = width < 0 ? self * power : (try? quotient(power)) ?? .one
    return DoubleDouble(nearestTo: part).logarithm + DoubleDouble.ln2 * DoubleDouble(Double(width))
  }

  /// The nearest float to the square root; NaN for a negative number.
  var nearestSquareRoot: Double {
    let nearest = doubleValue
    if sign <= 0 || Rational(exactly: nearest) == self { return nearest.squareRoot() }
    return nearestPower(Rational(reduced: 1 as Int, 2))
  }
}

/// A number of about 106 binary digits, as an unevaluated sum of two floats of which the second is less
/// than half a unit in the last place of the first: what powers are computed with, so that they round
/// to the nearest float.
///
/// Dekker, "A floating-point technique for extending the available precision", 1971; sums and products
/// err by a few units in the 104th digit.
struct DoubleDouble {
  let high: Double
  let low: Double

  init(_ value: Double) {
    self.init(high: value, low: 0)
  }

  /// - Precondition: |low| is at most half a unit in the last place of high.
  init(high: Double, low: Double) {
    self.high = high
    self.low = low
  }

  /// The sum of two floats.
  ///
  /// - Precondition: `first` is 0 or has no lower exponent than `second`.
  private init(_ first: Double, plus second: Double) {
    let sum = first + second
    self.init(high: sum, low: second - (sum - first))
  }

  /// The nearest to a fraction.
  init(nearestTo value: Rational) {
    let high = value.doubleValue
    guard let exact = Rational(exactly: high) else {
      self.init(high)
      return
    }
    self.init(high: high, low: (value - exact).doubleValue)
  }

  static func + (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
    let sum = left.high + right.high
    let part = sum - left.high
    let error = (left.high - (sum - part)) + (right.high - part)
    return DoubleDouble(sum, plus: error + (left.low + right.low))
  }

  static func * (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
    let product = left.high * right.high
    let error = (-product).addingProduct(left.high, right.high)
    return DoubleDouble(product, plus: error + (left.high * right.low + left.low * right.high))
  }

  static func / (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
    let quotient = left.high / right.high
    let rest = left + right * DoubleDouble(-quotient)
    return DoubleDouble(quotient, plus: (rest.high + rest.low) / right.high)
  }
}

extension DoubleDouble {
  /// The natural logarithm.
  ///
  /// x = 2ᵏ · m with √½ ≤ m < √2, and ln m = 2 artanh s = 2(s + s³/3 + s⁵/5 + …), s = (m − 1) / (m + 1).
  ///
  /// - Precondition: the number is finite and greater than 0.
  var logarithm: DoubleDouble {
    var exponent = Int(high.exponent)
    if high.significand > Self.squareRootOf2 { exponent += 1 }
    let m = scaled(by: -exponent)
    let s = (m + DoubleDouble(-1)) / (m + DoubleDouble(1))
    let square = s * s
    var series = DoubleDouble(0)
    for inverse in Self.oddInverses { series = series * square + inverse }
    let part = s * series
    return Self.ln2 * DoubleDouble(Double(exponent)) + part + part
  }

  /// eˣ as a number near 1 and a power of two.
  ///
  /// x = k · ln 2 + r with |r| ≤ ln 2 / 2, and eʳ by its series.
  ///
  /// - Precondition: the number lies between −1000 and 1000.
  var exponential: (significand: DoubleDouble, exponent: Int) {
    let count = (high / Self.ln2.high).rounded()
    let rest = self + Self.ln2 * DoubleDouble(-count)
    var series = DoubleDouble(0)
    for inverse in Self.inverseFactorials { series = series * rest + inverse }
    return (series, Int(count))
  }

  /// This number times a power of two, without rounding.
  ///
  /// - Precondition: both parts stay within the range of normal floats, or are 0.
  private func scaled(by exponent: Int) -> DoubleDouble {
    // In two steps: 2^exponent itself may be beyond the range.
    let half = exponent / 2
    let first = Double(sign: .plus, exponent: half, significand: 1)
    let second = Double(sign: .plus, exponent: exponent - half, significand: 1)
    return DoubleDouble(high: high * first * second, low: low * first * second)
  }

  /// This number times a power of two, as the nearest float.
  func rounded(exponent: Int) -> Double {
    let width = Int(high.exponent) + exponent
    if width > 1024 { return high < 0 ? -.infinity : .infinity }
    if width < -1080 { return high < 0 ? -0.0 : 0 }
    if width > -1000 && width < 1000 { return scaled(by: exponent).high }
    // Near the ends of the range, where a float has fewer digits or none.
    guard let high = Rational(exactly: high), let low = Rational(exactly: low) else { return high }
    let power = Rational(reduced: Integer(.one << Int(exponent.magnitude)), .one)
    let sum = high + low
    return (exponent < 0 ? sum * ((try? power.reciprocal()) ?? .zero) : sum * power).doubleValue
  }

  static let squareRootOf2 = 1.414_213_562_373_095_1

  static let ln2 = DoubleDouble(
    high: Double(bitPattern: 0x3FE6_2E42_FEFA_39EF),
    low: Double(bitPattern: 0x3C7A_BC9E_3B39_803F))

  /// 1/45, 1/43, … 1/3, 1: s⁴⁷ is less than 2⁻¹¹⁰ of s.
  private static let oddInverses = stride(from: 45, through: 1, by: -2).map {
    DoubleDouble(1) / DoubleDouble(Double($0))
  }

  /// 1/24!, 1/23!, … 1/1!, 1/0!
  private static let inverseFactorials = (0...24).reduce(into: [DoubleDouble(1)]) { all, n in
    if n > 0 { all.insert(all[0] / DoubleDouble(Double(n)), at: 0) }
  }
}

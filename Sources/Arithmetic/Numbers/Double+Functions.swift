// Written out here rather than taken from the system, so that a result is the same on every machine.

extension Double {
  /// eˣ, within one unit in the last place.
  ///
  /// x = k · ln 2 + r with |r| ≤ ln 2 / 2, and eʳ by its series.
  public var exponential: Double {
    if isNaN { return self }
    if self > 709.8 { return .infinity }
    if self < -745.2 { return 0 }
    let count = (self * 1.442_695_040_888_963_4).rounded()
    // ln 2 in two parts, the first ending in enough zeros to make count · first exact.
    let high = self - count * Self.ln2High
    let low = count * Self.ln2Low
    let rest = high - low
    let error = (high - rest) - low
    // eʳ − 1 − r = r² · (1/2! + r/3! + r²/4! + …)
    var series = 0.0
    for term in Self.inverseFactorials.reversed() { series = series * rest + term }
    // 1 + r rounds, and what it loses is known.
    let head = 1 + rest
    let value = head + (((1 - head) + rest) + (error + rest * rest * series))
    return Double(sign: .plus, exponent: Int(count), significand: value)
  }

  /// The natural logarithm, within two units in the last place; NaN below 0.
  ///
  /// x = 2ᵏ · m with √½ ≤ m < √2, and ln m = 2 artanh s by its series, s = (m − 1) / (m + 1).
  public var logarithm: Double {
    if isNaN || self == .infinity { return self }
    if self == 0 { return -.infinity }
    if self < 0 { return .nan }
    var (m, k) = (significand, Double(exponent))
    if m > 1.414_213_562_373_095_1 {
      m /= 2
      k += 1
    }
    let f = m - 1
    let s = f / (m + 1)
    let square = s * s
    var series = 0.0
    for divisor in stride(from: 25.0, through: 3.0, by: -2.0) {
      series = (series + 1 / divisor) * square
    }
    // ln m = f − s·f + 2s·series, the first two terms of which nearly say it all.
    let tail = 2 * s * series - s * f
    return k * Self.ln2High + (f + (tail + k * Self.ln2Low))
  }

  private static let ln2High = Double(bitPattern: 0x3FE6_2E42_FEE0_0000)
  private static let ln2Low = Double(bitPattern: 0x3DEA_39EF_3579_3C76)

  /// 1/2!, 1/3!, … 1/15!
  private static let inverseFactorials: [Double] = (2...15).map { last in
    1 / (2...last).reduce(1.0) { $0 * Double($1) }
  }
}

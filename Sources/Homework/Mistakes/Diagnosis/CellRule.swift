public import Arithmetic

/// When a cell that somebody wrote is taken for a number that was computed.
///
/// Exact numbers are equal or not. A decimal of d places, d being at least `leastPlaces`, is also right
/// where it is the number rounded there, halves away from zero or to the even digit; or cut off there,
/// if the number has no end as a decimal.
public struct CellRule: Equatable, Sendable {
  public var leastPlaces: Int
  /// How far from a float an answer may be.
  public var tolerance: Double

  public init(leastPlaces: Int = 2, tolerance: Double = 1e-9) {
    self.leastPlaces = leastPlaces
    self.tolerance = tolerance
  }

  /// The rule for floats of a size: 10⁻⁶ of the greatest of them.
  public init(floats: [Double], leastPlaces: Int = 2) {
    let greatest = floats.reduce(0) { $1.isFinite ? max($0, $1.magnitude) : $0 }
    self.init(leastPlaces: leastPlaces, tolerance: max(1e-6 * greatest, 1e-9))
  }

  /// - Parameter places: the decimal places that were written; nil for whole numbers and fractions.
  public func agrees(_ written: Rational, with number: Rational, places: Int?) -> Bool {
    if written == number { return true }
    guard let places, places >= leastPlaces, places <= 40,
      let scale = try? Rational(10).power(places, within: .strict)
    else { return false }
    let (digits, exact) = (written * scale, number * scale)
    guard digits.isInteger else { return false }
    if digits == exact.rounded(.even) || digits == exact.rounded(.away) { return true }
    let cut = exact.sign < 0 ? exact.ceiling : exact.floor
    return digits == cut && !number.hasFiniteDecimals
  }

  public func agrees(_ written: Double, with number: Double) -> Bool {
    written == number || (written - number).magnitude <= tolerance
      || written.isNaN && number.isNaN
  }
}

extension Rational {
  /// Whether it can be written as a decimal: the denominator has no prime factor but 2 and 5.
  fileprivate var hasFiniteDecimals: Bool {
    guard var rest = denominator.intValue else { return false }
    for prime in [2, 5] { while rest % prime == 0 { rest /= prime } }
    return rest == 1
  }
}

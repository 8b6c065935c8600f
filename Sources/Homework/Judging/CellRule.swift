public import Arithmetic
internal import Documents
internal import Sessions

/// When a cell that somebody wrote counts as a number that was computed: the one rule for exact keys and
/// float keys, for marks, explanations and quizzes.
///
/// - With `tol=`, a number within the tolerance.
/// - A whole number or fraction that is equal.
/// - A decimal of at least `leastPlaces` places that is the number rounded there, halves away from zero or
///   to the even digit; or cut off there, if the number has no end as a decimal. Places count from the
///   first significant digit of the greatest cell, so `0.00` says nothing of 1/273.
/// - A decimal of six or more significant digits that a float of single or double precision may be
///   printed as.
public struct CellRule: Equatable, Sendable {
  public var leastPlaces: Int
  /// The greatest magnitude among the key's cells.
  public var scale: Double
  /// The difference allowed by `tol=`; nil without one.
  public var tolerance: Rational?

  public init(scale: Double, leastPlaces: Int = 2, tolerance: Rational? = nil) {
    (self.scale, self.leastPlaces, self.tolerance) = (scale, leastPlaces, tolerance)
  }

  /// The rule for a key's cells.
  init(_ key: Tensor, _ options: ProblemOptions? = nil) {
    let cells = (0..<key.count).map { key.cell($0) }
    let greatest = cells.reduce(0.0) { greatest, cell in
      guard let number = cell.double, number.isFinite else { return greatest }
      return max(greatest, number.magnitude)
    }
    switch options?.tolerance {
    case nil: tolerance = nil
    case .absolute(let number): tolerance = number
    case .relative(let share):
      tolerance = share * (cells.compactMap { $0.rational?.absolute }.max() ?? 0)
    }
    (scale, leastPlaces) = (greatest, options?.places ?? 2)
  }

  /// - Parameter places: The decimal places that were written; nil for whole numbers, fractions and
  ///   computed numbers.
  public func agrees(_ written: Scalar, with key: Scalar, places: Int?) -> Bool {
    if written == key { return true }
    if let (mine, theirs) = written.parts(beside: key) {
      return agrees(mine.0, with: theirs.0, places: places)
        && agrees(mine.1, with: theirs.1, places: places)
    }
    if case .symbolic = key, let number = key.rational { return written.rational == number }
    if let tolerance {
      guard let mine = written.rational, let theirs = key.rational else { return false }
      return (mine - theirs).absolute <= tolerance
    }
    if agreesAsFloats(written, key, places) { return true }
    guard let places, let mine = written.rational, let theirs = key.rational else { return false }
    return isRounding(mine, of: theirs, places, isEndless: key.isEndless)
  }

  /// Whether the difference is that of floats: of double precision for computed numbers, of single
  /// precision for printed ones, whose sums may have been of either.
  private func agreesAsFloats(_ written: Scalar, _ key: Scalar, _ places: Int?) -> Bool {
    guard let mine = written.double, let theirs = key.double else { return false }
    if mine.isNaN && theirs.isNaN { return true }
    let difference = (mine - theirs).magnitude
    guard let places else {
      guard written.isFloat || key.isFloat else { return false }
      return difference <= 1e-9 * (scale > 0 ? max(theirs.magnitude, scale) : 1)
    }
    if theirs == 0 { return difference <= (scale > 0 ? Self.single * scale / 4 : 1e-9) }
    guard places + mine.digitsBeforePoint >= 6 else { return false }
    // Whole numbers up to 2²⁴ are exact in every float.
    if mine == mine.rounded(), theirs == theirs.rounded(), theirs.magnitude <= 16_777_216 {
      return false
    }
    return difference <= Self.single * (theirs.magnitude + scale / 4)
  }

  /// Four units in the last place of single precision, or a few more.
  private static let single = 0x1p-21

  private func isRounding(
    _ written: Rational, of number: Rational, _ places: Int, isEndless: Bool
  ) -> Bool {
    let before = scale.digitsBeforePoint
    // A zero for a number that is none needs the four places that PyTorch prints.
    let isSignificant =
      written.isZero ? places + min(before, 0) >= 4 : places + before >= max(leastPlaces, 1)
    guard places >= leastPlaces, places <= Self.mostPlaces, isSignificant,
      let power = try? Rational(10).power(places, within: .strict)
    else { return false }
    let (digits, exact) = (written * power, number * power)
    guard digits.isInteger else { return false }
    if digits == exact.rounded(.even) || digits == exact.rounded(.away) { return true }
    return isEndless && digits == (exact.sign < 0 ? exact.ceiling : exact.floor)
  }

  private static let mostPlaces = 120
}

extension Double {
  /// The digits before the decimal point; less than 1 for numbers below 1/10, by the zeros after it.
  fileprivate var digitsBeforePoint: Int {
    guard isFinite, self != 0 else { return -400 }
    var (rest, digits) = (magnitude, 0)
    while rest >= 1 { (rest, digits) = (rest / 10, digits + 1) }
    while rest < 0.1 { (rest, digits) = (rest * 10, digits - 1) }
    return digits
  }
}

extension Scalar {
  var double: Double? {
    switch self {
    case .exact(let number): number.doubleValue
    case .float(let number): number
    case .symbolic(let polynomial): polynomial.constantValue?.doubleValue
    case .complex: nil
    }
  }

  var rational: Rational? {
    switch self {
    case .exact(let number): number
    case .float(let number): Rational(exactly: number)
    case .symbolic(let polynomial): polynomial.constantValue
    case .complex: nil
    }
  }

  /// Real and imaginary parts, if one of two numbers is complex.
  fileprivate func parts(beside other: Scalar) -> ((Scalar, Scalar), (Scalar, Scalar))? {
    switch (self, other) {
    case (.complex(let a, let b), .complex(let c, let d)): ((a, b), (c, d))
    case (.complex(let a, let b), let real): ((a, b), (real, .exact(0)))
    case (let real, .complex(let c, let d)): ((real, .exact(0)), (c, d))
    default: nil
    }
  }

  fileprivate var isFloat: Bool { if case .float = self { true } else { false } }

  /// Whether it cannot be written as a short decimal.
  fileprivate var isEndless: Bool {
    switch self {
    case .float(let number): return "\(number)".utf8.count > 12
    case .exact(let number):
      // The denominator has a prime factor other than 2 and 5.
      guard var rest = number.denominator.intValue else { return true }
      for prime in [2, 5] { while rest % prime == 0 { rest /= prime } }
      return rest != 1
    case .symbolic, .complex: return false
    }
  }
}

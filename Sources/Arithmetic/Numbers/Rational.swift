/// An exact number: a fraction of any size, in lowest terms, with a positive denominator.
///
/// Numerator and denominator lie inline while both fit a machine word, so integers and small fractions
/// cost no allocation; a boxed pair of long integers takes their place if one of them does not, and a
/// result that fits again shrinks back. Each value has one representation.
public struct Rational: OrderedNumber, Hashable, Sendable {
  /// The numerator, or 0 where `big` holds the number.
  private(set) var top: Int
  /// The denominator, or −1 where `big` holds the number: `a.bottom | b.bottom` is 1 exactly when
  /// two numbers are machine integers, and positive exactly when both lie inline.
  let bottom: Int
  let big: BigFraction?

  /// A fraction that the caller knows to be in lowest terms.
  @inline(__always)
  init(reduced top: Int, _ bottom: Int) {
    self.top = top
    self.bottom = bottom
    self.big = nil
  }

  /// Puts another machine integer in the place of one: no box is there to be released, which the
  /// inner loops of sums would otherwise ask about at every step.
  @inline(__always)
  mutating func replaceInteger(_ value: Int) { top = value }

  private init(_ big: BigFraction) {
    self.top = 0
    self.bottom = -1
    self.big = big
  }

  /// A fraction of big integers that the caller knows to be in lowest terms.
  init(reduced top: Integer, _ bottom: Natural) {
    if let top = top.machineWord, let bottom = bottom.word.flatMap({ Int(exactly: $0) }) {
      self.init(reduced: top, bottom)
    } else {
      self.init(BigFraction(top, bottom))
    }
  }

  @inline(__always)
  public init(_ value: Int) { self.init(reduced: value, 1) }

  public init(_ value: Rational) { self = value }

  /// - Throws: `ArithmeticError.divisionByZero` where the denominator is 0.
  public init(_ numerator: Int, _ denominator: Int) throws(ArithmeticError) {
    guard denominator != 0 else { throw .divisionByZero }
    guard denominator > 0, let shared = Int(exactly: gcd(numerator.magnitude, UInt(denominator)))
    else {
      let top = Integer(
        Natural(numerator.magnitude), isNegative: (numerator < 0) != (denominator < 0))
      self.init(reducing: top, Natural(denominator.magnitude))
      return
    }
    self.init(reduced: numerator / shared, denominator / shared)
  }

  /// - Precondition: the denominator is not 0.
  init(reducing top: Integer, _ bottom: Natural) {
    let shared = gcd(bottom, top.magnitude)
    if shared == .one {
      self.init(reduced: top, bottom)
    } else {
      self.init(reduced: top / shared, bottom / shared)
    }
  }

  @inline(__always)
  public static var zero: Rational { Rational(0) }
  @inline(__always)
  public static var one: Rational { Rational(1) }
}

extension Rational: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int) { self.init(value) }
}

extension Rational {
  @inline(__always)
  public var isInteger: Bool { bottom == 1 || big?.denominator == .one }

  /// This number as a machine integer, if it is one.
  @inline(__always)
  public var intValue: Int? { bottom == 1 ? top : nil }

  /// −1, 0 or 1.
  public var sign: Int { big?.numerator.sign ?? top.signum() }

  @inline(__always)
  public var isZero: Bool { top == 0 && bottom == 1 }

  /// The whole number above the line.
  public var numerator: Rational { bottom > 0 ? Rational(top) : Rational(reduced: bigTop, .one) }

  /// The whole number below the line; at least 1.
  public var denominator: Rational {
    bottom > 0 ? Rational(bottom) : Rational(reduced: Integer(bigBottom), .one)
  }

  public var absolute: Rational { sign < 0 ? -self : self }

  /// The binary digits of numerator and denominator together: what `Limits.bits` bounds.
  public var bitWidth: Int {
    guard let big else {
      return 2 * Int.bitWidth - top.magnitude.leadingZeroBitCount - bottom.leadingZeroBitCount
    }
    return big.numerator.magnitude.bitWidth + big.denominator.bitWidth
  }

  /// The binary digits of the numerator and of the denominator, 0 for a denominator of 1.
  var lengths: (top: Int, bottom: Int) {
    (bigTop.magnitude.bitWidth, isInteger ? 0 : bigBottom.bitWidth)
  }

  /// The numerator as a big integer, whichever way it is kept.
  var bigTop: Integer { big?.numerator ?? Integer(top) }
  /// The denominator as a big integer, whichever way it is kept.
  var bigBottom: Natural { big?.denominator ?? Natural(bottom.magnitude) }
}

/// The numerator and denominator of a number too large to lie inline.
final class BigFraction: Sendable {
  let numerator: Integer
  let denominator: Natural

  init(_ numerator: Integer, _ denominator: Natural) {
    self.numerator = numerator
    self.denominator = denominator
  }
}

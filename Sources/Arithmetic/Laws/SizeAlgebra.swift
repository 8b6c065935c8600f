/// What a law of sizes can be computed with: whole numbers give the size, a `Formula` the printed
/// law, fractions the size that somebody gets who does not round, polynomials the size in letters.
public protocol SizeAlgebra: ExpressibleByIntegerLiteral, Equatable, Sendable
where IntegerLiteralType == Int {
  static func + (left: Self, right: Self) -> Self
  static func - (left: Self, right: Self) -> Self
  static func * (left: Self, right: Self) -> Self
  static func quotient(_ dividend: Self, _ divisor: Self, rounding: QuotientRounding) -> Self
  /// a mod b, with the sign of b.
  static func remainder(_ dividend: Self, _ divisor: Self) -> Self
  static func extremum(_ left: Self, _ right: Self, isMaximum: Bool) -> Self
}

/// What becomes of a quotient that does not come out even.
public enum QuotientRounding: Sendable { case none, floor, ceil }

/// ⌊a / b⌋, rounded towards −∞.
@inlinable
public func floor<A: SizeAlgebra>(_ dividend: A, over divisor: A) -> A {
  A.quotient(dividend, divisor, rounding: .floor)
}

/// ⌈a / b⌉, rounded towards +∞.
@inlinable
public func ceil<A: SizeAlgebra>(_ dividend: A, over divisor: A) -> A {
  A.quotient(dividend, divisor, rounding: .ceil)
}

/// a / b, which has to come out even where the algebra has whole numbers alone.
@inlinable
public func exact<A: SizeAlgebra>(_ dividend: A, over divisor: A) -> A {
  A.quotient(dividend, divisor, rounding: .none)
}

@inlinable
public func larger<A: SizeAlgebra>(_ left: A, _ right: A) -> A {
  A.extremum(left, right, isMaximum: true)
}

@inlinable
public func smaller<A: SizeAlgebra>(_ left: A, _ right: A) -> A {
  A.extremum(left, right, isMaximum: false)
}

/// A size as a machine word that remembers what went wrong on the way to it.
struct WholeSize: SizeAlgebra {
  private var word: Int
  private var fault = Fault.none

  private enum Fault: UInt8 { case none, overflow, divisionByZero, notExact }

  init(_ word: Int) { self.word = word }
  init(integerLiteral value: Int) { word = value }

  private init(_ result: (partialValue: Int, overflow: Bool), _ left: WholeSize, _ right: WholeSize)
  {
    word = result.partialValue
    fault = left.fault != .none ? left.fault : right.fault
    if fault == .none, result.overflow { fault = .overflow }
  }

  private init(fault: Fault) {
    word = 0
    self.fault = fault
  }

  /// - Throws: `.overflow`, `.divisionByZero`, `.notExact` for a plain quotient with a remainder.
  var value: Int {
    get throws(ArithmeticError) {
      switch fault {
      case .none: return word
      case .overflow: throw .overflow
      case .divisionByZero: throw .divisionByZero
      case .notExact: throw .notExact
      }
    }
  }

  static func + (left: WholeSize, right: WholeSize) -> WholeSize {
    WholeSize(left.word.addingReportingOverflow(right.word), left, right)
  }

  static func - (left: WholeSize, right: WholeSize) -> WholeSize {
    WholeSize(left.word.subtractingReportingOverflow(right.word), left, right)
  }

  static func * (left: WholeSize, right: WholeSize) -> WholeSize {
    WholeSize(left.word.multipliedReportingOverflow(by: right.word), left, right)
  }

  static func quotient(_ a: WholeSize, _ b: WholeSize, rounding: QuotientRounding) -> WholeSize {
    let divided = WholeSize(a.word.dividedReportingOverflow(by: b.word == 0 ? 1 : b.word), a, b)
    guard divided.fault == .none else { return divided }
    guard b.word != 0 else { return WholeSize(fault: .divisionByZero) }
    let rest = a.word - divided.word * b.word
    guard rest != 0 else { return divided }
    let isNegative = (rest < 0) != (b.word < 0)
    switch rounding {
    case .none: return WholeSize(fault: .notExact)
    case .floor: return isNegative ? divided - 1 : divided
    case .ceil: return isNegative ? divided : divided + 1
    }
  }

  static func remainder(_ a: WholeSize, _ b: WholeSize) -> WholeSize {
    a - quotient(a, b, rounding: .floor) * b
  }

  static func extremum(_ left: WholeSize, _ right: WholeSize, isMaximum: Bool) -> WholeSize {
    guard left.fault == .none else { return left }
    guard right.fault == .none else { return right }
    return (left.word < right.word) == isMaximum ? right : left
  }
}

/// Fractions keep what a quotient leaves over, unless it is rounded.
extension Rational: SizeAlgebra {
  /// - Precondition: the divisor is a machine word other than 0, as strides are.
  public static func quotient(_ a: Rational, _ b: Rational, rounding: QuotientRounding)
    -> Rational
  {
    guard let quotient = try? a.quotient(b) else { return 0 }
    switch rounding {
    case .none: return quotient
    case .floor: return quotient.floor
    case .ceil: return quotient.ceiling
    }
  }

  public static func remainder(_ a: Rational, _ b: Rational) -> Rational {
    a - quotient(a, b, rounding: .floor) * b
  }

  public static func extremum(_ left: Rational, _ right: Rational, isMaximum: Bool) -> Rational {
    (left < right) == isMaximum ? right : left
  }
}

/// What a cell of a tensor can be: an exact fraction, a 64-bit float or a polynomial in symbols.
///
/// Every operation of the arithmetic is written once over this protocol, so that the three kinds of
/// number cannot come to disagree.
public protocol Number: Equatable, Sendable {
  static var zero: Self { get }
  static var one: Self { get }

  static func + (left: Self, right: Self) -> Self
  static func - (left: Self, right: Self) -> Self
  static func * (left: Self, right: Self) -> Self
  static prefix func - (value: Self) -> Self

  /// Adds `left · right` to this number; the inner step of every convolution.
  mutating func addProduct(_ left: Self, _ right: Self)

  /// This number divided by a whole number other than 0, as averages need it.
  func divided(by count: Int) -> Self

  init(_ value: Rational)

  /// The bytes that it takes beyond its place in a grid.
  var heapBytes: Int { get }

  /// Whether it takes more than a few words, so that a loop has to look at it at every step.
  var isLong: Bool { get }

  /// Refuses a number that has grown beyond what any result may have, and checks for an interruption.
  ///
  /// - Throws: `.numberTooLong`, `.tooManyTerms`, `.interrupted`.
  func checkLength(within limits: Limits) throws(ArithmeticError)

  /// Refuses, before it is made, a product with `other` that may be too long for the limits.
  ///
  /// - Throws: `.numberTooLong`, `.tooManyTerms`.
  func checkProduct(_ other: Self, within limits: Limits) throws(ArithmeticError)
}

extension Number {
  public var isZero: Bool { self == .zero }

  // Machine words never grow.
  @inlinable public var heapBytes: Int { 0 }
  @inlinable public var isLong: Bool { false }
  public func checkLength(within limits: Limits) throws(ArithmeticError) {}
  public func checkProduct(_ other: Self, within limits: Limits) throws(ArithmeticError) {}

  @inlinable
  public static func += (left: inout Self, right: Self) { left = left + right }

  @inlinable
  public mutating func addProduct(_ left: Self, _ right: Self) { self = self + left * right }
}

/// Numbers of which one can be the greatest: what maximum pooling needs. Polynomials are not.
public protocol OrderedNumber: Number, Comparable {}

extension Double: OrderedNumber {
  public static var one: Double { 1 }

  /// Multiplies and adds with two roundings: the same digits on every machine, with a fused
  /// instruction or without.
  @inline(__always)
  public mutating func addProduct(_ left: Double, _ right: Double) { self += left * right }

  @inline(__always)
  public func divided(by count: Int) -> Double { self / Double(count) }

  public init(_ value: Rational) { self = value.doubleValue }
}

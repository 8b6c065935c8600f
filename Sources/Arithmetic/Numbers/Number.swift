/// The type of a tensor's cells: exact rationals, 64-bit floats or polynomials in symbols.
///
/// Every operation is written once over this protocol, so that the three kinds of number agree.
public protocol Number: Equatable, Sendable {
  static var zero: Self { get }
  static var one: Self { get }

  static func + (left: Self, right: Self) -> Self
  static func - (left: Self, right: Self) -> Self
  static func * (left: Self, right: Self) -> Self
  static prefix func - (value: Self) -> Self

  /// Adds `left · right` to this number; the inner step of every convolution.
  mutating func addProduct(_ left: Self, _ right: Self)

  /// This number divided by an integer other than 0, for averages.
  func divided(by count: Int) -> Self

  init(_ value: Rational)

  /// The bytes that it takes on the heap, outside the grid.
  var heapBytes: Int { get }

  /// Whether it takes more than a few words, so that loops have to check limits at every step.
  var isLong: Bool { get }

  /// Refuses a number that has grown beyond what any result may have, and checks for an interruption.
  ///
  /// - Throws: `.numberTooLong`, `.tooManyTerms`, `.interrupted`.
  func checkLength(within limits: Limits) throws(ArithmeticError)

  /// Checks in advance whether the product with `other` may exceed the limits.
  ///
  /// - Throws: `.numberTooLong`, `.tooManyTerms`.
  func checkProduct(_ other: Self, within limits: Limits) throws(ArithmeticError)
}

extension Number {
  public var isZero: Bool { self == .zero }

  // Machine words have a fixed size.
  @inlinable public var heapBytes: Int { 0 }
  @inlinable public var isLong: Bool { false }
  public func checkLength(within limits: Limits) throws(ArithmeticError) {}
  public func checkProduct(_ other: Self, within limits: Limits) throws(ArithmeticError) {}

  @inlinable
  public static func += (left: inout Self, right: Self) { left = left + right }

  @inlinable
  public mutating func addProduct(_ left: Self, _ right: Self) { self = self + left * right }
}

/// Numbers with an order, as maximum pooling needs; polynomials have none.
public protocol OrderedNumber: Number, Comparable {}

extension Double: OrderedNumber {
  public static var one: Double { 1 }

  /// Multiplies and adds with one rounding, as a fused instruction does: a sum of products is a chain
  /// of these in the order of the definition, with the same digits on every machine.
  @inline(__always)
  public mutating func addProduct(_ left: Double, _ right: Double) {
    self = addingProduct(left, right)
  }

  @inline(__always)
  public func divided(by count: Int) -> Double { self / Double(count) }

  public init(_ value: Rational) { self = value.doubleValue }
}

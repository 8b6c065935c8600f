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

@testable import Arithmetic

/// Fractions by the school's rules over big integers, reduced afterwards: slow, plain, and what
/// `Rational` must agree with.
struct PlainFraction: Equatable, CustomStringConvertible {
  let top: Integer
  let bottom: Integer

  init(_ top: Integer, _ bottom: Integer) {
    var (a, b) = (top.magnitude, bottom.magnitude)
    while !b.isZero { (a, b) = (b, a % b) }
    self.top = (bottom.isNegative ? -top : top) / a
    self.bottom = Integer(bottom.magnitude) / a
  }

  init(_ value: Rational) {
    self.init(value.bigTop, Integer(value.bigBottom))
  }

  var description: String { "\(top)/\(bottom)" }

  static func + (a: Self, b: Self) -> Self {
    Self(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom)
  }
  static func - (a: Self, b: Self) -> Self {
    Self(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom)
  }
  static func * (a: Self, b: Self) -> Self { Self(a.top * b.top, a.bottom * b.bottom) }
  static func / (a: Self, b: Self) -> Self { Self(a.top * b.bottom, a.bottom * b.top) }
  static func < (a: Self, b: Self) -> Bool { a.top * b.bottom < b.top * a.bottom }
}

/// Numbers that are likely to go wrong: small ones, fractions, those about the ends of a machine word
/// and those beyond it.
struct Specimens {
  private var source: SplitMix64

  init(seed: UInt64) { self.source = SplitMix64(seed: seed) }

  mutating func int(_ range: ClosedRange<Int>) -> Int {
    source.next(from: range.lowerBound, through: range.upperBound)
  }

  /// A number of so many limbs, with runs of zeros and ones, which carries and leading digits judge
  /// worst; the highest limb is not 0.
  mutating func natural(limbs count: Int) -> Natural {
    let isRough = int(0...1) == 0
    var limbs: [UInt] = (0..<count).map { _ in
      isRough ? [UInt.max, 0, 1, UInt(source.next())][int(0...3)] : UInt(source.next())
    }
    if count > 0 { limbs[count - 1] |= 1 << UInt(int(0...63)) }
    return Natural(limbs: limbs)
  }

  mutating func rational() -> Rational {
    let edges = [Int.max, Int.min, Int.max - 1, Int.min + 1, 1 << 62, -(1 << 62), 1 << 32, 1 << 53]
    let top: Int
    switch int(0...5) {
    case 0, 1: top = int(-12...12)
    case 2: top = edges[int(0...7)] &+ int(-2...2)
    case 3: top = int(Int.min...Int.max)
    default: top = int(-100_000...100_000)
    }
    let bottom: Int
    switch int(0...4) {
    case 0, 1: bottom = 1
    case 2: bottom = int(1...12)
    case 3: bottom = int(1...Int.max)
    default: bottom = Int.max - int(0...3)
    }
    let small = Rational(reducing: Integer(top), Natural(bottom.magnitude))
    return int(0...7) == 0 ? small * Rational(reducing: Integer(1) << 130 + 1, 3) : small
  }
}

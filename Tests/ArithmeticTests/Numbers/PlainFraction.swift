import BigInt

@testable import Arithmetic

/// Fractions by the school's rules over big integers, reduced afterwards: slow, plain, and what
/// `Rational` must agree with.
struct PlainFraction: Equatable, CustomStringConvertible {
  let top: BigInt
  let bottom: BigInt

  init(_ top: BigInt, _ bottom: BigInt) {
    var (a, b) = (top.magnitude, bottom.magnitude)
    while !b.isZero { (a, b) = (b, a % b) }
    let divisor = bottom < 0 ? -BigInt(a) : BigInt(a)
    self.top = top / divisor
    self.bottom = bottom / divisor
  }

  init(_ value: Rational) {
    self.init(value.bigTop, value.bigBottom)
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
    let small = Rational(reducing: BigInt(top), BigInt(bottom))
    return int(0...7) == 0 ? small * Rational(reducing: BigInt(1) << 130 + 1, 3) : small
  }
}

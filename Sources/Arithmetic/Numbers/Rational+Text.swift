internal import BigInt

extension Rational: CustomStringConvertible {
  /// An integer, or the exact decimal where it has at most 20 places, or else a fraction: 3, 0.125,
  /// 1/9. Each reads back to the same number.
  public var description: String { text { $0.write(into: &$1) } }

  /// Always a fraction: 3/1, 1/8, 1/9.
  public var fractionText: String {
    text {
      $0.numerator.writeWhole(into: &$1)
      $1.append(UInt8(ascii: "/"))
      $0.denominator.writeWhole(into: &$1)
    }
  }

  /// The most digits after the point that are still easier to read than a fraction.
  static let mostPlaces = 20

  /// Writes what `description` says, without a string for numbers that lie inline.
  public func write(into bytes: inout [UInt8]) {
    if bottom == 1 {
      bytes.append(digitsOf: top)
    } else if let places = decimalPlaces {
      writeDecimal(places: places, into: &bytes)
    } else {
      numerator.writeWhole(into: &bytes)
      if !isInteger {
        bytes.append(UInt8(ascii: "/"))
        denominator.writeWhole(into: &bytes)
      }
    }
  }

  private func text(_ write: (Rational, inout [UInt8]) -> Void) -> String {
    var bytes: [UInt8] = []
    write(self, &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func writeWhole(into bytes: inout [UInt8]) {
    if bottom == 1 {
      bytes.append(digitsOf: top)
    } else {
      bytes.append(contentsOf: String(bigTop).utf8)
    }
  }

  /// How many digits the decimal has after the point; nil where it has no end, or too many, or none.
  private var decimalPlaces: Int? {
    guard bottom > 1 else { return big == nil || isInteger ? nil : bigDecimalPlaces }
    let twos = bottom.trailingZeroBitCount
    var rest = bottom >> twos
    var fives = 0
    while rest % 5 == 0 {
      rest /= 5
      fives += 1
    }
    let places = Swift.max(twos, fives)
    return rest == 1 && places <= Self.mostPlaces ? places : nil
  }

  /// A denominator of at most 20 places divides 10²⁰, which takes 67 binary digits.
  private var bigDecimalPlaces: Int? {
    guard bigBottom.magnitude.bitWidth <= 67 else { return nil }
    return (0...Self.mostPlaces).first { BigInt(10).power($0) % bigBottom == 0 }
  }

  private func writeDecimal(places: Int, into bytes: inout [UInt8]) {
    let scaled = bigTop.magnitude * (BigUInt(10).power(places) / bigBottom.magnitude)
    let digits = Array(String(scaled).utf8)
    if sign < 0 { bytes.append(UInt8(ascii: "-")) }
    let zero = UInt8(ascii: "0")
    let whole = digits.count - places
    if whole > 0 { bytes.append(contentsOf: digits[..<whole]) } else { bytes.append(zero) }
    bytes.append(UInt8(ascii: "."))
    if whole < 0 { bytes.append(contentsOf: repeatElement(zero, count: -whole)) }
    bytes.append(contentsOf: digits[Swift.max(whole, 0)...])
  }
}

extension [UInt8] {
  /// The decimal digits of a machine integer, with a minus sign where it is negative.
  public mutating func append(digitsOf value: Int) {
    if value < 0 { append(UInt8(ascii: "-")) }
    var rest = value.magnitude
    if rest < 10 {
      append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest))
      return
    }
    let start = count
    while rest > 0 {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: digit))
      rest = quotient
    }
    self[start...].reverse()
  }
}

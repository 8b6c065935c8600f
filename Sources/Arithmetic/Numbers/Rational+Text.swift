extension Rational: CustomStringConvertible {
  /// An integer, or the exact decimal where it is short enough to be read back exactly, or else a
  /// fraction: 3, 0.125, 1/9. Each reads back to the same number.
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
  /// Decimals below 10¹⁵ units in the last place have the 15 significant digits that are read as
  /// exact; a longer one would come back as a float.
  private static let mostUnits: UInt = 1_000_000_000_000_000

  /// Writes what `description` says, without a string for numbers that lie inline.
  public func write(into bytes: inout [UInt8]) {
    if bottom == 1 {
      bytes.append(digitsOf: top)
    } else if let places = decimalPlaces, let units = decimalUnits(places: places) {
      if sign < 0 { bytes.append(UInt8(ascii: "-")) }
      let start = bytes.count
      bytes.append(digitsOf: units)
      bytes.insertPoint(start: start, places: places)
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
      if sign < 0 { bytes.append(UInt8(ascii: "-")) }
      bigTop.magnitude.write(into: &bytes)
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
    guard bigBottom.bitWidth <= 67 else { return nil }
    return (0...Self.mostPlaces).first { (Natural.powerOfTen($0) % bigBottom).isZero }
  }

  /// The magnitude in units of the last place, where it has few enough digits.
  private func decimalUnits(places: Int) -> UInt? {
    if bottom > 0, places < Self.powersOfTen.count {
      let (units, overflow) =
        top.magnitude.multipliedReportingOverflow(by: Self.powersOfTen[places] / UInt(bottom))
      return !overflow && units < Self.mostUnits ? units : nil
    }
    let units = bigTop.magnitude * (Natural.powerOfTen(places) / bigBottom)
    return units.word.flatMap { $0 < Self.mostUnits ? $0 : nil }
  }

  /// 10⁰ … 10¹⁸, which a machine integer holds.
  static let powersOfTen: [UInt] = (0..<19).map {
    (0..<$0).reduce(1) { ten, _ in ten * 10 }
  }
}

extension [UInt8] {
  /// Puts a point before the last `places` of the digits from `start` on, with zeros where they are
  /// too few.
  fileprivate mutating func insertPoint(start: Int, places: Int) {
    let missing = places + 1 - (count - start)
    if missing > 0 {
      insert(contentsOf: repeatElement(UInt8(ascii: "0"), count: missing), at: start)
    }
    insert(UInt8(ascii: "."), at: count - places)
  }

  /// The decimal digits of a machine integer, with a minus sign where it is negative.
  public mutating func append(digitsOf value: Int) {
    if value < 0 { append(UInt8(ascii: "-")) }
    append(digitsOf: value.magnitude)
  }

  /// The decimal digits of a number, with zeros in front up to a width.
  mutating func append(digitsOf value: UInt, width: Int) {
    append(contentsOf: repeatElement(UInt8(ascii: "0"), count: width))
    var (rest, place) = (value, count)
    while rest > 0 {
      place -= 1
      self[place] &+= UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }

  mutating func append(digitsOf value: UInt) {
    if value < 10 {
      append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value))
      return
    }
    var width = 1
    var bound: UInt = 10
    while value >= bound {
      width += 1
      let (next, overflow) = bound.multipliedReportingOverflow(by: 10)
      if overflow { break }
      bound = next
    }
    append(digitsOf: value, width: width)
  }
}

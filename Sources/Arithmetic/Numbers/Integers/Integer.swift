/// A whole number of any size: a sign and a magnitude. Zero is not negative.
struct Integer: Hashable, Sendable {
  let isNegative: Bool
  let magnitude: Natural

  init(_ magnitude: Natural, isNegative: Bool = false) {
    self.isNegative = isNegative && !magnitude.isZero
    self.magnitude = magnitude
  }

  @inline(__always)
  init(_ value: Int) {
    self.init(Natural(value.magnitude), isNegative: value < 0)
  }

  var isZero: Bool { magnitude.isZero }

  /// −1, 0 or 1.
  var sign: Int { isNegative ? -1 : isZero ? 0 : 1 }

  /// This number as a machine word, if it fits.
  var machineWord: Int? {
    guard let word = magnitude.word else { return nil }
    if isNegative { return word <= 1 << 63 ? Int(truncatingIfNeeded: 0 &- word) : nil }
    return Int(exactly: word)
  }
}

extension Integer: ExpressibleByIntegerLiteral {
  init(integerLiteral value: Int) { self.init(value) }
}

extension Integer: Comparable {
  static func < (left: Integer, right: Integer) -> Bool {
    guard left.isNegative == right.isNegative else { return left.isNegative }
    return left.isNegative
      ? right.magnitude < left.magnitude : left.magnitude < right.magnitude
  }
}

extension Integer {
  static prefix func - (value: Integer) -> Integer {
    Integer(value.magnitude, isNegative: !value.isNegative)
  }

  static func + (left: Integer, right: Integer) -> Integer {
    if left.isNegative == right.isNegative {
      return Integer(left.magnitude + right.magnitude, isNegative: left.isNegative)
    }
    if left.magnitude < right.magnitude {
      return Integer(right.magnitude - left.magnitude, isNegative: right.isNegative)
    }
    return Integer(left.magnitude - right.magnitude, isNegative: left.isNegative)
  }

  static func - (left: Integer, right: Integer) -> Integer { left + -right }

  static func * (left: Integer, right: Integer) -> Integer {
    Integer(
      left.magnitude * right.magnitude, isNegative: left.isNegative != right.isNegative)
  }

  static func * (left: Integer, right: Natural) -> Integer {
    Integer(left.magnitude * right, isNegative: left.isNegative)
  }

  /// The quotient towards 0.
  ///
  /// - Precondition: the divisor is not 0.
  static func / (left: Integer, right: Natural) -> Integer {
    Integer(left.magnitude / right, isNegative: left.isNegative)
  }

  /// - Precondition: `bits` is not negative.
  static func << (value: Integer, bits: Int) -> Integer {
    Integer(value.magnitude << bits, isNegative: value.isNegative)
  }

  /// - Precondition: `exponent` is not negative.
  func power(_ exponent: Int) -> Integer {
    Integer(magnitude.power(exponent), isNegative: isNegative && exponent & 1 == 1)
  }

  /// The greatest whole number not above this one over another.
  ///
  /// - Precondition: the divisor is not 0.
  func floor(dividedBy divisor: Natural) -> Integer {
    let (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: divisor)
    return Integer(
      isNegative && !remainder.isZero ? quotient + .one : quotient, isNegative: isNegative)
  }
}

extension Integer: CustomStringConvertible {
  var description: String { (isNegative ? "-" : "") + magnitude.description }
}

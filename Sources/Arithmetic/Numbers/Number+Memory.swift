/// What a number takes beyond its place in a grid.
extension Rational {
  public var heapBytes: Int {
    guard let big else { return 0 }
    return Self.boxBytes(
      top: big.numerator.magnitude.bitWidth, bottom: big.denominator.bitWidth)
  }

  /// The bytes of the box around a fraction of these lengths in bits, 0 if it lies inline; with
  /// what the allocator adds.
  static func boxBytes(top: Int, bottom: Int) -> Int {
    guard top >= Int.bitWidth || bottom >= Int.bitWidth else { return 0 }
    return 112 + limbBytes(top) + limbBytes(bottom)
  }

  /// Up to two words lie in the box itself.
  private static func limbBytes(_ bits: Int) -> Int {
    bits <= 2 * Int.bitWidth ? 0 : 48 + bits / 8
  }

  @inline(__always)
  public var isLong: Bool { bottom < 0 }

  public func checkLength(within limits: Limits) throws(ArithmeticError) {
    try Interruption.check(steps: 1)
    // A sum may shrink again: only a number of twice the limit is given up.
    guard bitWidth <= limits.bits.saturatingProduct(2) else {
      throw .numberTooLong(bits: bitWidth, limit: limits.bits)
    }
  }
}

extension Polynomial {
  public var heapBytes: Int {
    if parts.isEmpty { return 0 }
    let boxes = parts.reduce(0) { $0 + $1.coefficient.heapBytes }
    return Self.bytes(parts: parts.count, degree: degree, box: 0) + boxes
  }

  /// The bytes of `count` polynomials with `terms` terms in all, however they share them: arrays
  /// that grow have room for half as much again, taken over many of them.
  static func bytes(ofTerms terms: Int, in count: Int, degree: Int, box: Int) -> Int {
    let rooms = terms.saturatingProduct(bytes(ofPart: degree, box: box))
    return rooms.saturatingSum(rooms / 2)
      .saturatingSum(count.saturatingProduct(MemoryLayout<Polynomial>.stride + 48))
  }

  /// The bytes of one term: a long product of symbols has an array of its own.
  private static func bytes(ofPart degree: Int, box: Int) -> Int {
    let long = degree > 4 ? degree.saturatingProduct(4).saturatingSum(48) : 0
    return long.saturatingSum(MemoryLayout<Part>.stride + box)
  }

  /// The bytes of the terms of one polynomial: their array, and one more for each long product of
  /// symbols.
  static func bytes(parts: Int, degree: Int, box: Int) -> Int {
    if parts == 0 { return 0 }
    let part = bytes(ofPart: degree, box: box)
    // Arrays that grow have room for as many as the next power of two.
    let room = parts < 1 << 40 ? 1 << (Int.bitWidth - (parts - 1).leadingZeroBitCount) : parts
    return room.saturatingProduct(part).saturatingSum(48)
  }

  /// The bytes of a polynomial that is as long as a bound says.
  static func bytes(of bound: CellBound) -> Int {
    bytes(
      parts: bound.terms, degree: bound.degree,
      box: Rational.boxBytes(top: bound.top, bottom: bound.bottom))
  }

  public var isLong: Bool { parts.count > 16 || parts.contains { $0.coefficient.isLong } }

  public func checkLength(within limits: Limits) throws(ArithmeticError) {
    try Interruption.check(steps: 1)
    guard termCount <= limits.terms.saturatingProduct(Self.collapse) else {
      throw .tooManyTerms(termCount, limit: limits.terms)
    }
  }
}

extension Rational {
  /// The bytes that a power may take.
  ///
  /// - Throws: `.numberTooLong` where it is certain to be.
  func powerBytes(_ exponent: Int, within limits: Limits) throws(ArithmeticError) -> Int {
    let stride = MemoryLayout<Rational>.stride
    if exponent == 0 || isZero || absolute == .one { return stride }
    let lengths = lengths
    let count = Int(clamping: exponent.magnitude)
    // A number of n digits is 2ⁿ⁻¹ or more.
    let least = (lengths.top - 1).saturatingProduct(count)
      .saturatingSum(Swift.max(lengths.bottom - 1, 0).saturatingProduct(count))
    guard least <= limits.bits else { throw .numberTooLong(bits: least, limit: limits.bits) }
    return stride
      + Self.boxBytes(
        top: min(lengths.top.saturatingProduct(count), limits.bits),
        bottom: min(lengths.bottom.saturatingProduct(count), limits.bits))
  }
}

extension Polynomial {
  /// The bytes that a power may take.
  ///
  /// - Throws: `.tooManyTerms` if one term would be a product of too many symbols, `.numberTooLong`.
  func powerBytes(_ exponent: Int, within limits: Limits) throws(ArithmeticError) -> Int {
    if let constant = constantValue { return try constant.powerBytes(exponent, within: limits) }
    let count = Int(clamping: exponent.magnitude)
    let degree = degree.saturatingProduct(count)
    guard degree <= limits.terms else { throw .tooManyTerms(degree, limit: limits.terms) }
    let coefficient = bitWidth.saturatingSum(Int.bitWidth - termCount.leadingZeroBitCount)
      .saturatingProduct(count)
    return MemoryLayout<Polynomial>.stride.saturatingSum(
      Self.bytes(
        parts: min(Self.terms(ofPower: count, of: termCount), limits.terms), degree: degree,
        box: Rational.boxBytes(top: min(coefficient, limits.bits), bottom: 0)))
  }

  /// The most terms that a power of a sum of `terms` terms has: the ways to choose its factors, in any
  /// order and with repetition.
  private static func terms(ofPower exponent: Int, of terms: Int) -> Int {
    guard terms > 1, exponent > 0 else { return terms }
    let all = terms.saturatingSum(exponent - 1)
    var ways = 1
    for factor in 1...min(exponent, terms - 1) {
      ways = ways.saturatingProduct(all - factor + 1) / factor
      if ways > 1 << 32 { break }
    }
    return ways
  }
}

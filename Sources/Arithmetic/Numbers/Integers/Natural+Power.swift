extension Natural {
  /// This number to a whole power, by squares; the factors 2 are shifted in at the end.
  ///
  /// - Precondition: `exponent` is not negative.
  func power(_ exponent: Int) -> Natural {
    if exponent == 0 { return .one }
    if isZero { return .zero }
    let zeros = trailingZeroBitCount
    let odd = self >> zeros
    if odd == .one { return .one << (zeros * exponent) }
    var result = odd
    var bit = 1 << (Int.bitWidth - 1 - exponent.leadingZeroBitCount)
    bit >>= 1
    while bit > 0 {
      result = result.squared
      if exponent & bit != 0 { result = result * odd }
      bit >>= 1
    }
    return result << (zeros * exponent)
  }

  /// - Precondition: `exponent` is not negative.
  static func powerOfTen(_ exponent: Int) -> Natural { Natural(10 as UInt).power(exponent) }

  /// ⌊ᵖ√n⌋ by Newton's steps downwards, from the root of the leading half of the digits.
  ///
  /// - Precondition: `order` is at least 1.
  func root(_ order: Int) -> Natural {
    precondition(order >= 1, "a root of order below 1")
    if order == 1 || isZero { return self }
    let width = bitWidth
    if order >= width { return .one }
    if order == 2, let word { return Natural(Self.wordRoot(word)) }
    var root: Natural
    let shift = width / (2 * order)
    if shift > 8 {
      root = ((self >> (shift * order)).root(order) + .one) << shift
    } else {
      root = .one << ((width + order - 1) / order)
    }
    let count = Natural(UInt(order))
    while true {
      let quotient = self / root.power(order - 1)
      let next = (root * Natural(UInt(order - 1)) + quotient) / count
      if next >= root { return root }
      root = next
    }
  }

  /// The root, where this is the power of a whole number.
  ///
  /// - Precondition: `order` is at least 1.
  func exactRoot(_ order: Int) -> Natural? {
    // The factors 2 come in groups, and squares leave 0, 1 or 4 modulo 8: most others need no root.
    if !isZero && trailingZeroBitCount % order != 0 { return nil }
    if order == 2 && ![0, 1, 4].contains(lowestLimb & 7) { return nil }
    let root = root(order)
    return root.power(order) == self ? root : nil
  }

  private static func wordRoot(_ word: UInt) -> UInt {
    var root = UInt(Double(word).squareRoot())
    // A float has 53 bits: it may be one off, or 2³².
    while root.multipliedReportingOverflow(by: root).overflow || root * root > word { root -= 1 }
    while true {
      let (square, overflow) = (root + 1).multipliedReportingOverflow(by: root + 1)
      if overflow || square > word { return root }
      root += 1
    }
  }
}

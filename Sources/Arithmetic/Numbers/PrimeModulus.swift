/// Arithmetic modulo a prime of 61 binary digits.
struct PrimeModulus: Equatable, Sendable {
  let prime: UInt64

  /// 2⁶¹ − 1, a Mersenne prime.
  static let largest = PrimeModulus(prime: 1 << 61 - 1)

  /// Every prime taken is greater than 2 to this power.
  static let bits = 60

  /// The next smaller prime.
  var next: PrimeModulus {
    var candidate = prime - 2
    while !Self.isPrime(candidate) { candidate -= 2 }
    return PrimeModulus(prime: candidate)
  }

  func product(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let (high, low) = left.multipliedFullWidth(by: right)
    if prime == 1 << 61 - 1 {
      // 2⁶¹ is 1: the digits above the 61st are added to those below.
      let sum = (low & prime) + (high << 3 | low >> 61)
      return sum >= prime ? sum - prime : sum
    }
    return prime.dividingFullWidth((high, low)).remainder
  }

  func difference(_ left: UInt64, _ right: UInt64) -> UInt64 {
    left >= right ? left - right : left + (prime - right)
  }

  func power(_ base: UInt64, _ exponent: UInt64) -> UInt64 {
    var (result, square, rest): (UInt64, UInt64, UInt64) = (1, base % prime, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result = product(result, square) }
      square = product(square, square)
      rest >>= 1
    }
    return result
  }

  /// By Fermat's little theorem.
  ///
  /// - Precondition: the value is not 0.
  func inverse(_ value: UInt64) -> UInt64 { power(value, prime - 2) }

  /// The residue of a fraction; nil where the prime divides the denominator.
  func residue(of value: Rational) -> UInt64? {
    let top = residue(ofWhole: value.bigTop.magnitude, value.bottom > 0 ? value.top.magnitude : nil)
    let signed = value.sign < 0 ? difference(0, top) : top
    if value.bottom == 1 { return signed }
    let bottom = residue(
      ofWhole: value.bigBottom, value.bottom > 0 ? value.bottom.magnitude : nil)
    return bottom == 0 ? nil : product(signed, inverse(bottom))
  }

  private func residue(ofWhole big: @autoclosure () -> Natural, _ word: UInt?) -> UInt64 {
    if let word { return UInt64(word) % prime }
    return UInt64((big() % Natural(UInt(prime))).lowestLimb)
  }

  /// Miller and Rabin's test, which the first twelve primes as bases make certain for 64-bit words
  /// (Sorenson and Webster, 2015).
  static func isPrime(_ value: UInt64) -> Bool {
    let bases: [UInt64] = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37]
    if bases.contains(where: { value % $0 == 0 }) { return bases.contains(value) }
    let field = PrimeModulus(prime: value)
    let twos = (value - 1).trailingZeroBitCount
    return bases.allSatisfy { base in
      var root = field.power(base, (value - 1) >> UInt64(twos))
      if root == 1 || root == value - 1 { return true }
      for _ in 1..<twos {
        root = field.product(root, root)
        if root == value - 1 { return true }
      }
      return false
    }
  }
}

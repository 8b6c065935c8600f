import Testing

@testable import Arithmetic

/// Long arithmetic against the identities that define it, with numbers of every size about the lengths
/// where an algorithm gives way to the next.
@Suite struct NaturalTests {
  private static let lengths = [
    0, 1, 2, 3, 4, 7, 15, 31, 32, 33, 47, 48, 49, 63, 64, 65, 66, 95, 97, 130, 200,
  ]

  @Test(arguments: lengths)
  func sumsComeApartAgain(length: Int) {
    var specimens = Specimens(seed: UInt64(length) + 1)
    for other in Self.lengths {
      let (a, b) = (specimens.natural(limbs: length), specimens.natural(limbs: other))
      #expect(a + b == b + a)
      #expect((a + b) - b == a && (a + b) - a == b)
      #expect(a <= a + b && (a < b) == (b + 1 > a + 1 && a != b))
      #expect((a + b).bitWidth - max(a.bitWidth, b.bitWidth) <= 1)
    }
  }

  /// A product is right modulo primes of a machine word, and distributes over sums.
  @Test(arguments: lengths)
  func productsAgreeWithResidues(length: Int) {
    var specimens = Specimens(seed: UInt64(length) + 2)
    for other in Self.lengths {
      let (a, b) = (specimens.natural(limbs: length), specimens.natural(limbs: other))
      let product = a * b
      for prime in [0x1FFF_FFFF_FFFF_FFFF, 18_446_744_073_709_551_557 as UInt] {
        let (x, y) = ((a % Natural(prime)).lowestLimb, (b % Natural(prime)).lowestLimb)
        let residue = prime.dividingFullWidth(x.multipliedFullWidth(by: y)).remainder
        #expect(product % Natural(prime) == Natural(residue), "\(length) × \(other) limbs")
      }
      #expect(product == b * a)
      #expect((a + 1) * b == product + b)
    }
    let a = specimens.natural(limbs: length)
    #expect(a.squared == a * a)
    #expect((a + 1).squared == a.squared + a + a + 1)
  }

  /// a = q·b + r with r < b.
  @Test(arguments: lengths)
  func quotientsMultiplyBack(length: Int) {
    var specimens = Specimens(seed: UInt64(length) + 3)
    for other in Self.lengths where other > 0 {
      let (a, b) = (specimens.natural(limbs: length), specimens.natural(limbs: other))
      for dividend in [a, a * b, a * b + (b - 1), b, b - 1] {
        let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: b)
        #expect(remainder < b, "\(length) by \(other) limbs")
        #expect(quotient * b + remainder == dividend, "\(length) by \(other) limbs")
        #expect(dividend % b == remainder)
      }
      #expect((a * b) / b == a)
    }
  }

  /// Divisors of ones and zeros, which make trial digits and halves of quotients too great.
  @Test func quotientsOfUnevenNumbersMultiplyBack() {
    let one: Natural = 1
    for top in stride(from: 6000, through: 13_000, by: 700) {
      for bottom in stride(from: 3100, through: 6500, by: 340) where bottom < top {
        let b = (one << bottom) - (one << (bottom / 2))
        for a in [(one << top) - 1, one << top, ((one << (top - bottom)) - 1) * b + (b - 1)] {
          let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
          #expect(remainder < b && quotient * b + remainder == a, "\(top) by \(bottom) bits")
        }
      }
    }
  }

  @Test(arguments: lengths)
  func shiftsAreProductsWithPowersOfTwo(length: Int) {
    var specimens = Specimens(seed: UInt64(length) + 4)
    let a = specimens.natural(limbs: length)
    for bits in [0, 1, 5, 63, 64, 65, 127, 128, 200, 1000] {
      let power = Natural(2 as UInt).power(bits)
      #expect(a << bits == a * power)
      #expect(a >> bits == a / power)
      #expect((a << bits) >> bits == a)
      #expect((a << bits).trailingZeroBitCount == (a.isZero ? 0 : bits + a.trailingZeroBitCount))
      #expect(Natural(a.limb(at: bits)) == (a >> bits) % (1 << 64))
    }
  }

  @Test(arguments: lengths)
  func textsReadBack(length: Int) {
    var specimens = Specimens(seed: UInt64(length) + 5)
    for _ in 0..<4 {
      let a = specimens.natural(limbs: length)
      let text = Array(a.description.utf8)
      #expect(Natural(decimal: text[...]) == a, "\(length) limbs")
      #expect(Natural(decimal: ([48, 48, 48] + text)[...]) == a)
      #expect(text.count == 1 || text.first != UInt8(ascii: "0"))
    }
  }

  /// Runs of zeros within long texts, at every length about those where they are cut.
  @Test func textsOfRoundNumbersAreRound() {
    for exponent in Array(0...80) + Array(stride(from: 560, to: 640, by: 3)) + [1215, 1216, 4864] {
      let power = Natural.powerOfTen(exponent)
      #expect(power.description == "1" + String(repeating: "0", count: exponent))
      let nines = exponent == 0 ? "0" : String(repeating: "9", count: exponent)
      #expect((power - 1).description == nines)
      #expect(Natural(decimal: Array(power.description.utf8)[...]) == power)
    }
  }

  @Test(arguments: [2, 3, 5, 7, 12, 100])
  func rootsAreTheGreatestWithinTheNumber(order: Int) {
    var specimens = Specimens(seed: UInt64(order) + 6)
    for length in [0, 1, 2, 3, 5, 9, 20, 40] {
      let a = specimens.natural(limbs: length)
      let root = a.root(order)
      #expect(root.power(order) <= a && (root + 1).power(order) > a, "\(length) limbs")
      guard length < 10, a > 1 else { continue }
      let power = a.power(order)
      #expect(power.exactRoot(order) == a)
      #expect((power + 1).exactRoot(order) == nil && (power - 1).root(order) == a - 1)
    }
  }

  /// Computed with Python: how many digits, the first twelve and the last twelve.
  @Test func agreesWithPython() {
    check(Natural(3 as UInt).power(5000), 2386, "403899762978", "998276100001")
    check(
      Natural(7 as UInt).power(9000) / Natural(5 as UInt).power(3001), 5509, "187662335069",
      "825070498052")
    check(
      Natural(7 as UInt).power(9000) % Natural(5 as UInt).power(3001), 2098, "320880866798",
      "458517587501")
    check(
      Natural(7 as UInt).power(9000) / Natural(5 as UInt).power(10_500), 267, "498097773128",
      "070748105557")
    check(
      (Natural(2 as UInt).power(20_000) - 1) * (Natural.powerOfTen(4000) + 7), 10021,
      "398027684033", "643844165625")
    check((Natural.powerOfTen(5000) - 3).squared, 10000, "999999999999", "000000000009")
    check(Natural.powerOfTen(5001).root(2), 2501, "316227766016", "521982355188")
    check(Natural.powerOfTen(5000).root(7), 715, "193069772888", "742746868450")
    check(
      gcd(Natural(6 as UInt).power(700) - 1, Natural(6 as UInt).power(300) - 1), 78, "653318623500",
      "497141477375")
  }

  private func check(_ value: Natural, _ count: Int, _ first: String, _ last: String) {
    let text = value.description
    #expect(text.utf8.count == count)
    #expect(text.hasPrefix(first) && text.hasSuffix(last), "\(text)")
  }
}

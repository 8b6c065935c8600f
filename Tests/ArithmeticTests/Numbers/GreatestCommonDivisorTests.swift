import Testing

@testable import Arithmetic

@Suite struct GreatestCommonDivisorTests {
  @Test(arguments: [(0, 0, 0), (0, 7, 7), (7, 0, 7), (12, 18, 6), (1 << 63, 1 << 62, 1 << 62)])
  func ofWords(a: UInt, b: UInt, divisor: UInt) {
    #expect(gcd(a, b) == divisor)
    #expect(gcd(Natural(a), Natural(b)) == Natural(divisor))
  }

  @Test func ofLongIntegersAgreesWithEuclid() {
    var specimens = Specimens(seed: 50)
    for _ in 0..<150 {
      let (a, b) = (long(&specimens), long(&specimens))
      let shared = long(&specimens)
      for (x, y) in [(a, b), (a * shared, b * shared), (a * shared, shared), (a, a + 1), (a, 0)] {
        #expect(gcd(x, y) == euclid(x, y))
      }
    }
  }

  /// gcd(a·c, b·c) is gcd(a, b)·c.
  @Test(arguments: [1, 2, 3, 5, 17, 40, 90])
  func keepsACommonFactor(limbs: Int) {
    var specimens = Specimens(seed: UInt64(limbs))
    for _ in 0..<6 {
      let (a, b) = (specimens.natural(limbs: limbs), specimens.natural(limbs: limbs + 2))
      let shared = specimens.natural(limbs: specimens.int(1...limbs))
      #expect(gcd(a * shared, b * shared) == gcd(a, b) * shared)
    }
  }

  /// Neighbours in Fibonacci's sequence take the most steps of all.
  @Test func ofFibonacciNumbersIsOne() {
    var (a, b): (Natural, Natural) = (1, 1)
    for _ in 0..<500 {
      (a, b) = (b, a + b)
      #expect(gcd(a, b) == 1 && gcd(a * 6, b * 6) == 6)
    }
  }

  private func long(_ specimens: inout Specimens) -> Natural {
    specimens.natural(limbs: specimens.int(0...6))
  }

  private func euclid(_ a: Natural, _ b: Natural) -> Natural {
    var (a, b) = (a, b)
    while !b.isZero { (a, b) = (b, a % b) }
    return a
  }
}

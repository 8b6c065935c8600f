import BigInt
import Testing

@testable import Arithmetic

@Suite struct GreatestCommonDivisorTests {
  @Test(arguments: [(0, 0, 0), (0, 7, 7), (7, 0, 7), (12, 18, 6), (1 << 63, 1 << 62, 1 << 62)])
  func ofWords(a: UInt, b: UInt, divisor: UInt) {
    #expect(gcd(a, b) == divisor)
    #expect(gcd(BigUInt(a), BigUInt(b)) == BigUInt(divisor))
  }

  @Test func ofLongIntegersAgreesWithStein() {
    var specimens = Specimens(seed: 50)
    for _ in 0..<150 {
      let (a, b) = (long(&specimens), long(&specimens))
      let shared = long(&specimens)
      for (x, y) in [(a, b), (a * shared, b * shared), (a * shared, shared), (a, a + 1), (a, 0)] {
        #expect(gcd(x, y) == x.greatestCommonDivisor(with: y))
      }
    }
  }

  /// Neighbours in Fibonacci's sequence take the most steps of all.
  @Test func ofFibonacciNumbersIsOne() {
    var (a, b): (BigUInt, BigUInt) = (1, 1)
    for _ in 0..<500 {
      (a, b) = (b, a + b)
      #expect(gcd(a, b) == 1 && gcd(a * 6, b * 6) == 6)
    }
  }

  /// Up to six words, with runs of zeros and ones, which leading digits judge worst.
  private func long(_ specimens: inout Specimens) -> BigUInt {
    let words = (0..<specimens.int(1...6)).map { _ in
      [UInt.max, 0, 1, UInt(specimens.int(0...Int.max))][specimens.int(0...3)]
    }
    return BigUInt(words: words)
  }
}

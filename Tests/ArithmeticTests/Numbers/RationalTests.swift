import Testing

@testable import Arithmetic

@Suite struct RationalTests {
  @Test func agreesWithPlainFractions() throws {
    var specimens = Specimens(seed: 1)
    for _ in 0..<500 {
      let (a, b, c) = (specimens.rational(), specimens.rational(), specimens.rational())
      let (p, q, r) = (PlainFraction(a), PlainFraction(b), PlainFraction(c))
      #expect(PlainFraction(a + b) == p + q, "\(a) + \(b)")
      #expect(PlainFraction(a - b) == p - q, "\(a) - \(b)")
      #expect(PlainFraction(a * b) == p * q, "\(a) * \(b)")
      #expect((a < b) == (p < q), "\(a) < \(b)")
      #expect((a == b) == (p == q), "\(a) == \(b)")
      var sum = a
      sum.addProduct(b, c)
      #expect(PlainFraction(sum) == p + q * r, "\(a) + \(b) * \(c)")
      var plus = a
      plus += b
      #expect(plus == a + b)
      if b.isZero {
        #expect(throws: ArithmeticError.divisionByZero) { try a.quotient(b) }
      } else {
        #expect(PlainFraction(try a.quotient(b)) == p / q, "\(a) / \(b)")
      }
    }
  }

  @Test func hasOneRepresentation() throws {
    var specimens = Specimens(seed: 2)
    for _ in 0..<500 {
      let (a, b) = (specimens.rational(), specimens.rational())
      for value in [a + b, a - b, a * b, -a, a.absolute, a.floor, a.ceiling, (a + b) - b] {
        let fits = value.bigTop.machineWord != nil && Integer(value.bigBottom).machineWord != nil
        #expect((value.big == nil) == fits, "\(value)")
        #expect(!value.bigBottom.isZero)
        #expect(gcd(value.bigTop.magnitude, value.bigBottom) == 1)
      }
      #expect((a + b) - b == a)
      #expect(((a + b) - b).hashValue == a.hashValue)
    }
  }

  @Test(arguments: [
    (Int.max, 1), (Int.min, -1), (Int.min, 1), (Int.max, 2), (Int.min, Int.min),
    (Int.max, Int.min), (1, Int.min), (0, Int.min), (-6, 4), (6, -4), (0, -3),
  ])
  func reducesMachineFractions(top: Int, bottom: Int) throws {
    #expect(
      PlainFraction(try Rational(top, bottom)) == PlainFraction(Integer(top), Integer(bottom)))
  }

  @Test func growsBeyondTheMachineWordAndShrinksBack() throws {
    let greatest = Rational(Int.max)
    let sum = greatest + 1
    #expect(sum.description == "9223372036854775808")
    #expect(sum.intValue == nil && sum.isInteger)
    #expect((sum - 1).intValue == Int.max)
    #expect((-sum).intValue == Int.min)
    #expect((-Rational(Int.min)).description == "9223372036854775808")
    #expect((greatest * greatest).description == "85070591730234615847396907784232501249")
    #expect(try (greatest * greatest).quotient(greatest).intValue == Int.max)
    #expect(Rational(Int.min).absolute.description == "9223372036854775808")
  }

  @Test func refusesADenominatorOfZero() {
    #expect(throws: ArithmeticError.divisionByZero) { try Rational(1, 0) }
    #expect(throws: ArithmeticError.divisionByZero) { try Rational.zero.reciprocal() }
  }

  @Test func dividesByCounts() throws {
    var specimens = Specimens(seed: 3)
    for _ in 0..<300 {
      let (a, n) = (specimens.rational(), specimens.int(1...50))
      #expect(a.divided(by: n) == (try a.quotient(Rational(n))))
      #expect(a.divided(by: -n) == (try a.quotient(Rational(-n))))
    }
    #expect(Rational(Int.min).divided(by: Int.min) == 1)
    #expect(Rational(1).divided(by: Int.min) * Rational(Int.min) == 1)
  }

  @Test func roundsToWholeNumbers() throws {
    // (numerator, denominator, floor, ceiling, half to even, half away)
    let cases = [
      (7, 2, 3, 4, 4, 4), (5, 2, 2, 3, 2, 3), (-5, 2, -3, -2, -2, -3), (-7, 2, -4, -3, -4, -4),
      (1, 3, 0, 1, 0, 0), (-1, 3, -1, 0, 0, 0), (2, 3, 0, 1, 1, 1), (-2, 3, -1, 0, -1, -1),
      (6, 1, 6, 6, 6, 6), (1, 2, 0, 1, 0, 1), (-1, 2, -1, 0, 0, -1),
    ]
    for (top, bottom, floor, ceiling, even, away) in cases {
      let value = try Rational(top, bottom)
      #expect(value.floor == Rational(floor) && value.ceiling == Rational(ceiling))
      #expect(value.rounded(.even) == Rational(even), "\(value)")
      #expect(value.rounded(.away) == Rational(away), "\(value)")
    }
    var specimens = Specimens(seed: 4)
    for _ in 0..<300 {
      let value = specimens.rational()
      #expect(value.floor.isInteger && value.floor <= value && value < value.floor + 1)
      #expect((value.rounded() - value).absolute <= (try Rational(1, 2)))
    }
  }

  @Test func raisesToPowers() throws {
    let limits = Limits.standard
    #expect(try Rational(2, 3).power(5, within: limits) == Rational(32, 243))
    #expect(try Rational(-2, 3).power(-3, within: limits) == Rational(-27, 8))
    #expect(try Rational(0).power(0, within: limits) == 1)
    #expect(try Rational(-1).power(Int.min, within: limits) == 1)
    #expect(
      try Rational(10).power(30, within: limits).description == "1"
        + String(repeating: "0", count: 30))
    #expect(throws: ArithmeticError.divisionByZero) { try Rational(0).power(-1, within: limits) }
    #expect(throws: ArithmeticError.numberTooLong(bits: 6341, limit: 4096)) {
      try Rational(3).power(4000, within: .strict)
    }
    #expect(throws: ArithmeticError.numberTooLong(bits: Int.max, limit: limits.bits)) {
      try Rational(3).power(Int.max, within: limits)
    }
  }

  @Test func findsExactRoots() throws {
    var specimens = Specimens(seed: 5)
    for _ in 0..<300 {
      let value = specimens.rational().absolute
      #expect((value * value).exactRoot(2) == value)
      #expect((value * value * value).exactRoot(3) == value)
      if !value.isZero {
        #expect((value * value * 2).exactRoot(2) == nil)
        #expect((value * value * value * 4).exactRoot(3) == nil)
      }
    }
    #expect(Rational(-4).exactRoot(2) == nil)
    #expect(try Rational(1, 4).exactRoot(2) == Rational(1, 2))
    #expect(Rational(Int.max).exactRoot(2) == nil)
  }
}

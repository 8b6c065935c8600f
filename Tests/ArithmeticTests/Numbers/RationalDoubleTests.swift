import Testing

@testable import Arithmetic

@Suite struct RationalDoubleTests {
  @Test func takesEveryFloatExactly() {
    var source = SplitMix64(seed: 7)
    let edges: [Double] = [
      0, 1, -1, 0.1, .leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude,
      -.greatestFiniteMagnitude, 0x1p53, 0x1p63, -0x1p63, 0x1p-62, 0x1p-63, 0x1p-64,
      0x1.fffffffffffffp62,
    ]
    let random = (0..<2_000).map { _ in Double(bitPattern: source.next()) }
    for value in edges + random where value.isFinite {
      #expect(Rational(exactly: value)?.doubleValue == value, "\(value)")
    }
    #expect(Rational(exactly: .nan) == nil && Rational(exactly: .infinity) == nil)
    #expect(Rational(exactly: 0.1) != (try? Rational(1, 10)))
    #expect(Rational(exactly: 0.75)?.description == "0.75")
  }

  /// The standard library's own reading of decimal digits is the judge.
  @Test func roundsCorrectly() throws {
    var source = SplitMix64(seed: 8)
    for _ in 0..<2_000 {
      let digits = source.next(from: 1, through: Int.max)
      let exponent = source.next(from: -345, through: 310)
      let expected = try #require(Double("\(digits)e\(exponent)"))
      let value = try Rational(digits: digits, exponent: exponent)
      #expect(value.doubleValue == expected, "\(digits)e\(exponent)")
      #expect((-value).doubleValue == -expected)
    }
  }

  @Test func roundsTiesToEven() throws {
    let limits = Limits.standard
    let two53 = try Rational(2).power(53, within: limits)
    #expect((two53 + 1).doubleValue == 0x1p53)
    #expect((two53 + 3).doubleValue == 0x1p53 + 4)
    #expect((two53 * two53 * 2 + two53 * 2).doubleValue == 0x1p107)
    let tiny = try Rational(2).power(-1075, within: limits)
    #expect(tiny.doubleValue == 0)
    #expect((tiny * 3).doubleValue == 2 * Double.leastNonzeroMagnitude)
    #expect((tiny + tiny * tiny).doubleValue == .leastNonzeroMagnitude)
    #expect(try Rational(10).power(400, within: limits).doubleValue == .infinity)
    #expect(try Rational(-10).power(-400, within: limits).doubleValue == 0)
  }
}

import Testing

@testable import Arithmetic

@Suite struct DoubleTests {
  @Test(arguments: [
    (2.0, "2.0", "2"), (0.1, "0.1", "0.1"), (1e20, "1e+20", "1e+20"), (-0.0, "-0.0", "-0"),
    (100, "100.0", "100"), (0.30000000000000004, "0.30000000000000004", "0.30000000000000004"),
    (.leastNonzeroMagnitude, "5e-324", "5e-324"),
  ])
  func writes(value: Double, text: String, json: String) {
    #expect(value.floatText == text)
    #expect(value.jsonText == json)
    #expect(Double(text) == value && Double(json) == value)
  }

  @Test func namesWhatIsNotFinite() {
    #expect(Double.infinity.floatText == "inf" && (-Double.infinity).floatText == "-inf")
    #expect(Double.nan.floatText == "nan" && (-Double.nan).floatText == "nan")
    #expect(Double.nan.jsonText == nil && Double.infinity.jsonText == nil)
  }

  /// The exact series, carried on until what is left cannot change the float.
  @Test func exponentialIsWithinOneUlp() throws {
    var source = SplitMix64(seed: 9)
    for _ in 0..<40 {
      let value = Double(source.next(from: -9_000, through: 9_000)) / 1024
      let x = try #require(Rational(exactly: value))
      var (term, sum): (Rational, Rational) = (1, 1)
      for n in 1...120 {
        term = (term * x).divided(by: n)
        sum += term
        if term.absolute.doubleValue < 1e-25 { break }
      }
      let expected = sum.doubleValue
      #expect(abs(value.exponential - expected) <= expected.ulp, "\(value)")
    }
    #expect(Double(0).exponential == 1)
    #expect((-Double.infinity).exponential == 0 && Double.infinity.exponential == .infinity)
    #expect(Double(710).exponential == .infinity && Double(-746).exponential == 0)
    #expect(Double.nan.exponential.isNaN)
    #expect(Double(1).exponential == 2.718281828459045)
  }

  @Test func logarithmUndoesTheExponential() {
    var source = SplitMix64(seed: 10)
    for _ in 0..<1_000 {
      let value = Double(source.next(from: -700_000, through: 700_000)) / 1000
      let back = value.exponential.logarithm
      #expect(abs(back - value) <= 2 * value.ulp + 3e-16, "\(value)")
    }
    #expect(Double(2).logarithm == 0.6931471805599453)
    #expect(Double(10).logarithm == 2.302585092994046)
    #expect(Double(1).logarithm == 0)
    #expect(Double(0).logarithm == -.infinity && Double(-1).logarithm.isNaN)
  }
}

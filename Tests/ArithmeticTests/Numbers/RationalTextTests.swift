import Testing

@testable import Arithmetic

@Suite struct RationalTextTests {
  @Test(arguments: [
    (3, 1, "3"), (-7, 1, "-7"), (0, 5, "0"), (3, 10, "0.3"), (1, 8, "0.125"), (-1, 8, "-0.125"),
    (1, 9, "1/9"), (-22, 7, "-22/7"), (12345, 100, "123.45"), (1, 1_000_000, "0.000001"),
    (Int.min, 1, "-9223372036854775808"), (Int.max, 10, "9223372036854775807/10"),
    (999_999_999_999_999, 1000, "999999999999.999"),
    (1_000_000_000_000_001, 10, "1000000000000001/10"),
    (1, 10_000_000_000_000_000, "0.0000000000000001"),
    (Int.min, 5, "-9223372036854775808/5"), (1, 1 << 20, "0.00000095367431640625"),
    (1, 1 << 21, "1/2097152"), (99, 100, "0.99"), (100, 1, "100"), (1001, 1, "1001"),
  ])
  func writes(top: Int, bottom: Int, text: String) throws {
    let value = try Rational(top, bottom)
    #expect(value.description == text)
    #expect(try Rational(parsing: text) == value)
  }

  @Test func readsBackWhatItWrites() throws {
    var specimens = Specimens(seed: 6)
    for _ in 0..<1_000 {
      let value = specimens.rational()
      #expect(try Rational(parsing: value.description) == value, "\(value)")
      #expect(try Rational(parsing: value.fractionText) == value, "\(value.fractionText)")
      let decimal = Rational(specimens.int(-999_999_999_999_999...999_999_999_999_999)).divided(
        by: 1000)
      #expect(!decimal.description.contains("/"), "\(decimal.description)")
      #expect(try Rational(parsing: decimal.description) == decimal)
    }
  }

  @Test func writesFractionsInFull() throws {
    #expect(try Rational(1, 8).fractionText == "1/8")
    #expect(Rational(3).fractionText == "3/1")
  }

  @Test(arguments: [
    ("12", 12, 1), ("-12", -12, 1), ("+4", 4, 1), ("0.1", 1, 10), (".5", 1, 2), ("5.", 5, 1),
    ("1e3", 1000, 1), ("1.5E-3", 3, 2000), ("2/4", 1, 2), ("0.5/1.5", 1, 3), ("-1/-2", 1, 2),
    ("00012", 12, 1), ("1e+2", 100, 1), ("0e99999999999999999999", 0, 1),
  ])
  func reads(text: String, top: Int, bottom: Int) throws {
    #expect(try Rational(parsing: text) == Rational(top, bottom))
  }

  @Test(arguments: [
    "", "-", ".", "1/", "/2", "1/2/3", "abc", "1e", "1e+", "e5", "1.2.3", "--1", "1 2", "0x10",
    "1e1e1", "∞", "١",
  ])
  func refusesOtherText(text: String) throws {
    #expect(try Rational(parsing: text) == nil)
  }

  @Test func refusesWhatWouldBeTooLong() {
    for text in ["1e999999999999999999999", "1e-100000", String(repeating: "9", count: 5000)] {
      #expect(throws: ArithmeticError.self) { try Rational(parsing: text, limit: 4096) }
    }
    #expect(throws: ArithmeticError.divisionByZero) { try Rational(parsing: "1/0") }
  }

  @Test func meansWhatDecimalLiteralsMean() throws {
    #expect(try Rational(digits: 5, exponent: -1) == Rational(1, 2))
    #expect(try Rational(digits: -25, exponent: 2) == -2500)
    #expect(try Rational(digits: 1, exponent: -60) * Rational(digits: 1, exponent: 60) == 1)
    #expect(
      try Rational(digits: 1, exponent: -1) + Rational(digits: 2, exponent: -1)
        == Rational(digits: 3, exponent: -1))
  }
}

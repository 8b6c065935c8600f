import Arithmetic
import Homework
import Testing

/// When a decimal is the key, rounded to the places written.
@Suite struct CellRuleTests {
  @Test(arguments: [
    ("0.33", "1/3", 2, true), ("0.3", "1/3", 1, false), ("0.34", "1/3", 2, false),
    ("0.66", "2/3", 2, true), ("0.67", "2/3", 2, true), ("-0.66", "-2/3", 2, true),
    ("0.563", "9/16", 3, true), ("0.562", "9/16", 3, true), ("0.56", "9/16", 2, true),
    ("0.57", "9/16", 2, false), ("0.12", "1/8", 2, true), ("0.13", "1/8", 2, true),
    ("0.37", "3/8", 2, false), ("0.38", "3/8", 2, true), ("1.5", "3/2", 1, true),
    ("1.4", "3/2", 1, false), ("252.00", "250", 2, false), ("-0.13", "-1/8", 2, true),
  ])
  func decimals(written: String, key: String, places: Int, isRight: Bool) throws {
    let (written, key) = (
      try #require(try Rational(parsing: written)), try #require(try Rational(parsing: key))
    )
    let rule = CellRule(scale: key.doubleValue.magnitude)
    #expect(rule.agrees(.exact(written), with: .exact(key), places: places) == isRight)
  }
}

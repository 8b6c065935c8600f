import Arithmetic
import Testing

@testable import Homework

@Suite struct ReportTextTests {
  @Test(arguments: [
    (0, 1, "0.00", "0"), (4, 1, "4.00", "4"), (32, 9, "3.56", "3.56"), (7, 2, "3.50", "3.5"),
    (1, 200, "0.01", "0.01"), (1, 201, "0.00", "0"), (-1, 8, "-0.13", "-0.13"),
    (-1, 1000, "0.00", "0"), (199, 200, "1.00", "1"), (12345, 1, "12345.00", "12345"),
  ])
  func pointsHaveTwoDecimals(_ top: Int, _ bottom: Int, _ text: String, _ short: String) throws {
    let points = try Rational(top, bottom)
    #expect(points.pointsText == text)
    #expect(points.shortPointsText == short)
  }

  /// Three thirds are one point, however each of them is shown.
  @Test func theTotalIsRoundedOnce() throws {
    let third = try Rational(1, 3)
    #expect(third.pointsText == "0.33")
    #expect((third + third + third).pointsText == "1.00")
  }
}

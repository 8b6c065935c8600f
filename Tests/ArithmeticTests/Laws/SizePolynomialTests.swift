import Arithmetic
import Testing

struct SizePolynomialTests {
  private let n = Formula.letter("n")

  @Test func gathersTerms() throws {
    func text(_ formula: Formula) throws -> Formula { try SizePolynomial(formula).formula }
    #expect(try text(n + 2 * 1 - 1 * (3 - 1) - 1) == n - 1)
    #expect(try text(floor(n + 2 - 3, over: 2) + 1) == floor(n - 1, over: 2) + 1)
    #expect(try text(floor(2 * n + 5, over: 2)) == n + 2)
    #expect(try text(floor(4 * n + 6, over: 2)) == 2 * n + 3)
    #expect(try text(ceil(2 * n + 5, over: 2)) == n + 3)
    #expect(try text(n - n) == 0)
    #expect(try text(floor(n - n - 3, over: 2)) == -2)
    #expect(try text(larger(n + 3, n + 1)) == n + 3)
    #expect(try text((2 * n + 1) % 2) == 1)
    // A pool over a convolution is one floor.
    #expect(try text(floor(floor(n - 3, over: 2) + 1 - 2, over: 2) + 1) == floor(n - 1, over: 4))
    let s = Formula.letter("s")
    #expect(try text(floor(n * s - s, over: s)) == n - 1)
  }

  /// Gathered or not, the numbers are the same.
  @Test func keepsTheValue() throws {
    let formulas: [Formula] = [
      floor(floor(n - 3, over: 2) + 1, over: 3) - 2, ceil(ceil(n + 1, over: 2) - 5, over: 3) * 2,
      larger(ceil(n, over: 3) * 3 - n, 0), floor(3 * n - 7, over: 6) - floor(n, over: 2),
      floor(n, over: 2) * (n - 1) + (n * n) % 4,
    ]
    for formula in formulas {
      let gathered = try SizePolynomial(formula).formula
      for number in -20...40 {
        func value(_ formula: Formula) throws -> Rational {
          try formula.evaluated { _ throws(ArithmeticError) in
            throw .notExact
          } letter: { _ throws(ArithmeticError) in
            Rational(number)
          }
        }
        #expect(try value(formula) == value(gathered), "\(formula) \(gathered)")
      }
    }
  }

  @Test func refusesWhatIsTooLarge() {
    #expect(throws: ArithmeticError.overflow) { try SizePolynomial(n * .constant(.max) * 2) }
  }
}

import Arithmetic
import Testing

struct FormulaTests {
  private let i = Formula.symbol(.input)
  private let k = Formula.symbol(.kernel)

  @Test(arguments: [
    (7, 2, 3, 4, 1), (-7, 2, -4, -3, 1), (7, -2, -4, -3, -1), (-7, -2, 3, 4, -1), (6, 3, 2, 2, 0),
    (-6, 3, -2, -2, 0), (0, 5, 0, 0, 0),
  ])
  func roundsQuotientsTowardsTheInfinities(
    _ a: Int, _ b: Int, _ down: Int, _ up: Int, _ rest: Int
  ) throws {
    let values: SizeValues = [.input: a, .kernel: b]
    #expect(try floor(i, over: k).evaluate(values) == down)
    #expect(try ceil(i, over: k).evaluate(values) == up)
    #expect(try (i % k).evaluate(values) == rest)
  }

  @Test func takesPlainQuotientsOnlyWhenTheyComeOut() throws {
    #expect(try (i / k).evaluate([.input: 12, .kernel: -4]) == -3)
    #expect(throws: ArithmeticError.notExact) { try (i / k).evaluate([.input: 7, .kernel: 2]) }
  }

  @Test func refusesWhatHasNoNumber() {
    #expect(throws: ArithmeticError.missingSize(.kernel)) { try (i + k).evaluate([.input: 1]) }
    #expect(throws: ArithmeticError.divisionByZero) {
      try floor(i, over: k).evaluate([.input: 1, .kernel: 0])
    }
    for formula in [i + k, i * k, i - (0 - k)] {
      #expect(throws: ArithmeticError.overflow) {
        try formula.evaluate([.input: .max, .kernel: .max])
      }
    }
    for formula in [floor(i, over: k), ceil(i, over: k), i / k, i % k] {
      #expect(throws: ArithmeticError.overflow) {
        try formula.evaluate([.input: .min, .kernel: -1])
      }
    }
  }

  @Test func putsNumbersInWithoutWorkingAnythingOut() throws {
    let values: SizeValues = [.input: 5, .kernel: 3]
    #expect((i - (k - 1)).substituted(values) == 5 - (3 - 1))
    #expect((i - (k - 1)).substituted([.input: 5]) == 5 - (k - 1))
    #expect(larger(i, smaller(k, 4)).substituted(values) == larger(5, smaller(3, 4)))
    #expect(try larger(i, smaller(k, 4)).evaluate(values) == 5)
  }

  @Test func knowsWhetherThereAreSymbolsInIt() {
    #expect(!(2 * k).isConstant && !floor(7, over: Formula.symbol(.stride)).isConstant)
    #expect(floor(Formula(7), over: 2).isConstant && larger(Formula(3), 4 - 5).isConstant)
  }

  @Test func givesEverySymbolALetter() {
    #expect(SizeSymbol.allCases.allSatisfy { !$0.letter.isEmpty })
  }
}

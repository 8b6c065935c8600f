import Arithmetic
import Commands
import Documents
import Homework
import Testing

@Suite struct DiagnosticianTests {
  private static let statements =
    "x = [1 2 0 1 3; 0 1 3 2 1; 2 1 0 1 4; 1 0 2 3 0; 3 2 1 0 2]; k = [1 0 -1; 2 3 0; 0 -2 1]"

  private func diagnostician(
    _ expression: String = "conv(x, k)", bugs: [HandWrittenBug] = []
  ) throws -> Diagnostician {
    let key = try #require(KeyComputation(expression, after: Self.statements))
    return Diagnostician(key: key, bugs: bugs)
  }

  private func matrix(_ rows: [[Int]]) -> Value { .tensor(Tensor(rows)) }

  @Test func aFlipIsNamed() throws {
    let diagnosis = try diagnostician().diagnose(matrix([[4, 15, 10], [2, 0, 8], [2, 11, 8]]))
    #expect(diagnosis.verdict == .named)
    #expect(diagnosis.names == ["flip"])
    #expect(diagnosis.candidates[0].posterior > 0.99)
  }

  @Test func slipsAreSaidByPlace() throws {
    let diagnosis = try diagnostician().diagnose(matrix([[4, 15, 10], [2, 1, 8], [2, 11, 8]]))
    #expect(diagnosis.names == ["flip"])
    #expect(diagnosis.candidates[0].agreeing == 8)
    #expect(diagnosis.candidates[0].differing == [[1, 1]])
  }

  @Test func whatCannotBeToldApartIsListed() throws {
    let diagnosis = try diagnostician("conv(x, k, stride=2, padding=1)")
      .diagnose(matrix([[2, 11], [1, 11]]))
    #expect(diagnosis.verdict == .ambiguous)
    #expect(
      diagnosis.names == ["padding-ignored", "padding-end-only", "padding-total", "stride-phase"])
  }

  @Test func theKeyWithOneSlipIsNearlyRight() throws {
    let diagnosis = try diagnostician().diagnose(matrix([[2, 13, 11], [6, 0, -1], [1, 4, 12]]))
    #expect(diagnosis.verdict == .nearlyRight)
    #expect(diagnosis.names == [])
  }

  @Test func constantsAndCopiesComeBeforeMistakes() throws {
    let zeros = matrix([[0, 0, 0], [0, 0, 0], [0, 0, 0]])
    #expect(try diagnostician().diagnose(zeros).verdict == .constant)
    let other = matrix([[5, 1, 2], [3, 4, 9], [7, 7, 1]])
    let diagnosis = try diagnostician().diagnose(other, others: [("2b", other)])
    #expect(diagnosis.verdict == .copy(of: "2b"))
    let input = try #require(KeyComputation("x", after: Self.statements)).value
    #expect(try diagnostician().diagnose(input).verdict == .input)
  }

  @Test func twoMistakesTogetherAreFound() throws {
    let both = try #require(
      KeyComputation("conv(x, k, flip, stride=2)", after: Self.statements))
    let diagnosis = try diagnostician("conv(x, k, stride=2, padding=1)").diagnose(both.value)
    #expect(diagnosis.names.contains("flip + padding-ignored"))
    let parts = try #require(diagnosis.candidates.first?.explanations.first?.parts)
    #expect(parts.map(\.number) == [1, 6])
  }

  @Test func handWrittenBugsTakePart() throws {
    let value = matrix([[1, 2, 3], [4, 5, 6], [7, 8, 9]])
    let bug = HandWrittenBug(name: "counted", message: "These are the places.", value: value)
    let diagnosis = try diagnostician(bugs: [bug]).diagnose(value)
    #expect(diagnosis.names == ["counted"])
    #expect(diagnosis.candidates[0].explanations[0].parts[0].number == nil)
  }

  @Test func anAuthorMayWordAMistakeOfTheCatalogue() throws {
    let value = matrix([[4, 15, 10], [2, 0, 8], [2, 11, 8]])
    let bug = HandWrittenBug(name: "flip", message: "See chapter 2.", value: value)
    let diagnosis = try diagnostician(bugs: [bug]).diagnose(value)
    #expect(diagnosis.verdict == .named)
    #expect(diagnosis.names == ["flip"])
    #expect(diagnosis.candidates[0].explanations[0].parts[0].number == nil)
  }

  @Test func aBugThatIsTheKeyIsNone() throws {
    let key = try #require(KeyComputation("conv(x, k)", after: Self.statements))
    let bug = HandWrittenBug(name: "none", value: key.value)
    let diagnostician = Diagnostician(key: key, bugs: [bug])
    #expect(diagnostician.invisible.contains("none"))
    #expect(diagnostician.diagnose(key.value).verdict == .right)
  }

  /// Shapes alone, however large, and images: nothing is multiplied out for their mistakes.
  @Test(arguments: [
    ("conv(224x224, 7x7, stride=2, padding=3)", true),
    ("conv(99999999x99999999, 3x3)", true),
    ("transpose(500x500, 3x3, stride=2)", true),
    ("pool(4000x4000, max, 2x2)", true),
    ("conv(4x4, 2x2)", true),
    ("conv(random(300x300), random(5x5))", false),
  ])
  func largeProblemsTakeNoTime(expression: String, isExplained: Bool) throws {
    let key = try #require(KeyComputation(expression))
    let diagnostician = Diagnostician(key: key)
    #expect(diagnostician.visible.isEmpty != isExplained)
    _ = diagnostician.diagnose(.tensor(Tensor([[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 13]])))
  }

  @Test func shapesOfLargeConvolutionsAreUnderstood() throws {
    let key = try #require(KeyComputation("conv(224x224, 7x5, stride=2, padding=(3,2))"))
    #expect(key.value == .shape([112, 112]))
    let diagnostician = Diagnostician(key: key)
    #expect(diagnostician.diagnose(.shape([111, 111])).names.contains("no-plus-one"))
    #expect(diagnostician.diagnose(.shape([218, 220])).names.isEmpty)
  }

  @Test func numbersAreNeverAsserted() throws {
    let diagnosis = try diagnostician("shape(i=5, k=3, s=2, p=1)").diagnose(.tensor(Tensor(2)))
    #expect(diagnosis.verdict == .possible)
    #expect(diagnosis.names.contains("no-plus-one"))
    #expect(diagnosis.names.contains("padding-ignored"))
  }

  @Test func strangeNumbersAreNotExplained() throws {
    let diagnosis = try diagnostician().diagnose(
      matrix([[40, -3, 7], [25, 31, 18], [-22, 50, 9]]))
    #expect(diagnosis.verdict == .nothing)
    #expect(diagnosis.unknown > 0.9)
  }

  @Test func decimalsAreReadByTheirPlaces() throws {
    let key = try #require(KeyComputation("pool([1 2 2; 4 5 9; 7 7 7], avg, 3x3)"))
    let averaged = Diagnostician(key: key)
    #expect(
      averaged.diagnose(.tensor(Tensor(try Rational(489, 100))), places: [2]).verdict == .right)
    #expect(averaged.diagnose(.tensor(Tensor(try Rational(489, 100)))).verdict != .right)
  }

  @Test func classesAndOtherAnswersShiftPriors() throws {
    let size = try diagnostician("shape(i=5, k=3, s=2, p=1)")
    let plain = size.diagnose(.tensor(Tensor(1)))
    let consistent = size.diagnose(
      .tensor(Tensor(1)), priors: Priors(elsewhere: ["padding-minus"]))
    #expect(consistent.candidates[0].posterior > plain.candidates[0].posterior)
    let common = Priors(classCounts: ["flip": 90], classTotal: 100)
    #expect(common.prior(of: "flip", base: 0.08) > 0.8)
    #expect(common.prior(of: "negated", base: 0.02) < 0.02)
  }

  @Test func shapesOfComputedConvolutionsAreUnderstood() throws {
    let inner = try #require(
      KeyComputation("conv(x, k, stride=2, padding=1)", after: Self.statements))
    let key = KeyComputation(value: .shape([3, 3]), origin: inner.origin, limits: .standard) {
      value in
      guard case .tensor(let tensor) = value else { return value }
      return .shape(tensor.shape)
    }
    let diagnostician = Diagnostician(key: key)
    #expect(diagnostician.visible.contains("no-plus-one"))
    #expect(diagnostician.visible.contains("stride-ignored"))
    #expect(!diagnostician.invisible.contains("flip"))
    #expect(diagnostician.diagnose(.shape([9, 9])).names.contains("stride-multiplied"))
  }
}

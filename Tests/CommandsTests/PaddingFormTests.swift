import Arithmetic
import Commands
import Computations
import Syntax
import Testing

/// `padding=` as a number, per axis, in pairs and in words.
@Suite struct PaddingFormTests {
  /// The paddings of each axis, begin and end.
  private func paddings(_ statement: String) -> [[Int]]? {
    (Asked(statement).answers.last?.computation as? ConvolutionComputation)?.relation.axes.map {
      [$0.padding.begin, $0.padding.end]
    }
  }

  @Test(
    arguments: [
      ("2", [[2, 2]]), ("(1,2)", [[1, 2]]), ("[1 2]", [[1, 2]]), ("((1,2),)", [[1, 2]]),
      ("(1,)", [[1, 1]]), ("-1", [[-1, -1]]), ("0", [[0, 0]]), ("valid", [[0, 0]]),
      ("full", [[2, 2]]), ("same", [[1, 1]]), ("same_upper", [[1, 1]]), ("same_lower", [[1, 1]]),
      ("half", [[1, 1]]), ("causal", [[2, 0]]), ("full dilation=2", [[4, 4]]),
      ("same stride=2", [[1, 1]]), ("3 padding_counts=total", [[2, 1]]),
      ("2 padding_counts=total", [[1, 1]]), ("(3,1) padding_counts=total", [[3, 1]]),
    ] as [(String, [[Int]])])
  func ofOneAxis(form: String, expected: [[Int]]) {
    #expect(paddings("conv iota(9) [1 2 3] padding=\(form)") == expected)
  }

  /// With stride 2, ⌈9/2⌉ = 5 windows reach over 4·2 + 4 = 12 samples, 3 more than there are.
  @Test(
    arguments: [
      ("same", [[1, 2]]), ("same_lower", [[2, 1]]), ("half", [[2, 2]]), ("full", [[3, 3]]),
      ("causal", [[3, 0]]), ("same stride=2", [[1, 2]]), ("same stride=3", [[0, 1]]),
    ] as [(String, [[Int]])])
  func wordsWithAnEvenKernel(form: String, expected: [[Int]]) {
    #expect(paddings("conv iota(9) [1 2 3 4] padding=\(form)") == expected)
  }

  @Test(
    arguments: [
      ("1", [[1, 1], [1, 1]]), ("(1,2)", [[1, 1], [2, 2]]), ("[1 2]", [[1, 1], [2, 2]]),
      ("1x2", [[1, 1], [2, 2]]), ("((1,2),(0,3))", [[1, 2], [0, 3]]),
      ("[1 2; 0 3]", [[1, 2], [0, 3]]),
      ("full", [[1, 1], [2, 2]]), ("same", [[0, 1], [1, 1]]),
      ("(3,1) padding_counts=total", [[2, 1], [1, 0]]),
    ] as [(String, [[Int]])])
  func ofTwoAxes(form: String, expected: [[Int]]) {
    #expect(paddings("conv iota(7x7) ones(2x3) padding=\(form)") == expected)
  }

  @Test func ofThreeAxes() {
    #expect(
      paddings("conv iota(4x4x4) ones(2x2x2) padding=(1,0,2)") == [[1, 1], [0, 0], [2, 2]])
    #expect(
      paddings("conv iota(4x4x4) ones(2x2x2) padding=((0,1),(0,0),(2,1))")
        == [[0, 1], [0, 0], [2, 1]])
  }

  @Test(
    arguments: [
      ("iota(9) [1 2 3]", "(1,2,3)", .axisCount), ("iota(9) [1 2 3]", "((1,2),(0,3))", .axisCount),
      ("iota(7x7) ones(2x2)", "(1,2,3)", .axisCount),
      ("iota(7x7) ones(2x2)", "((1,1),)", .axisCount),
      ("iota(7x7) ones(2x2)", "1x1x1", .axisCount), ("iota(9) [1 2 3]", "1.5", .wrongKind),
      ("iota(9) [1 2 3]", "\"x\"", .unknownValue), ("iota(9) [1 2 3]", "smae", .unknownValue),
      ("iota(7x7) ones(2x2)", "(1/2, 1)", .wrongKind),
    ] as [(String, String, DiagnosticCode)])
  func otherFormsAreRefused(operands: String, form: String, code: DiagnosticCode) {
    let failure = Asked("conv \(operands) padding=\(form)").failure
    #expect(failure?.code == code, "\(form): \(String(describing: failure))")
  }
}

import Arithmetic
import Homework
import Testing

/// Right answers as people and programs write them, and near misses.
@Suite struct RightAnswersTests {
  /// The status and the share of the points of an answer to `answer 1 = KEY`.
  private func graded(_ key: String, _ answer: String) throws -> ProblemReport {
    let text = "assignment a\nx = [1 2; 3 4]\nproblem 1 \"?\" points=1\nanswer 1 = \(key)\n"
    let grader = try Grader(assignment: Array(text.utf8))
    return grader.grade(file: "u", bytes: Array(answer.utf8), student: Student(id: "u"))
      .report.problems[0]
  }

  private func expectRight(_ key: String, _ answers: [String]) throws {
    for answer in answers {
      let report = try graded(key, answer.hasPrefix("answer 1") ? answer : "answer 1 = \(answer)")
      #expect(
        report.status == .right && report.score == 1,
        "\(key) ‖ \(answer) → \(report.status): \(report.feedback.map(\.text))")
    }
  }

  private func expectNotRight(_ key: String, _ answers: [String]) throws {
    for answer in answers {
      let report = try graded(key, "answer 1 = \(answer)")
      #expect(report.status != .right && report.score < 1, "\(key) ‖ \(answer) → \(report.status)")
    }
  }

  @Test func doublesAndTheirPrints() throws {
    try expectRight(
      "7/3",
      [
        "2.3333333333333335", "2.33333333333333348136", "np.float64(2.3333333333333335)",
        "2.3333333",
        "2.33333325", "tensor(2.3333)", "2.33", "2.333", "7/3", "14/6", "2.3333333333333335e0",
        "tensor(2.3333, dtype=torch.float64)", "2.33333325386047363",
      ])
    try expectRight(
      "1/7", ["0.14285715", "0.14285714285714285", "0.14", "0.1429", "1.42857143e-01"])
    try expectRight("10/3", ["3.3333333333333335", "3.3333332538604736"])
    try expectRight("1/3", ["0.33333334", "0.33", "0.333"])
    try expectRight("13/3", ["4.3333335", "4.333333333333333"])
    try expectRight("conv([0.1 0.2 0.3], [1 1])", ["[0.30000000000000004, 0.5]"])
    try expectRight("0", ["1.2246467991473532e-16", "-0.0", "0.000", "-1e-17"])
    try expectRight("[1 0]", ["[1.0000000000000002 6.123233995736766e-17]"])
    try expectRight(
      "conv([1 2 3;4 5 6;7 8 9],[1 2;3 1]/7)",
      [
        "[[3.1428571428571423, 4.142857142857142], [6.142857142857142, 7.142857142857142]]",
        "[[3.142857074737549, 4.142857074737549], [6.142857074737549, 7.142857074737549]]",
        "tensor([[3.1429, 4.1429],\n        [6.1429, 7.1429]])",
      ])
    try expectNotRight(
      "7/3", ["2.3", "2.34", "2.3334", "2.33334", "2.333335", "2", "2.32", "7.0/3.1"])
    try expectNotRight("1/3", ["0.3334", "0.3", "0.34", "0.333334"])
    try expectNotRight("1000001", ["1000000.0", "1e6", "1000002.000"])
    try expectNotRight("1", ["1.2246467991473532e-16", "1.00001", "0.99999"])
  }

  @Test func significantDigits() throws {
    try expectRight("sqrt(2)", ["1.41", "1.414", "1.4142", "1.41421356", "1.4142135"])
    try expectRight("exp(-1)", ["0.37", "0.368", "0.36788"])
    try expectRight(
      "softmax([1 2 3])",
      [
        "tensor([0.0900, 0.2447, 0.6652])", "[0.09 0.24 0.67]",
        "[0.09003057 0.24472847 0.66524096]",
      ])
    try expectRight("1/273", ["0.0037", "0.00366", "3.66e-3", "3.663e-03", "0.003663003663003663"])
    try expectRight("sqrt(2) * [1 2 3]", ["tensor([1.4142, 2.8284, 4.2426])", "[1.41 2.83 4.24]"])
    try expectRight("[5 1/300]", ["[5.00 0.0033]", "[5.0000 0.0033]"])
    try expectNotRight("1/273", ["0.00", "0.000", "0.004", "0", "0.0000"])
    try expectNotRight("1/1024", ["0.00", "0.001"])
    try expectNotRight("-1/1000", ["0.00", "-0.00"])
    try expectNotRight("sqrt(2)", ["1.42", "1.4", "1.415", "1", "1.41422"])
    try expectNotRight(
      "conv([1 0 1; 0 1 0; 1 1 0], [1 2; 2 1]/1000)", ["[0.00 0.00; 0.00 0.00]", "zeros(2x2)"])
    try expectNotRight(
      "softmax([1 2 3])", ["[0.1 0.2 0.7]", "[0.09 0.25 0.67]", "[0.10 0.24 0.67]"])
    try expectNotRight("sqrt(2)/100000000", ["0.00", "0", "0.00000001"])
  }

  @Test func placesAndTolerance() throws {
    func status(_ options: String, _ answer: String) throws -> AnswerStatus {
      let text = "assignment a\nproblem 1 \"?\" points=1 \(options)\nanswer 1 = 46/3\n"
      let grader = try Grader(assignment: Array(text.utf8))
      return grader.grade(
        file: "u", bytes: Array("answer 1 = \(answer)".utf8), student: Student(id: "u")
      ).report.problems[0].status
    }
    #expect(try status("places=1", "15.3") == .right && status("places=3", "15.33") == .wrong)
    #expect(try status("places=3", "15.333") == .right && status("places=0", "15.") == .right)
    #expect(try status("tol=0.5", "15") == .right && status("tol=0.5", "16") == .wrong)
    #expect(try status("tol=1%", "15.48") == .right && status("tol=1%", "15.5") == .wrong)
  }

  @Test func printsAndPastes() throws {
    let key = "[-4 0;1 2.5]"
    try expectRight(
      key,
      [
        "answer 1 =\ny = [-4 0; 1 2.5]",
        "answer 1 =\ny =\n\n  -4.0000        0\n   1.0000   2.5000\n",
        "ans =\n\n  -4.0000        0\n   1.0000   2.5000\n", "-4 0\n\n1 2.5\n", "C = [-4 0; 1 2.5]",
        "answer 1 =\n1: -4 0\n2: 1 2.5", "Out[5]: array([[-4. ,  0. ],\n       [ 1. ,  2.5]])",
        "tf.Tensor(\n[[-4.   0. ]\n [ 1.   2.5]], shape=(2, 2), dtype=float32)",
        "tensor([[-4.0, 0.0], [1.0, 2.5]], dtype=torch.float64)",
        "array([[-4, 0], [1, 2.5]], dtype=np.float32)", "torch.tensor([[-4., 0.], [1., 2.5]])",
        "```\n[-4 0; 1 2.5]\n```", "`[-4 0; 1 2.5]`",
        "answer 1 =\n```python\n[[-4, 0],\n [1, 2.5]]\n```",
        "$\\begin{pmatrix} -4 & 0 \\\\ 1 & \\frac{5}{2} \\end{pmatrix}$",
        "\\[\\begin{bmatrix}-4&0\\\\1&2.5\\end{bmatrix}\\]", "\\pmatrix{-4 & 0 \\cr 1 & 2.5}",
        "-4,0\t0,0\n1,0\t2,5", "-4;0\n1;2,5", "-4,0;0,0\n1,0;2,5", "\"-4\",\"0\"\n\"1\",\"2.5\"",
        "| -4 | 0 |\n|----|---|\n| 1 | 2.5 |", "2×2 Matrix{Float64}:\n -4.0  0.0\n  1.0  2.5",
        "answer 1 =\n     [,1] [,2]\n[1,]   -4  0.0\n[2,]    1  2.5",
        "\u{2066}[-4 0; 1 2.5]\u{2069}",
        "[-4, 0; 1, 2 1/2]", ">>> y\narray([[-4. ,  0. ],\n       [ 1. ,  2.5]])",
        "[[−4, 0], [1, 2½]]".replacingOccurrences("2½", "5/2"),
        "answer 1 =\n1) -4 0\n2) 1 2.5", "answer 1 =\nrow 1: -4 0\nrow 2: 1 2.5",
      ])
    try expectNotRight(
      key,
      [
        "-4 0\n\n1 3\n", "tensor([[-4.0, 0.0], [1.0, 2.4]], dtype=torch.float64)", "-4 0",
        "-4,0\t0,0\n1,0\t2,6",
        "[-4 0 1 2.5]", "y = [-4 0; 1 -2.5]",
      ])
    try expectRight("[5 7 9]", ["[5,0; 7,0; 9,0]", "5,0\t7,0\t9,0", "[5. 7. 9.]", "5;7;9"])
    try expectRight("[3 7/4; 2 3/2]", ["[3, 1 3/4; 2, 1 1/2]", "[3 1.75; 2 1.5]"])
    try expectRight(
      "conv([0 1 2; 3 4 5; 6 7 8], [0 1; 2 3])",
      [
        "ans =\n\n    19    25\n    37    43\n", "19 25\n\n37 43\n", "[19 25]\n[37 43]",
      ])
  }

  @Test func numbersAsPeopleWrite() throws {
    try expectRight(
      "760",
      [
        "760 parameters", "760.", "(5*5*3+1)*10 = 760", "750 + 10 = 760", "The answer is 760",
        "= 760",
        "**760**", "\"760\"", "$760$", "\\boxed{760}", "answer: 760", "n = 760", "7.6e2",
        "7.6 × 10^2",
        "7.6·10²", "\\(760\\)", "760 (with biases)", "total: 760",
        "760 weights and biases".replacingOccurrences(" and", ","),
      ])
    try expectRight(
      "61706",
      [
        "61,706", "61706", "61 706", "61'706", "61_706", "61.706", "61,706 parameters", "61706.0",
        "6.1706e4",
      ])
    try expectRight("1234567", ["1,234,567", "1.234.567", "1 234 567", "1234567"])
    try expectRight(
      "7/3",
      [
        "7/3 = 2.333", "2.333 (7/3)", "2.333… (7/3)", "2.333...", "≈ 2.33", "~2.33", "\\frac{7}{3}",
        "\\tfrac73", "2,33", "2 1/3", "y = 7/3 = 2.33", "2.33 ≈ 7/3", "7/3 ≈ 2.333",
      ])
    try expectRight("7/4", ["1{,}75", "1,75", "1.75", "1 3/4", "$1{,}75$", "\\frac{7}{4}"])
    try expectRight(
      "1/40", ["2.5×10^-2", "2.5*10^(-2)", "2.5 \\times 10^{-2}", "2.5·10⁻²", "2.5e-2"])
    try expectRight(
      "6",
      [
        "o = floor((11+2-3)/2)+1 = 6", "torch.Size([6])", "6 windows",
        "6 x".replacingOccurrences(" x", ""),
      ])
    try expectRight("7", ["7x7", "7 pixels", "7 × 7", "7px"])
    try expectRight("3/2", ["1.5 (3/2)", "3/2 = 1.5", "1 1/2"])
    try expectNotRight(
      "760",
      [
        "761 parameters", "760 or 761", "750 + 10 = 761", "(5*5*3+1)*10 = 75", "see problem 760",
        "not 760",
        "760k", "7600", "760 = 750 + 20", "760 million", "-760", "0.760", "760 %",
      ])
    try expectNotRight("61706", ["61,707", "61.707", "61.70", "617.06", "61,70", "6,1706"])
    try expectNotRight("7/3", ["7/3 = 2.4", "2.5 (7/3)", "8/3 = 2.333", "3 7/3"])
    try expectNotRight("5", ["5 or 6", "5 6", "3 + 4 = 5", "see 5"])
  }

  @Test func sizesAsPeopleWrite() throws {
    try expectRight(
      "shape(8x9, kernel=5x3, stride=2, padding=(1,3))",
      [
        "3x7", "3 rows, 7 columns", "h=3, w=7", "W = 7, H = 3", "output size: 3 x 7", "3x7 matrix",
        "3 \\times 7", "$3 \\times 7$", "torch.Size([3, 7])", "torch.Size([1, 1, 3, 7])", "(3, 7)",
        "3x7x1",
        "1x3x7", "height 3, width 7", "7 columns and 3 rows", "The output is 3 x 7.", "[3, 7]",
        "3 by 7", "3*7",
        "size = 3x7", "`3x7`", "3 × 7 pixels",
      ])
    try expectRight(
      "shape(32x32x3, kernel=5, filters=10, padding=2)",
      [
        "32x32x10", "torch.Size([10, 32, 32])", "(1, 10, 32, 32)", "(None, 32, 32, 10)",
        "(N, 10, 32, 32)",
        "10@32x32", "W2=32, H2=32, D2=10", "10x32x32", "32 x 32 x 10",
      ])
    try expectRight("shape(11, kernel=3, stride=2)", ["5", "(5,)", "torch.Size([5])", "1x5"])
    try expectNotRight(
      "shape(8x9, kernel=5x3, stride=2, padding=(1,3))",
      [
        "7x3", "7 rows, 3 columns", "h=7, w=3", "3x6", "3x7x2", "37", "3.5x7",
      ])
    try expectNotRight(
      "shape(32x32x3, kernel=5, filters=10, padding=2)",
      [
        "32x10x32", "10x32x10", "32x32", "30x32x10", "torch.Size([32, 32, 3])",
      ])
  }

  @Test func otherKinds() throws {
    try expectRight("true", ["true", "True", "yes", "1"])
    try expectNotRight("true", ["false", "no", "maybe", "0"])
    try expectRight(
      "\"vanishing gradients\"",
      ["vanishing gradients", "\"Vanishing Gradients\"", "vanishing-gradients"])
    try expectNotRight("\"vanishing gradients\"", ["exploding gradients", "gradients"])
    try expectRight(
      "toeplitz(3, symbols(\"w\", 2))",
      [
        "[w0 w1 0; 0 w0 w1]", "[w_0, w_1, 0; 0, w_0, w_1]", "[[w0, w1, 0], [0, w0, w1]]",
        "w0 w1 0\n0 w0 w1",
        "[w₀ w₁ 0; 0 w₀ w₁]",
      ])
    try expectNotRight("toeplitz(3, symbols(\"w\", 2))", ["[w1 w0 0; 0 w1 w0]", "zeros(2x3)"])
    try expectRight("toeplitz(3x3, symbols(\"w\", 2x2))[0]", ["[w00 w01 0 w10 w11 0 0 0 0]"])
    try expectRight(
      "set(33, 34)", ["33, 34", "{34, 33}", "[33 34]", "34 33", "set(34, 33)", "33 and 34"])
    try expectNotRight("set(33, 34)", ["33", "33, 35", "33, 34, 35"])
    try expectRight(
      "error stride-remainder",
      ["impossible", "invalid", "none", "error", "stride-remainder", "It is impossible."])
    try expectNotRight("error stride-remainder", ["3", "3x3", "kernel-too-large"])
  }

  /// Convo's own pages, as they can be copied.
  @Test func framesOfPrintedMatrices() throws {
    try expectRight(
      "toeplitz(4, [1 2])",
      [
        "C = ┌────────────┐\n    │ 1  2  ·  · │\n    │ ·  1  2  · │\n    │ ·  ·  1  2 │\n    └────────────┘",
        "[1  2  0  0\n   0  1  2  0\n   0  0  1  2]", "y′ = [1 2 0 0; 0 1 2 0; 0 0 1 2]",
      ])
  }
}

extension String {
  fileprivate func replacingOccurrences(_ old: String, _ new: String) -> String {
    replacing(old, with: new)
  }
}

import Arithmetic
import Testing

struct LawsTests {
  @Test func countPositions() throws {
    let problem = SizeProblem(.convolution)
    var cases = 0
    for row in BruteForce.product(1...12, 1...5, 1...4, -1...3, -1...3, 1...3) {
      let (i, k, s, begin, end, d) = (row[0], row[1], row[2], row[3], row[4], row[5])
      let question: SizeValues = [
        .input: i, .kernel: k, .stride: s, .paddingBegin: begin, .paddingEnd: end, .dilation: d,
      ]
      let counted = BruteForce.windows(i, k, s, begin, end, d)
      let reach = d * (k - 1) + 1
      if counted == 0 {
        #expect(
          throws: ArithmeticError.kernelExceedsInput(
            axis: .only, reach: reach, available: i + begin + end)
        ) { try problem.size(question) }
      } else {
        #expect(try problem.size(question) == counted)
      }
      cases += 1
    }
    #expect(cases == 12 * 5 * 4 * 5 * 5 * 3)
  }

  @Test func countStamps() throws {
    for row in BruteForce.product(1...6, 1...5, 1...4, 0...2, 1...3, 0...2) {
      let (n, k, s, p, d, a) = (row[0], row[1], row[2], row[3], row[4], row[5])
      let size = BruteForce.stamped(n, k, s, p, p, d, a)
      let settled = try? SizeProblem(.transposed).size([
        .transposedInput: n, .kernel: k, .stride: s, .padding: p, .dilation: d, .outputPadding: a,
      ])
      #expect(settled == (size > 0 && a < max(s, d) ? size : nil))
    }
  }

  @Test func roundPoolingUpAsPyTorchAndCaffeDo() throws {
    let clipped = SizeProblem(.pooling, ceil: true)
    let caffe = SizeProblem(.pooling, by: .caffe)
    for row in BruteForce.product(1...14, 1...5, 1...5, 0...2) {
      let (i, k, s, p) = (row[0], row[1], row[2], row[3])
      guard p <= k / 2, k <= i + 2 * p else { continue }
      let values: SizeValues = [.input: i, .kernel: k, .stride: s, .padding: p]
      #expect(try clipped.size(values) == BruteForce.ceilWindows(i, k, s, p))
      guard let size = try? caffe.size(values) else { continue }
      #expect(size == BruteForce.ceilWindows(i, k, s, p, clips: p > 0))
    }
    // PyTorch issue 116420: the formula alone would give 4.
    #expect(try clipped.size([.input: 9, .kernel: 4, .stride: 4, .padding: 2]) == 3)
  }

  @Test func refuseSizesBelowOneAndRemainders() {
    let problem = SizeProblem(.convolution, strict: true)
    #expect(throws: ArithmeticError.remainder(axis: .only, steps: 8, stride: 3)) {
      try problem.size([.input: 10, .kernel: 2, .stride: 3])
    }
    #expect(throws: ArithmeticError.notPositive(.stride, axis: .only, value: 0)) {
      try problem.size([.input: 10, .kernel: 2, .stride: 0])
    }
    #expect(throws: ArithmeticError.missingSize(.kernel)) { try problem.size([.input: 10]) }
    #expect(throws: ArithmeticError.overflow) {
      try problem.size([.input: 10, .kernel: .max, .dilation: 2])
    }
  }

  /// One law computed with numbers, with fractions and with its formula's letters agrees with
  /// itself, and a formula gathered gives what it gave before.
  @Test(arguments: SizeLaw.allCases)
  func agreeInEveryAlgebra(_ law: SizeLaw) throws {
    let relationship = law.relationship(isEven: false)
    let gathered = try SizePolynomial(relationship.law.formula).formula
    for row in BruteForce.product(1...6, 1...4, 1...3, 1...2, -1...2, 0...1) {
      let axis = AxisSizes(
        input: row[0], kernel: row[1], stride: row[2], dilation: row[3],
        padding: PaddingPair(row[4], 1), outputPadding: row[5])
      let values: SizeValues = [
        law.isTransposed ? .transposedInput : .input: row[0], .kernel: row[1], .stride: row[2],
        .dilation: row[3], .paddingBegin: row[4], .paddingEnd: 1, .outputPadding: row[5],
      ]
      guard let size = try? relationship.law.formula.evaluate(values) else {
        #expect(law == .strict)
        continue
      }
      #expect(law.size(axis.terms(in: Rational.self)) == Rational(size))
      #expect(try gathered.evaluate(values) == size, "\(gathered)")
    }
  }
}

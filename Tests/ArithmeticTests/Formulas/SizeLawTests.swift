import Arithmetic
import Testing

struct SizeLawTests {
  @Test func agreesWithCountedPositions() throws {
    let law = SizeLaw(.convolution, padding: .pair)
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
            axis: SpatialAxis(2, of: 3), reach: reach, available: i + begin + end)
        ) { try law.output(question, axis: SpatialAxis(2, of: 3)) }
      } else {
        #expect(try law.output(question) == counted)
      }
      cases += 1
    }
    #expect(cases == 12 * 5 * 4 * 5 * 5 * 3)
  }

  /// The laws give the sizes that the relation and the frameworks' rules settle.
  @Test(
    arguments: [
      nil, .torch, .tf, .keras, .onnx, .theano, .caffe, .scipy, .numpy, .matlab,
    ] as [Framework?])
  func agreesWithSettledConvolutions(_ framework: Framework?) throws {
    let rules: [PaddingRule] = [.valid, .full, .same, .sameLower, .half, .causal]
    var cases = 0
    for row in BruteForce.product(1...12, 1...5, 1...3, 1...3) {
      let sizes = try SpatialSizes(
        input: [row[0]], kernel: [row[1]], stride: [row[2]], dilation: [row[3]])
      for rule in rules {
        let question = ConvolutionQuestion(
          sizes: sizes, padding: rule, turnsKernel: framework?.turnsKernel ?? false)
        // SciPy and NumPy exchange a kernel that is the larger; the law of sizes does not.
        if framework?.isSignalLibrary ?? false, row[1] > row[0] { continue }
        guard let settled = try? question.settled(by: framework), !settled.swapsOperands
        else { continue }
        let axis = settled.relation.axes[0]
        let values = try SizeLaw(.convolution, padding: .word(rule), framework: framework)
          .completed([.input: row[0], .kernel: row[1], .stride: row[2], .dilation: row[3]])
        #expect(values[.output] == axis.output)
        #expect(
          (values[.paddingBegin], values[.paddingEnd]) == (axis.padding.begin, axis.padding.end))
        cases += 1
      }
    }
    #expect(cases > 100)
  }

  @Test(arguments: [nil, .torch, .tf, .keras, .onnx] as [Framework?])
  func agreesWithSettledTransposes(_ framework: Framework?) throws {
    var cases = 0
    for row in BruteForce.product(1...6, 1...5, 1...4, 1...3, 0...2, -1...3) {
      let (i, k, s, d, p, a) = (row[0], row[1], row[2], row[3], row[4], row[5])
      let rules: [PaddingRule] = [
        .valid, .same, .full, .half, .causal, .explicit([PaddingPair(p, p)]),
        .explicit([PaddingPair(p, 1)]),
      ]
      for rule in rules {
        let sizes = try SpatialSizes(input: [i], kernel: [k], stride: [s], dilation: [d])
        let question = TransposedQuestion(
          sizes: sizes, padding: rule, outputPadding: a < 0 ? nil : [a])
        guard let settled = try? question.settled(by: framework)[0] else { continue }
        var values: SizeValues = [
          .transposedInput: i, .kernel: k, .stride: s, .dilation: d,
        ]
        if a >= 0 { values[.outputPadding] = a }
        if case .explicit(let pairs) = rule {
          values[.paddingBegin] = pairs[0].begin
          values[.paddingEnd] = pairs[0].end
        }
        let law = SizeLaw(.transposed, padding: .word(rule), framework: framework)
        #expect(try law.output(values) == settled.relation.input, "\(rule) \(values)")
        cases += 1
      }
    }
    #expect(cases > 500)
  }

  @Test(arguments: [nil, .torch, .onnx] as [Framework?])
  func agreesWithSettledPoolings(_ framework: Framework?) throws {
    var cases = 0
    for row in BruteForce.product(1...9, 1...4, 1...5, 0...2, 1...2, 0...1) {
      let (i, k, s, p, d) = (row[0], row[1], row[2], row[3], row[4])
      let question = PoolingQuestion(
        sizes: try SpatialSizes(input: [i], kernel: [k], stride: [s], dilation: [d]), kind: .max,
        padding: .explicit([PaddingPair(p, p)]), ceil: row[5] == 1)
      guard let settled = try? question.settled(by: framework) else { continue }
      let law = SizeLaw(.pooling, rounding: row[5] == 1 ? .ceil : .floor)
      let output = try law.output([
        .input: i, .kernel: k, .stride: s, .padding: p, .dilation: d,
      ])
      #expect(output == settled.relation.axes[0].output, "\(row)")
      cases += 1
    }
    #expect(cases > 500)
  }

  @Test func roundsPoolingUpAsPyTorchAndCaffeDo() throws {
    let clipped = SizeLaw(.pooling, rounding: .ceil)
    let caffe = SizeLaw(.pooling, rounding: .ceil, framework: .caffe)
    for row in BruteForce.product(1...14, 1...5, 1...5, 0...2) {
      let (i, k, s, p) = (row[0], row[1], row[2], row[3])
      guard p <= k / 2, k <= i + 2 * p else { continue }
      let values: SizeValues = [.input: i, .kernel: k, .stride: s, .padding: p]
      #expect(try clipped.output(values) == BruteForce.ceilWindows(i, k, s, p))
      #expect(try caffe.output(values) == BruteForce.ceilWindows(i, k, s, p, clips: p > 0))
    }
    // PyTorch issue 116420: the formula alone would give 4.
    #expect(try clipped.output([.input: 9, .kernel: 4, .stride: 4, .padding: 2]) == 3)
  }

  @Test func refusesSizesBelowOneAndRemainders() {
    let law = SizeLaw(.convolution, rounding: .strict)
    #expect(throws: ArithmeticError.remainder(axis: .only, steps: 8, stride: 3)) {
      try law.output([.input: 10, .kernel: 2, .stride: 3])
    }
    #expect(throws: ArithmeticError.notPositive(.stride, axis: .only, value: 0)) {
      try law.output([.input: 10, .kernel: 2, .stride: 0])
    }
    #expect(throws: ArithmeticError.missingSize(.kernel)) { try law.output([.input: 10]) }
    #expect(throws: ArithmeticError.overflow) {
      try law.output([.input: 10, .kernel: .max, .dilation: 2])
    }
  }
}

import Arithmetic
import Testing

@Suite struct ConvolutionQuestionTests {
  let limits = Limits.standard

  private func question(
    _ n: Int, _ k: Int, s: Int = 1, d: Int = 1, p: PaddingPair? = nil, word: PaddingRule? = nil,
    mode: PaddingMode = .zeros, groups: Int = 1, turns: Bool = false, rank: Int = 1
  ) throws -> ConvolutionQuestion {
    func each(_ value: Int) -> [Int] { [Int](repeating: value, count: rank) }
    return ConvolutionQuestion(
      sizes: try SpatialSizes(
        input: each(n), kernel: each(k), stride: each(s), dilation: each(d)),
      padding: p.map { .explicit([PaddingPair](repeating: $0, count: rank)) } ?? word, mode: mode,
      groups: groups, turnsKernel: turns)
  }

  private func refusal(_ question: ConvolutionQuestion, _ framework: Framework) -> Refusal? {
    do {
      _ = try question.settled(by: framework)
      return nil
    } catch .refused(_, let refusal) {
      return refusal
    } catch {
      return nil
    }
  }

  /// Where `same` starts, for the kernel as it is finally laid on: begin of the even kernels' padding
  /// is ⌊k/2⌋ (late) or ⌊(k − 1)/2⌋ (early).
  @Test(arguments: [
    (Framework.torch, 1, false, false), (.tf, 1, false, false), (.keras, 1, false, false),
    (.onnx, 1, false, false), (.opencv, 2, false, true), (.opencv, 2, true, false),
    (.scipy, 1, true, true), (.scipy, 2, true, true), (.scipy, 1, false, true),
    (.scipy, 2, false, false), (.matlab, 1, true, false), (.matlab, 2, true, false),
    (.matlab, 2, false, false), (.numpy, 1, true, true),
  ])
  func whereSameStarts(framework: Framework, rank: Int, turns: Bool, isLate: Bool) throws {
    for k in 1...6 {
      let settled = try question(9, k, word: .same, turns: turns, rank: rank)
        .settled(by: framework)
      let begin = isLate ? k / 2 : (k - 1) / 2
      #expect(
        settled.relation.axes
          == [AxisRelation](
            repeating: AxisRelation(
              input: 9, kernel: k, stride: 1, dilation: 1,
              padding: PaddingPair(begin, k - 1 - begin), output: 9), count: rank))
    }
  }

  @Test func sameLowerAndHalf() throws {
    for k in 1...6 {
      let lower = try question(9, k, word: .sameLower).settled(by: .onnx).relation.axes[0]
      #expect(lower.padding == PaddingPair(k / 2, (k - 1) / 2) && lower.output == 9)
      let half = try question(9, k, word: .half).settled(by: .theano).relation.axes[0]
      #expect(half.padding == PaddingPair(k / 2, k / 2) && half.output == 9 + (k + 1) % 2)
    }
  }

  /// NumPy's result is as long as the longer operand.
  @Test func numpySameIsAsLongAsTheLonger() throws {
    for n in 1...6 {
      for k in 1...6 {
        let settled = try question(n, k, word: .same, turns: true).settled(by: .numpy)
        #expect(settled.relation.outputShape == [max(n, k)])
        #expect(settled.swapsOperands == (k > n))
        // It starts ⌊(min − 1)/2⌋ into the full result, which begins min − 1 before.
        let least = min(n, k)
        #expect(settled.relation.axes[0].padding.begin == least - 1 - (least - 1) / 2)
      }
    }
  }

  /// The same numbers, two libraries: MathWorks's example and what SciPy makes of it.
  @Test func matlabAndSciPyDiffer() throws {
    let x = Tensor([-1, 2, 3, -2, 0, 1, 2])
    let turned = Tensor([1, -1, 4, 2])
    for (framework, expected) in [
      (Framework.matlab, [15, 5, -9, 7, 6, 7, -1]), (.scipy, [0, 15, 5, -9, 7, 6, 7]),
    ] {
      let settled = try question(7, 4, word: .same, turns: true).settled(by: framework)
      let layout = try ChannelLayout(input: [7], kernel: [4])
      #expect(
        try Convolution(relation: settled.relation, layout: layout)
          .result(x, turned, within: limits) == Tensor(expected))
    }
  }

  /// A correlation does not commute; with weights 1, 10, 100 … its windows can be read off.
  @Test(arguments: [
    (Framework.scipy, PaddingRule.valid, 2, 3, [210, 21]),
    (.numpy, .valid, 2, 3, [210, 21]), (.numpy, .same, 2, 4, [2100, 210, 21, 2]),
    (.numpy, .same, 3, 4, [2100, 3210, 321, 32]), (.numpy, .same, 5, 2, [10, 21, 32, 43, 54]),
    (.numpy, .full, 2, 3, [100, 210, 21, 2]),
  ])
  func correlationsWithALargerKernel(
    framework: Framework, rule: PaddingRule, n: Int, k: Int, expected: [Int]
  ) throws {
    let settled = try question(n, k, word: rule).settled(by: framework)
    #expect(!settled.swapsOperands)
    let weights = (0..<k).map { power in (0..<power).reduce(1) { product, _ in product * 10 } }
    #expect(
      try Convolution(
        relation: settled.relation, layout: try ChannelLayout(input: [n], kernel: [k])
      ).result(Tensor(Array(1...n)), Tensor(weights), within: limits) == Tensor(expected))
  }

  @Test func sciPySwapsAKernelThatIsLarger() throws {
    let settled = try question(2, 3, word: .valid, turns: true, rank: 2).settled(by: .scipy)
    #expect(settled.swapsOperands && settled.relation.outputShape == [2, 2])
    let crossed = ConvolutionQuestion(
      sizes: try SpatialSizes(input: [2, 5], kernel: [3, 3], stride: [1, 1], dilation: [1, 1]),
      padding: .valid, turnsKernel: true)
    #expect(refusal(crossed, .scipy) == .kernelNotWithinInput)
    #expect(try refusal(question(2, 3, word: .valid, turns: true), .matlab) == .emptyResult)
  }

  /// TensorFlow's SAME: ⌈n/s⌉ windows and max((o − 1)s + k̂ − n, 0) cells, the odd one at the end.
  @Test func tensorFlowSame() throws {
    for n in 1...9 {
      for k in 1...4 {
        for s in 1...4 {
          for d in 1...3 {
            let axis = try question(n, k, s: s, d: d, word: .same).settled(by: .tf)
              .relation.axes[0]
            let reach = d * (k - 1) + 1
            let total = max(n % s == 0 ? reach - s : reach - n % s, 0)
            #expect(axis.output == (n + s - 1) / s)
            #expect(axis.padding == PaddingPair(total / 2, total - total / 2))
          }
        }
      }
    }
    let large = try question(224, 7, s: 2, word: .same).settled(by: .tf).relation.axes[0]
    #expect(large.padding == PaddingPair(2, 3) && large.output == 112)
    #expect(throws: ArithmeticError.kernelExceedsInput(axis: .only, reach: 2, available: 1)) {
      try question(1, 2, word: .valid).settled(by: .tf)
    }
  }

  @Test func refusals() throws {
    #expect(try refusal(question(9, 3, s: 2, word: .same), .torch) == .sameWithStride(2))
    #expect(try refusal(question(9, 3, word: .full), .torch) == .paddingWord(.full))
    let uneven = PaddingPair(0, 1)
    for framework in [Framework.torch, .theano, .caffe] {
      #expect(try refusal(question(9, 3, p: uneven), framework) == .unevenPadding(axis: 0, uneven))
    }
    #expect(try refusal(question(9, 3, p: uneven, rank: 2), .tf) == nil)
    #expect(try refusal(question(9, 3, p: uneven), .onnx) == nil)
    #expect(try refusal(question(9, 3, p: uneven), .keras) == .explicitPadding)
    let crop = PaddingPair(-1, -1)
    for framework in [Framework.torch, .tf, .onnx, .theano, .caffe] {
      #expect(try refusal(question(9, 3, p: crop), framework) == .negativePadding(axis: 0, crop))
    }
    #expect(
      try refusal(question(9, 3, s: 2, d: 2), .keras)
        == .strideWithDilation(stride: 2, dilation: 2))
    #expect(try refusal(question(9, 3, s: 2, d: 2, word: .same), .tf) == nil)
    #expect(try refusal(question(9, 3, d: 2, word: .same), .onnx) == .sameWithDilation(2))
    #expect(try refusal(question(9, 3, word: .causal, rank: 2), .keras) == .causalRank(2))
    #expect(try refusal(question(9, 3, s: 2), .scipy) == .stride(2))
    #expect(try refusal(question(9, 3, d: 2), .matlab) == .dilation(2))
    #expect(try refusal(question(9, 3, groups: 2), .scipy) == .groups(2))
    #expect(try refusal(question(9, 3, rank: 2), .numpy) == .rank(2))
    #expect(try refusal(question(9, 3, mode: .reflect), .tf) == .paddingMode(.reflect))
    #expect(try refusal(question(9, 3, mode: .reflect), .torch) == nil)
    #expect(
      try refusal(question(2, 3, word: .full, mode: .circular, rank: 2), .scipy) == nil
        && refusal(question(2, 3, word: .full, mode: .circular), .scipy)
          == .paddingMode(.circular)
    )
    #expect(
      try refusal(question(9, 3, mode: .circular, rank: 2), .opencv) == .paddingMode(.circular))
    #expect(try refusal(question(9, 3, p: PaddingPair(1, 1)), .tf) == .explicitPadding)
    #expect(try refusal(question(9, 3, p: PaddingPair(1, 1), rank: 2), .tf) == nil)
  }

  /// Reflect needs p < n, circular p ≤ n, replicate anything.
  @Test func howFarMirrorsReach() throws {
    func settle(_ p: Int, _ mode: PaddingMode) throws -> SettledConvolution {
      try question(3, 3, p: PaddingPair(p, p), mode: mode).settled(by: .torch)
    }
    #expect(try settle(2, .reflect).relation.outputShape == [5])
    #expect(
      throws: ArithmeticError.paddingTooWide(axis: .only, padding: 3, size: 3, mode: .reflect)
    ) {
      try settle(3, .reflect)
    }
    #expect(try settle(3, .circular).relation.outputShape == [7])
    #expect(
      throws: ArithmeticError.paddingTooWide(axis: .only, padding: 4, size: 3, mode: .circular)
    ) {
      try settle(4, .circular)
    }
    #expect(try settle(40, .replicate).relation.outputShape == [81])
  }
}

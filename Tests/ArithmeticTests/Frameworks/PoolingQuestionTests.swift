import Arithmetic
import Testing

@Suite struct PoolingQuestionTests {
  /// One axis; the padding word, or the same number on both sides.
  private func question(
    _ n: Int, _ k: Int, _ s: Int, p: Int? = nil, word: PaddingRule? = nil, d: Int = 1,
    ceil: Bool? = nil, includesPad: Bool? = nil, kind: PoolingKind = .max, fixed: Int? = nil
  ) throws -> PoolingQuestion {
    PoolingQuestion(
      sizes: try SpatialSizes(input: [n], window: [k], stride: [s], dilation: [d]), kind: kind,
      padding: p.map { .explicit([PaddingPair($0, $0)]) } ?? word, ceil: ceil,
      countIncludePad: includesPad, fixedDivisor: fixed)
  }

  private func windows(_ question: PoolingQuestion, _ framework: Framework?) throws -> Int {
    try question.settled(by: framework).relation.axes[0].output
  }

  private func refusal(_ question: PoolingQuestion, _ framework: Framework?) -> Refusal? {
    do {
      _ = try question.settled(by: framework)
      return nil
    } catch .refused(_, let refusal) {
      return refusal
    } catch {
      return nil
    }
  }

  @Test func strideIsTheKernelWhereNoneIsNamed() throws {
    let sizes = try SpatialSizes(input: [6, 7], window: [2, 3])
    #expect(sizes.stride == [2, 3] && sizes.dilation == [1, 1])
  }

  /// PyTorch's formula with its clip, written out; ONNX's is the same.
  @Test(arguments: [nil, Framework.torch, .onnx])
  func floorAndCeil(framework: Framework?) throws {
    for n in 1...9 {
      for k in 1...4 {
        for s in 1...5 {
          for p in 0...(k / 2) {
            for ceil in [false, true] {
              let length = n + 2 * p - k + (ceil ? s - 1 : 0)
              let asked = try question(n, k, s, p: p, ceil: ceil)
              guard length >= 0 else {
                #expect(
                  throws: ArithmeticError.kernelExceedsInput(
                    axis: .only, reach: k, available: n + 2 * p)
                ) { try windows(asked, framework) }
                continue
              }
              var o = length / s + 1
              let clips = ceil && (o - 1) * s >= n + p
              if clips { o -= 1 }
              let settled = try asked.settled(by: framework)
              #expect(settled.relation.outputShape == [o] && settled.isClipped == [clips])
            }
          }
        }
      }
    }
  }

  /// n = 9, k = 4, s = 4, p = 2 with ceil: the formula says 4, and the last window is taken back.
  @Test func ceilTrap() throws {
    let settled = try question(9, 4, 4, p: 2, ceil: true).settled(by: .torch)
    #expect(settled.relation.outputShape == [3] && settled.isClipped == [true])
    #expect(try windows(question(2, 3, 3, p: 1, ceil: true), .onnx) == 1)
  }

  /// TensorFlow: SAME ⌈n / s⌉, VALID ⌈(n − k + 1) / s⌉; divisors of real cells.
  @Test(arguments: [Framework.tf, .keras])
  func sameAndValid(framework: Framework) throws {
    for n in 1...9 {
      for k in 1...4 {
        for s in 1...5 {
          let same = try question(n, k, s, word: .same, kind: .avg).settled(by: framework)
          let axis = same.relation.axes[0]
          let o = (n + s - 1) / s
          let total = max(n % s == 0 ? k - s : k - n % s, 0)
          #expect(axis.output == o && same.divisor == .samples)
          #expect(axis.padding == PaddingPair(total / 2, total - total / 2))
          guard n >= k else { continue }
          #expect(try windows(question(n, k, s), framework) == (n - k + 1 + s - 1) / s)
        }
      }
    }
  }

  /// Caffe rounds up, and takes a last window back only where there is padding.
  @Test func caffe() throws {
    #expect(try windows(question(112, 3, 2), .caffe) == 56)
    #expect(try windows(question(5, 2, 2), .caffe) == 3)
    #expect(try windows(question(5, 2, 2, ceil: false), .caffe) == 2)
    #expect(try windows(question(9, 4, 4, p: 2), .caffe) == 3)
    // No padding: 1 + ⌈(4 − 1) / 5⌉ windows, of which the second begins at 5.
    #expect(try refusal(question(4, 1, 5), .caffe) == .emptyWindow(axis: 0))
    #expect(try windows(question(4, 1, 5, ceil: true), .torch) == 1)
    let settled = try question(4, 3, 2, p: 1, kind: .avg).settled(by: .caffe)
    #expect(settled.divisor == .padded)
    // Padding on one axis lets Caffe take back windows of the other.
    let two = PoolingQuestion(
      sizes: try SpatialSizes(input: [6, 4], window: [2, 2], stride: [4, 3]), kind: .max,
      padding: .explicit([PaddingPair(0, 0), PaddingPair(1, 1)]))
    #expect(try two.settled(by: .caffe).relation.outputShape == [2, 2])
    #expect(
      try refusal(question(4, 2, 2, p: 2), .caffe)
        == .paddingNotBelowKernel(axis: 0, padding: 2, kernel: 2))
  }

  /// Theano keeps the border by default: 5 with 2 gives 3, and 2 where it is ignored.
  @Test func theano() throws {
    #expect(try windows(question(5, 2, 2), .theano) == 3)
    #expect(try windows(question(5, 2, 2, ceil: false), .theano) == 2)
    #expect(try windows(question(1, 5, 2), .theano) == 1)
    #expect(try windows(question(5, 2, 2, p: 1), .theano) == 3)
    for v in 1...12 {
      for k in 1...4 {
        for s in 1...6 {
          let expected = s >= k ? (v - 1) / s + 1 : max(0, (v - 1 - k + s) / s) + 1
          #expect(try windows(question(v, k, s), .theano) == expected)
        }
      }
    }
    #expect(try refusal(question(5, 2, 2, p: 1, ceil: true), .theano) == .ceilWithPadding)
  }

  @Test func divisors() throws {
    func rule(_ framework: Framework?, _ includes: Bool?) throws -> DivisorRule {
      try question(6, 3, 2, p: framework == .tf ? nil : 1, includesPad: includes, kind: .avg)
        .settled(by: framework).divisor
    }
    #expect(try rule(nil, nil) == .padded && rule(nil, false) == .samples)
    #expect(try rule(.torch, nil) == .padded && rule(.torch, false) == .samples)
    #expect(try rule(.onnx, nil) == .samples && rule(.onnx, true) == .padded)
    #expect(try rule(.tf, nil) == .samples && rule(.tf, false) == .samples)
    #expect(try question(6, 3, 2, kind: .avg, fixed: 7).settled(by: nil).divisor == .fixed(7))
  }

  @Test func refusals() throws {
    for framework in [Framework.scipy, .numpy, .matlab, .opencv] {
      #expect(try refusal(question(4, 2, 2), framework) == .noPooling)
    }
    let half = Refusal.paddingOverHalfKernel(axis: 0, padding: 2, kernel: 3)
    #expect(try refusal(question(9, 3, 1, p: 2, d: 2), nil) == half)
    #expect(try refusal(question(9, 3, 1, p: 2), .torch) == half)
    #expect(try refusal(question(9, 3, 1, d: 2, kind: .avg), nil) == .poolDilation(2))
    #expect(try refusal(question(9, 3, 1, d: 2, kind: .avg), .torch) == .poolDilation(2))
    #expect(try refusal(question(9, 3, 1, d: 2), .torch) == nil)
    #expect(try refusal(question(9, 3, 1, d: 2, kind: .avg), .onnx) == nil)
    #expect(try refusal(question(9, 3, 1, p: 1, kind: .lp(2)), .torch) == .explicitPadding)
    #expect(try refusal(question(9, 3, 1, p: 1, kind: .lp(2)), nil) == nil)
    #expect(try refusal(question(9, 3, 1, word: .same), .torch) == .paddingWord(.same))
    #expect(try refusal(question(9, 3, 1, word: .same), nil) == nil)
    #expect(try refusal(question(9, 3, 2, word: .same, ceil: true), .onnx) == nil)
    #expect(
      try refusal(question(9, 3, 4, word: .valid, ceil: true), .onnx)
        == .ceilWithValid(specified: 2, run: 3))
    #expect(try refusal(question(9, 3, 3, word: .valid, ceil: true), .onnx) == nil)
    #expect(try refusal(question(9, 3, 1, word: .same, d: 2), .onnx) == .sameWithDilation(2))
    #expect(
      try refusal(question(9, 1, 2, word: .same), .onnx) == nil
        && refusal(question(8, 1, 2, word: .same), .onnx)
          == .negativeSame(axis: 0, total: -1)
    )
    #expect(try refusal(question(9, 3, 1, p: 1, kind: .avg), .tf) == .explicitPadding)
    #expect(try refusal(question(9, 3, 1, p: 1), .tf) == nil)
    #expect(try refusal(question(9, 3, 1, p: 1), .keras) == .explicitPadding)
    #expect(try refusal(question(9, 3, 2, ceil: true), .keras) == .ceil)
    #expect(try refusal(question(9, 3, 1, d: 2), .keras) == .poolDilation(2))
    #expect(
      try refusal(question(9, 3, 2, d: 2), .tf) == .strideWithDilation(stride: 2, dilation: 2))
    #expect(try refusal(question(9, 3, 2, includesPad: true), .tf) == .countIncludePadding(true))
    #expect(
      try refusal(question(9, 3, 2, includesPad: false), .caffe) == .countIncludePadding(false))
    let uneven = PoolingQuestion(
      sizes: try SpatialSizes(input: [9], window: [3]), kind: .max,
      padding: .explicit([PaddingPair(0, 1)]))
    let pair = Refusal.unevenPadding(axis: 0, PaddingPair(0, 1))
    #expect(refusal(uneven, .torch) == pair && refusal(uneven, .caffe) == pair)
    #expect(refusal(uneven, .onnx) == nil && refusal(uneven, nil) == nil)
  }

  @Test func sizesThatTrapNothing() throws {
    #expect(throws: ArithmeticError.overflow) { try windows(question(.max, 2, 2), nil) }
    #expect(throws: ArithmeticError.notPositive(.stride, axis: .only, value: 0)) {
      try windows(question(4, 2, 0), nil)
    }
    #expect(throws: ArithmeticError.notPositive(.kernel, axis: .only, value: -1)) {
      try windows(question(4, -1, 1), nil)
    }
    #expect(throws: ArithmeticError.overflow) { try windows(question(4, 2, 2, p: .min), nil) }
    let four = [3, 3, 3, 3]
    #expect(throws: ArithmeticError.noSuchReading(input: four, kernel: four, dims: nil)) {
      try PoolingQuestion.global(input: four, kind: .max).settled(by: nil)
    }
    let pairs = PoolingQuestion(
      sizes: try SpatialSizes(input: [9], window: [3]), kind: .max,
      padding: .explicit([.none, .none]))
    #expect(throws: ArithmeticError.axisCount(.padding, expected: 1, actual: 2)) {
      try pairs.settled(by: nil)
    }
  }
}

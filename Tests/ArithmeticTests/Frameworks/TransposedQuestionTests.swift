import Arithmetic
import Testing

@Suite struct TransposedQuestionTests {
  private func settled(
    _ n: Int, _ k: Int, _ s: Int, p: Int? = nil, word: PaddingRule? = nil, d: Int = 1,
    a: Int? = nil, asked: Int? = nil, by framework: Framework? = nil
  ) throws(ArithmeticError) -> SettledAxis {
    try TransposedQuestion(
      sizes: SpatialSizes(input: [n], kernel: [k], stride: [s], dilation: [d]),
      padding: p.map { .explicit([PaddingPair($0, $0)]) } ?? word, outputPadding: a.map { [$0] },
      outputShape: asked.map { [$0] }
    ).settled(by: framework)[0]
  }

  private func takes(
    _ asked: Int, from n: Int, _ k: Int, _ s: Int, word: PaddingRule, d: Int,
    by framework: Framework
  ) -> Bool {
    (try? settled(n, k, s, word: word, d: d, asked: asked, by: framework)) != nil
  }

  /// PyTorch: (n − 1)s − 2p + k̂ and the s − 1 sizes above it; a from 0 to max(s, d) − 1.
  @Test func torchSizes() throws {
    for n in 1...4 {
      for k in 1...4 {
        for s in 1...4 {
          for d in 1...3 {
            for p in 0...2 {
              let least = (n - 1) * s - 2 * p + d * (k - 1) + 1
              for a in 0..<max(s, d) where least + a > 0 {
                let axis = try settled(n, k, s, p: p, d: d, a: a, by: .torch)
                #expect(axis.relation.input == least + a && axis.outputPadding == a)
              }
              let limit = max(s, d)
              #expect(
                throws: ArithmeticError.outputPaddingTooLarge(
                  axis: .only, value: limit, limit: limit)
              ) { try settled(n, k, s, p: p, d: d, a: limit, by: .torch) }
              let legal = max(least, 1)..<max(least + s, 1)
              for asked in -1...(least + s + 1) {
                if legal.contains(asked) {
                  let axis = try settled(n, k, s, p: p, d: d, asked: asked, by: .torch)
                  #expect(axis.relation.input == asked && axis.outputPadding == asked - least)
                } else {
                  #expect(
                    throws: ArithmeticError.impossibleOutputShape(
                      axis: .only, asked: asked, legal: legal)
                  ) { try settled(n, k, s, p: p, d: d, asked: asked, by: .torch) }
                }
              }
            }
          }
        }
      }
    }
  }

  /// TensorFlow and Keras take the sizes that their convolution takes back to n, and crop what it
  /// would have padded.
  @Test(arguments: [Framework.tf, .keras], [PaddingRule.valid, .same])
  func tensorFlowSizes(framework: Framework, word: PaddingRule) throws {
    for n in 1...4 {
      for k in 1...4 {
        for s in 1...3 {
          for d in s > 1 ? 1...1 : 1...3 {
            for asked in 1...(n * s + k * d + 3) {
              let forward = try? ConvolutionQuestion(
                sizes: SpatialSizes(input: [asked], kernel: [k], stride: [s], dilation: [d]),
                padding: word
              ).settled(by: framework).relation.axes[0]
              let isLegal = forward?.output == n
              #expect(
                takes(asked, from: n, k, s, word: word, d: d, by: framework) == isLegal)
              guard let forward, isLegal else { continue }
              let axis = try settled(n, k, s, word: word, d: d, asked: asked, by: framework)
              #expect(axis.relation == forward)
            }
          }
        }
      }
    }
  }

  @Test func kerasSizes() throws {
    for n in 1...4 {
      for k in 1...5 {
        for s in 1...4 {
          let valid = try settled(n, k, s, word: .valid, by: .keras).relation.input
          #expect(valid == n * s + max(k - s, 0))
          #expect(try settled(n, k, s, word: .same, by: .keras).relation.input == n * s)
          for a in 0..<s {
            #expect(
              try settled(n, k, s, word: .valid, a: a, by: .keras).relation.input
                == (n - 1) * s + k + a)
            // Refused where the convolution would not come back to n.
            let size = (n - 1) * s + k % 2 + a
            let isLegal = size > 0 && (size + s - 1) / s == n
            let same = try? settled(n, k, s, word: .same, a: a, by: .keras)
            #expect(same?.relation.input == (isLegal ? size : nil))
          }
        }
      }
    }
  }

  /// ONNX: what is left over of the output asked for is cropped, the odd cell at the end under
  /// SAME_UPPER and at the beginning otherwise.
  @Test func onnxTargets() throws {
    for (word, evenFirst) in [
      (PaddingRule.same, true), (.sameLower, false), (.valid, false),
    ] {
      for k in 2...5 {
        for asked in 5...8 {
          let total = 2 * 3 + k - asked
          guard total >= 0 else { continue }
          let axis = try settled(3, k, 3, word: word, asked: asked, by: .onnx)
          let (small, rest) = (total / 2, total - total / 2)
          #expect(axis.relation.input == asked)
          #expect(
            axis.relation.padding
              == (evenFirst ? PaddingPair(small, rest) : PaddingPair(rest, small)))
        }
      }
    }
    #expect(try settled(3, 2, 3, word: .same, by: .onnx).relation.input == 9)
    #expect(throws: ArithmeticError.refused(.onnx, .outputPaddingNotBelowStride(1, stride: 1))) {
      try settled(3, 2, 1, p: 0, d: 2, a: 1, by: .onnx)
    }
    #expect(try settled(3, 2, 1, p: 0, d: 2, a: 1, by: .torch).relation.input == 6)
  }

  /// JAX 0.10.2: `lax.conv_transpose(…).shape`, with rows i, k, s, d, size; numbers pad the stretched
  /// input.
  @Test(
    arguments: [
      ([3, 4, 3, 2, 3], .explicit([PaddingPair(2, 0)])),
      ([6, 1, 3, 2, 19], .explicit([PaddingPair(1, 2)])),
      ([4, 4, 1, 2, 1], .explicit([PaddingPair(1, 2)])),
      ([5, 3, 2, 1, 7], .explicit([PaddingPair(0, 0)])),
      ([5, 3, 2, 1, 7], .explicit([PaddingPair(-1, 1)])),
      ([2, 3, 3, 1, 2], .explicit([PaddingPair(-1, 1)])), ([2, 4, 3, 2, 6], .same),
      ([6, 1, 2, 2, 12], .same), ([5, 4, 1, 1, 5], .same), ([6, 4, 2, 1, 14], .valid),
      ([4, 4, 3, 1, 13], .valid), ([5, 2, 3, 2, 15], .valid), ([4, 3, 2, 1, 9], .valid),
    ] as [([Int], PaddingRule)])
  func jaxSizes(_ row: [Int], _ rule: PaddingRule) throws {
    let axis = try settled(row[0], row[1], row[2], word: rule, d: row[3], by: .jax)
    #expect(axis.size == row[4])
  }

  @Test func refusals() {
    for framework in [Framework.scipy, .numpy, .matlab, .opencv] {
      #expect(throws: ArithmeticError.refused(framework, .noTransposed)) {
        try settled(3, 2, 1, by: framework)
      }
    }
    #expect(throws: ArithmeticError.refused(.torch, .paddingWord(.same))) {
      try settled(3, 2, 1, word: .same, by: .torch)
    }
    #expect(throws: ArithmeticError.refused(.keras, .explicitPadding)) {
      try settled(3, 2, 1, p: 1, by: .keras)
    }
    #expect(throws: ArithmeticError.refused(.tf, .outputPadding(1))) {
      try settled(3, 2, 2, a: 1, by: .tf)
    }
    #expect(throws: ArithmeticError.refused(.caffe, .outputPadding(1))) {
      try settled(3, 2, 2, a: 1, by: .caffe)
    }
    #expect(
      throws: ArithmeticError.refused(.keras, .strideWithDilation(stride: 2, dilation: 2))
    ) { try settled(3, 2, 2, d: 2, by: .keras) }
    for framework in [Framework.torch, .onnx, .theano, .caffe] {
      let crop = PaddingPair(-1, -1)
      #expect(throws: ArithmeticError.refused(framework, .negativePadding(axis: 0, crop))) {
        try settled(3, 2, 2, p: -1, by: framework)
      }
    }
  }

  /// Nothing that can be typed traps or lists sizes without end.
  @Test func sizesThatTrapNothing() {
    for p in [Int.max, .min] {
      #expect(throws: ArithmeticError.overflow) { try settled(3, 2, 1, p: p) }
    }
    #expect(throws: ArithmeticError.overflow) { try settled(1 << 30, 2, 1 << 30) }
    #expect(throws: ArithmeticError.overflow) { try settled(3, 2, 1, a: .max) }
    #expect(throws: ArithmeticError.negative(.outputPadding, axis: .only, value: -1)) {
      try settled(3, 2, 1, a: -1)
    }
    let wide = 1 << 38
    #expect(
      throws: ArithmeticError.impossibleOutputShape(
        axis: .only, asked: .max, legal: (2 * wide + 2)..<(3 * wide + 2))
    ) { try settled(3, 2, wide, asked: .max) }
    #expect(
      throws: ArithmeticError.impossibleOutputShape(axis: .only, asked: 5, legal: 1..<1)
    ) { try settled(1, 2, 1, p: 2, asked: 5) }
    #expect(throws: ArithmeticError.notPositive(.output, axis: .only, value: -2)) {
      try settled(1, 2, 1, p: 2)
    }
  }
}

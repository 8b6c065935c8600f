import Arithmetic
import Testing

/// Whatever sizes are typed, a question is settled or refused: nothing traps, and nothing is listed
/// without end.
@Suite struct ExtremeSizesTests {
  private let sizes = [
    Int.min, -(1 << 40), -1, 0, 1, 2, 3, 5, 1 << 20, 1 << 39, (1 << 40) - 1, 1 << 40, Int.max,
  ]
  private let frameworks: [Framework?] = [nil] + Framework.allCases.map { $0 }

  private func rule(_ dice: inout Dice, rank: Int) -> PaddingRule? {
    let words: [PaddingRule] = [.valid, .full, .same, .sameLower, .half, .causal]
    if dice.flip() { return dice.pick(words) }
    return .explicit(
      (0..<rank).map { _ in
        dice.flip()
          ? PaddingPair(dice.pick(sizes), dice.pick(sizes))
          : PaddingPair(dice.next(-2...3), dice.next(-2...3))
      })
  }

  private func spatial(_ dice: inout Dice, rank: Int) throws -> SpatialSizes {
    func list(_ dice: inout Dice) -> [Int] {
      (0..<rank).map { _ in dice.next(0...3) == 0 ? dice.pick(sizes) : dice.next(1...5) }
    }
    return try SpatialSizes(
      input: list(&dice), kernel: list(&dice), stride: list(&dice), dilation: list(&dice))
  }

  @Test(arguments: [UInt64(1), 2, 3, 4])
  func nothingTraps(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    // Counts the settled, so that not everything is refused at the first check.
    var settled = 0
    for _ in 0..<20_000 {
      let rank = dice.next(1...2)
      let sizes = try spatial(&dice, rank: rank)
      let framework = dice.pick(frameworks)
      let padding = rule(&dice, rank: rank)
      let pooling = try? PoolingQuestion(
        sizes: sizes, kind: dice.pick([.max, .avg, .lp(2)]), padding: padding,
        ceil: dice.pick([nil, true, false])
      ).settled(by: framework)
      if let pooling {
        settled += 1
        #expect(pooling.relation.outputShape.allSatisfy { $0 > 0 })
        #expect(pooling.pooling.divisor(ofWindow: 0) >= 0)
        _ = try? pooling.pooling.window(0, within: .strict)
        _ = try? Coverage.counts(of: pooling.relation, within: .strict)
      }
      let convolution = try? ConvolutionQuestion(
        sizes: sizes, padding: padding, mode: dice.pick(PaddingMode.allCases),
        rounding: dice.pick([.floor, .ceil, .strict]), turnsKernel: dice.flip()
      ).settled(by: framework)
      if let convolution { #expect(convolution.relation.outputShape.allSatisfy { $0 > 0 }) }
      let transposed = try? TransposedQuestion(
        sizes: sizes, padding: padding,
        outputPadding: dice.flip() ? (0..<rank).map { _ in dice.pick(self.sizes) } : nil,
        outputShape: dice.flip() ? (0..<rank).map { _ in dice.pick(self.sizes) } : nil
      ).settled(by: framework)
      if let transposed { #expect(transposed.allSatisfy { $0.relation.input > 0 }) }
      var unpooling = UnpoolingQuestion(sizes: sizes)
      if case .explicit(let pairs) = padding { unpooling.padding = pairs }
      if dice.flip() { unpooling.outputShape = (0..<rank).map { _ in dice.pick(self.sizes) } }
      if let relation = try? unpooling.settled() {
        #expect(relation.inputShape.allSatisfy { $0 > 0 })
      }
      _ = try? AdaptiveRelation(input: sizes.input, output: sizes.kernel)
      if case .explicit(let pairs) = padding {
        _ = try? Padding(pairs: pairs, mode: dice.pick(PaddingMode.allCases))
          .outputShape(of: sizes.input)
      }
    }
    #expect(settled > 100)
  }
}

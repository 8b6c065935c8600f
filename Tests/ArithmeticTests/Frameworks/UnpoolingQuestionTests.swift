import Arithmetic
import Testing

@Suite struct UnpoolingQuestionTests {
  private func settled(_ n: Int, _ k: Int, _ s: Int, _ p: Int, _ asked: Int? = nil) throws
    -> AxisRelation
  {
    try UnpoolingQuestion(
      sizes: SpatialSizes(input: [n], window: [k], stride: [s]), padding: [PaddingPair(p, p)],
      outputShape: asked.map { [$0] }
    ).settled().axes[0]
  }

  /// PyTorch's legal sizes lie strictly between the usual one less s and that plus s.
  @Test(arguments: [
    (3, 2, 2, 0, 5..<8), (3, 3, 3, 0, 7..<12), (4, 3, 2, 1, 6..<9), (1, 1, 3, 0, 1..<4),
  ])
  func legalSizes(n: Int, k: Int, s: Int, p: Int, legal: Range<Int>) throws {
    let usual = (n - 1) * s - 2 * p + k
    #expect(try settled(n, k, s, p).input == usual)
    for asked in -2...15 {
      if legal.contains(asked) {
        let axis = try settled(n, k, s, p, asked)
        #expect(axis.input == asked && axis.output == n)
      } else {
        #expect(
          throws: ArithmeticError.impossibleOutputShape(axis: .only, asked: asked, legal: legal)
        ) { try settled(n, k, s, p, asked) }
      }
    }
  }

  @Test func sizesThatTrapNothing() throws {
    #expect(throws: ArithmeticError.overflow) { try settled(1 << 30, 2, 1 << 30, 0) }
    #expect(throws: ArithmeticError.self) { try settled(3, 2, 2, 0, .max) }
    #expect(throws: ArithmeticError.notPositive(.stride, axis: .only, value: 0)) {
      try settled(3, 2, 0, 0)
    }
  }
}

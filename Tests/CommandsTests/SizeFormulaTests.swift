import Arithmetic
import Commands
import Computations
import Testing

@Suite struct SizeFormulaTests {
  private func axis(
    _ input: Int, _ kernel: Int, stride: Int = 1, padding: Int = 0, dilation: Int = 1,
    extra: Int = 0
  ) -> AxisSizes {
    AxisSizes(
      input: input, kernel: kernel, stride: stride, dilation: dilation,
      padding: PaddingPair(padding, padding), outputPadding: extra)
  }

  private func size(
    _ axis: AxisSizes, isTransposed: Bool = false, roundsUp: Bool = false,
    _ change: (inout SizeFormula) -> Void = { _ in }
  ) -> Rational {
    var formula = SizeFormula.usual
    change(&formula)
    return formula.size(axis, isTransposed: isTransposed, roundsUp: roundsUp)
  }

  /// The usual formula counts the windows that there are.
  @Test func theUsualFormulaCountsWindows() throws {
    for input in 3...9 {
      for kernel in 1...3 {
        for stride in 1...3 {
          for padding in 0...1 {
            let relation = try Relation(
              input: [input], kernel: [kernel], stride: [stride], dilation: [2],
              padding: [PaddingPair(2, padding)])
            let sizes = AxisSizes(
              input: input, kernel: kernel, stride: stride, dilation: 2,
              padding: PaddingPair(2, padding))
            #expect(size(sizes) == Rational(relation.outputShape[0]))
          }
        }
      }
    }
  }

  /// An input of 8 under a kernel of 5, stride 2, padding 1: right is ⌊5/2⌋ + 1 = 3.
  @Test func wrongFormulas() throws {
    let axis = axis(8, 5, stride: 2, padding: 1)
    #expect(size(axis) == 3)
    #expect(size(axis) { $0.one = .missing } == 2)
    #expect(size(axis) { $0.one = .inside } == 3)
    #expect(size(axis) { $0.rounding = .opposite } == 4)
    #expect(size(axis) { $0.rounding = .none } == (try Rational(7, 2)))
    #expect(size(axis) { $0.paddings = .once } == 3)
    #expect(size(axis) { $0.paddings = .opposite } == 1)
    #expect(size(axis) { $0.steps = .multiplied } == 11)
    #expect(size(axis) { $0.reach = .none } == 6)
    #expect(size(axis) { $0.whole = .tiles } == 1)
    #expect(size(axis) { $0.whole = .same } == 4)
    #expect(size(axis) { $0.whole = .half } == 4)
    #expect(size(axis) { $0.whole = .otherDirection } == 17)
  }

  @Test func reaches() {
    let axis = axis(17, 3, dilation: 4)
    #expect(size(axis) == 9)
    #expect(size(axis) { $0.reach = .product } == 6)
    #expect(size(axis) { $0.reach = .sum } == 11)
  }

  @Test func transposedSizes() {
    let axis = axis(4, 3, stride: 2, padding: 1, extra: 1)
    #expect(size(axis, isTransposed: true) == 8)
    #expect(size(axis, isTransposed: true) { $0.extra = .missing } == 7)
    #expect(size(axis, isTransposed: true) { $0.extra = .twice } == 9)
    #expect(size(axis, isTransposed: true) { $0.paddings = .opposite } == 12)
    #expect(size(axis, isTransposed: true) { $0.whole = .otherDirection } == 2)
  }

  /// A last window that begins in the end padding does not count, unless somebody counts it.
  @Test func roundingUp() {
    let axis = axis(5, 2, stride: 3, padding: 1)
    #expect(size(axis, roundsUp: true) == 2)
    #expect(size(axis, roundsUp: true) { $0.rounding = .unclipped } == 3)
    #expect(size(axis, roundsUp: true) { $0.rounding = .opposite } == 2)
  }
}

import Arithmetic
import Testing

struct RelationshipTests {
  @Test func numbersAllFifteen() {
    #expect(Relationship.guide.map(\.number) == Array(1...15))
  }

  /// Wherever a relationship's conditions hold, it gives the number of positions that there are.
  @Test(arguments: Relationship.guideConvolutions + Relationship.guidePoolings)
  func countsPositions(_ relationship: Relationship) throws {
    var cases = 0
    for row in BruteForce.product(1...14, 1...7, 1...4, 0...6, 1...3) {
      let (i, k, s, p, d) = (row[0], row[1], row[2], row[3], row[4])
      let values: SizeValues = [
        .input: i, .kernel: k, .stride: s, .padding: p, .dilation: d,
      ]
      let counted = BruteForce.windows(i, k, s, p, p, d)
      guard counted > 0, relationship.holds(for: values) else { continue }
      #expect(try relationship.law.formula.evaluate(values) == counted)
      cases += 1
    }
    #expect(cases >= 40)
  }

  /// Relationships 8 to 14: the size is that of the stamps; the associated convolution, over the
  /// stretched input with the padding p′, has it too.
  @Test(arguments: Relationship.guideTransposed)
  func undoesTheShapeOfAConvolution(_ relationship: Relationship) throws {
    var cases = 0
    for row in BruteForce.product(1...14, 1...7, 1...4, 0...6) {
      let (i, k, s, p) = (row[0], row[1], row[2], row[3])
      let forward = BruteForce.windows(i, k, s, p, p)
      guard forward > 0 else { continue }
      var values: SizeValues = [
        .input: i, .kernel: k, .stride: s, .padding: p, .dilation: 1, .transposedInput: forward,
      ]
      values[.outputPadding] = (i + 2 * p - k) % s
      guard relationship.holds(for: values) else { continue }
      let extra = relationship == .transposedRemainder ? values[.outputPadding] ?? 0 : 0
      #expect(try relationship.law.formula.evaluate(values) == i)
      #expect(BruteForce.stamped(forward, k, s, p, p, 1, extra) == i)
      for equation in relationship.definitions {
        values[equation.symbol] = try equation.formula.evaluate(values)
      }
      let padding = try #require(values[.transposedPadding])
      let stretched = values[.stretchedInput] ?? forward
      let kernel = try #require(values[.transposedKernel])
      let stride = try #require(values[.transposedStride])
      #expect(BruteForce.windows(stretched, kernel, stride, padding, padding + extra) == i)
      cases += 1
    }
    #expect(cases >= 25)
  }

  @Test(
    arguments: [
      ([5, 3, 1, 0, 1], 1), ([5, 3, 1, 1, 1], 3), ([5, 4, 1, 2, 1], 2), ([5, 3, 1, 2, 1], 4),
      ([5, 3, 2, 0, 1], 5), ([6, 3, 2, 1, 1], 6), ([7, 3, 1, 0, 2], 15), ([7, 1, 1, 0, 1], 1),
    ] as [([Int], Int)])
  func recognisesConvolutions(_ sizes: [Int], _ number: Int) throws {
    let values = try SizeProblem(.convolution).settled([
      .input: sizes[0], .kernel: sizes[1], .stride: sizes[2], .padding: sizes[3],
      .dilation: sizes[4],
    ]).values
    #expect(Relationship.recognised(.convolution, for: values)?.number == number)
  }

  @Test(
    arguments: [
      ([3, 3, 1, 0, 0, 1], 8), ([4, 4, 1, 1, 0, 1], 9), ([5, 3, 1, 1, 0, 1], 10),
      ([7, 3, 1, 2, 0, 1], 11), ([2, 3, 2, 0, 0, 1], 12), ([3, 3, 2, 1, 0, 1], 13),
      ([3, 3, 2, 1, 1, 1], 14), ([3, 3, 2, 1, 1, 2], nil),
    ] as [([Int], Int?)])
  func recognisesTransposes(_ sizes: [Int], _ number: Int?) throws {
    let axis = AxisSizes(
      input: sizes[0], kernel: sizes[1], stride: sizes[2], dilation: sizes[5],
      padding: PaddingPair(sizes[3], sizes[3]), outputPadding: sizes[4])
    let output = BruteForce.stamped(
      sizes[0], sizes[1], sizes[2], sizes[3], sizes[3], sizes[5], sizes[4])
    var settled = SettledAxis(
      AxisRelation(
        input: output, kernel: axis.kernel, stride: axis.stride, dilation: axis.dilation,
        padding: axis.padding, output: axis.input), law: .transposed)
    settled.outputPadding = axis.outputPadding
    let values = settled.values
    #expect(Relationship.recognised(.transposed, for: values)?.number == number)
  }

  @Test func knowsNoNameForUnequalPaddings() throws {
    let values = try SizeProblem(.convolution).settled([
      .input: 5, .kernel: 4, .paddingBegin: 1, .paddingEnd: 2,
    ]).values
    #expect(Relationship.recognised(.convolution, for: values) == nil)
  }

  /// Adaptive pooling's windows cover the axis without a gap, in order.
  @Test func adaptiveWindowsCoverTheAxis() throws {
    let adaptive = Relationship.adaptive
    let begin = try #require(adaptive.definitions.first).formula
    for row in BruteForce.product(1...12, 1...12) {
      var next = 0
      for window in 0..<row[1] {
        let values: SizeValues = [.input: row[0], .output: row[1], .window: window]
        let first = try begin.evaluate(values)
        let end = try adaptive.law.formula.evaluate(values)
        #expect(first <= next && first < end && end >= next)
        next = end
      }
      #expect(next == row[0])
    }
  }
}

import Arithmetic
import Testing

struct SizeProblemTests {
  private static let problems: [SizeProblem] = [
    SizeProblem(.convolution), SizeProblem(.convolution, strict: true),
    SizeProblem(.convolution, padding: .same), SizeProblem(.convolution, padding: .full),
    SizeProblem(.convolution, padding: .half), SizeProblem(.convolution, padding: .causal),
    SizeProblem(.convolution, padding: .same, by: .torch),
    SizeProblem(.convolution, padding: .valid, by: .tf),
    SizeProblem(.convolution, padding: .same, by: .numpy),
    SizeProblem(.convolution, padding: .valid, by: .scipy), SizeProblem(.pooling),
    SizeProblem(.pooling, ceil: true), SizeProblem(.pooling, by: .caffe),
    SizeProblem(.pooling, by: .theano), SizeProblem(.pooling, padding: .same, by: .onnx),
    SizeProblem(.transposed), SizeProblem(.transposed, padding: .same),
    SizeProblem(.transposed, padding: .same, by: .keras),
    SizeProblem(.transposed, padding: .valid, by: .keras),
    SizeProblem(.transposed, padding: .same, by: .jax), SizeProblem(.transposed, padding: .half),
    SizeProblem(.transposed, padding: .full), SizeProblem(.unpooling),
    SizeProblem(.unpooling, by: .torch),
  ]

  private static func unknowns(of problem: SizeProblem) -> [SizeSymbol] {
    [problem.inputSymbol, .kernel, .stride]
      + (problem.layer.padding == nil ? [.padding] : [])
      + (problem.operation == .unpooling ? [] : [.dilation])
      + (problem.operation == .transposed ? [.outputPadding] : [])
  }

  /// Whatever the unknown, the solver finds what trying every value finds, and nothing else.
  @Test(arguments: problems)
  func findsWhatTryingEveryValueFinds(_ problem: SizeProblem) throws {
    let top = 16
    var found = 0
    let rows = BruteForce.product(1...6, 1...3, 1...3, 0...1, 1...2).enumerated()
    for row in rows.filter({ $0.offset % 5 == 0 }).map(\.element) {
      var all: SizeValues = [
        problem.inputSymbol: row[0], .kernel: row[1], .stride: row[2], .dilation: row[4],
      ]
      if problem.operation == .unpooling { all[.dilation] = nil }
      if problem.layer.padding == nil { all[.padding] = row[3] }
      for unknown in Self.unknowns(of: problem) {
        var known = all
        known[unknown] = nil
        let least = unknown == .padding || unknown == .outputPadding ? 0 : 1
        let outputs = (least...top).map { value in
          var question = known
          question[unknown] = value
          return (value, try? problem.size(question))
        }
        for output in [1, 2, 5] {
          let families =
            (try? problem.solutions(for: unknown, known: known, output: output...output)) ?? []
          let solved = (0...top).filter { place in
            families.contains { family in
              place >= family.range.lowerBound
                && (family.isEndless || place <= family.range.upperBound)
                && (place - family.range.lowerBound) % family.step == 0
            }
          }
          let tried = outputs.filter { $0.1 == output }.map(\.0)
          #expect(solved == tried, "\(unknown) \(known) o=\(output)")
          found += tried.count
        }
      }
    }
    #expect(found > 20)
  }

  private func solutions(
    _ problem: SizeProblem, _ unknown: SizeSymbol, _ known: SizeValues, _ output: Int
  ) throws -> [SizeFamily] {
    try problem.solutions(for: unknown, known: known, output: output...output)
  }

  @Test func givesTheRunOfInputs() throws {
    let problem = SizeProblem(.convolution)
    #expect(
      try solutions(problem, .input, [.kernel: 3, .stride: 2], 16) == [
        SizeFamily(symbol: .input, range: 33...34)
      ])
    #expect(
      try solutions(problem, .input, [.kernel: 3, .stride: 2, .padding: 1], 16).map(\.range)
        == [31...32])
    #expect(
      try solutions(problem, .input, [.kernel: 3, .stride: 7], 200_000_000).map(\.range)
        == [1_399_999_996...1_400_000_002])
    #expect(
      try solutions(problem, .input, [.kernel: 3], 1 << 30).map(\.range)
        == [((1 << 30) + 2)...((1 << 30) + 2)])
  }

  @Test func saysWhereThereIsNoEnd() throws {
    let problem = SizeProblem(.convolution)
    let strides = try #require(
      try solutions(problem, .stride, [.input: 7, .kernel: 3], 1).first)
    #expect(strides.range.lowerBound == 5)
    #expect(strides.isEndless)
    let point: SizeValues = [.input: 7, .kernel: 1]
    #expect(try solutions(problem, .dilation, point, 7).first?.isEndless == true)
    #expect(try solutions(problem, .stride, point, 7).map(\.range) == [1...1])
    // Every kernel: k̂ is odd under dilation 2, and ⌊k̂/2⌋ pads its whole reach.
    let half = SizeProblem(.convolution, padding: .half)
    let all = try solutions(half, .kernel, [.input: 34, .stride: 4, .dilation: 2], 9)
    #expect(all.count == 1 && all[0].range.lowerBound == 1 && all[0].step == 1 && all[0].isEndless)
    let odd = try solutions(half, .kernel, [.input: 33, .stride: 1], 33)
    #expect(odd.count == 1 && odd[0].range.lowerBound == 1 && odd[0].step == 2 && odd[0].isEndless)
  }

  @Test func findsTheOutputPadding() throws {
    let problem = SizeProblem(.transposed)
    let known: SizeValues = [.transposedInput: 3, .kernel: 3, .stride: 2, .padding: 1]
    #expect(try solutions(problem, .outputPadding, known, 6).map(\.range) == [1...1])
    #expect(
      try solutions(
        problem, .outputPadding, [.transposedInput: 3, .kernel: 3, .stride: 2], 9
      ).isEmpty)
  }

  @Test func refusesWhatIsWrongWhateverTheUnknown() {
    let problem = SizeProblem(.convolution)
    #expect(throws: ArithmeticError.notPositive(.stride, axis: .only, value: 0)) {
      try solutions(problem, .input, [.kernel: 3, .stride: 0], 3)
    }
    #expect(throws: ArithmeticError.missingSize(.kernel)) {
      try solutions(problem, .input, [.stride: 1], 3)
    }
    #expect(throws: ArithmeticError.overflow) { try solutions(problem, .input, [.kernel: .max], 3) }
    #expect(throws: ArithmeticError.overflow) { try solutions(problem, .input, [.kernel: .min], 3) }
    // Solutions too large to be looked at are declined, not denied.
    #expect(throws: ArithmeticError.overflow) {
      try solutions(problem, .input, [.kernel: 3], 1 << 40)
    }
    #expect(throws: ArithmeticError.refused(.scipy, .paddingWord(.half))) {
      try solutions(
        SizeProblem(.convolution, padding: .half, by: .scipy), .input, [.kernel: 3], 1)
    }
  }
}

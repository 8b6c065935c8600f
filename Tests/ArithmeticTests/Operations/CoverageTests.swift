import Arithmetic
import Testing

@Suite struct CoverageTests {
  /// Each reading is counted where it finds its sample.
  @Test func agreesWithCounting() throws {
    var dice = Dice(seed: 2)
    for round in 0..<60 {
      let problem = ConvolutionCase(&dice, rank: round % 3 + 1)
      var expected = Plain(problem.input) { _ in 0 }
      for window in Plain.indices(of: problem.outputSpace) {
        for tap in Plain.indices(of: problem.kernel) {
          let place = plainSource(
            problem.position(window, tap), shape: problem.input, mode: problem.mode,
            padding: problem.padding)
          if let place { expected[place] += 1 }
        }
      }
      let counts = try Coverage.counts(
        of: problem.convolution().relation, mode: problem.mode, within: .standard)
      #expect(counts == expected.grid)
    }
  }

  @Test func whatIsTooMuchIsRefused() throws {
    let relation = try Relation(
      input: [90_000], kernel: [30_000], stride: [1], dilation: [1], padding: [.none])
    #expect(throws: ArithmeticError.tooMuchWork(limit: Limits.strict.work)) {
      try Coverage.counts(of: relation, within: .strict)
    }
  }
}

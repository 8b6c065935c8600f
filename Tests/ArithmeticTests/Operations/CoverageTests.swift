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

  /// Away from the borders the counts repeat as the rule with gcd(s, d) and k mod s says.
  @Test func insideTheyRepeat() throws {
    var dice = Dice(seed: 4)
    for _ in 0..<300 {
      let (k, s, d) = (dice.next(1...7), dice.next(1...6), dice.next(1...5))
      let padding = PaddingPair(dice.next(-1...3), dice.next(-1...3))
      let size = d * (k - 1) + 3 + dice.next(0...(6 * s))
      let axis = try Relation(
        input: [size], kernel: [k], stride: [s], dilation: [d], padding: [padding]
      ).axes[0]
      let counts = try Coverage.counts(along: axis, within: .standard)
      let pattern = try Coverage.pattern(kernel: k, stride: s, dilation: d, within: .standard)
      for cell in axis.inside {
        #expect(counts[cell] == pattern[(cell + padding.begin) % s])
      }
      let divisor = (1...s).last { s % $0 == 0 && d % $0 == 0 } ?? 1
      let classes = s / divisor
      for (place, count) in pattern.enumerated() {
        #expect(
          place % divisor != 0
            ? count == 0 : count == k / classes || count == k / classes + 1)
      }
      #expect(pattern.filter { $0 == k / classes + 1 }.count == k % classes)
      #expect((Set(pattern).count == 1) == (divisor == 1 && k % s == 0))
      let windows = try Coverage.counts(along: axis, on: .windows, within: .standard)
      #expect(windows.reduce(0, +) == counts.reduce(0, +))
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

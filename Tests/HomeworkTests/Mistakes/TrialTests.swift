import Homework
import MistakeTrials
import Testing

/// The measured figures, on fewer problems than the benchmark's.
@Suite struct TrialTests {
  @Test(arguments: TrialSetup.measured)
  func mistakesWithoutSlipsAreAllNamed(setup: TrialSetup) {
    let tally = setup.tally(problems: 25, slipRate: 0)
    #expect(tally.answers > 200)
    #expect(tally.namedShare >= 0.99, "\(tally)")
    #expect(tally.misnamed == 0, "\(tally)")
    #expect(tally.explainedShare <= 0.013, "\(tally)")
  }

  @Test(arguments: TrialSetup.measured)
  func slipsHideFew(setup: TrialSetup) {
    let tally = setup.tally(problems: 25, slipRate: 0.1)
    #expect(tally.namedShare >= 0.85, "\(tally)")
    #expect(tally.misnamedShare <= 0.015, "\(tally)")
  }

  /// Wrong answers worked out by plain loops, not by the program's own variations.
  @Test(arguments: PlainOperation.allCases)
  func mistakesOfAllOperationsAreNamed(operation: PlainOperation) {
    let tally = operation.tally(problems: 6, slipRate: 0)
    #expect(tally.keysThatDiffer == [])
    #expect(tally.answers >= 18)
    #expect(tally.namedShare >= 0.9, "\(tally)")
    #expect(tally.misnamedShare <= 0.02, "\(tally)")
    #expect(tally.explainedShare <= 0.05 && tally.slipsNamedShare <= 0.07, "\(tally)")
  }
}

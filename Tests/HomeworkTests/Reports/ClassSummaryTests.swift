import Arithmetic
import Homework
import Testing

@Suite struct ClassSummaryTests {
  private var summary: ClassSummary {
    var summary = ClassSummary(SampleClass.outline)
    for report in SampleClass.reports { summary.add(report) }
    return summary
  }

  @Test func countsAndMeans() {
    #expect(summary.count == 4)
    // The fourth was not graded and counts nowhere.
    #expect(summary.gradedCount == 3)
    #expect(summary.mean == (12 + 3 + SampleClass.thirtyTwoNinths).divided(by: 3))
    #expect(summary.median == SampleClass.thirtyTwoNinths)
    #expect(summary.problems[1].count(.unreadable) == 1)
    #expect(summary.problems[2].count(.blank) == 1)
    #expect(summary.problems[2].count(.refused) == 0)
    #expect(summary.mean(of: summary.problems[2]) == (try? Rational(2, 3)))
    #expect(summary.students.last?.score == nil)
    #expect(ClassSummary(SampleClass.outline).mean == nil)
  }

  @Test func whatHasToBeLookedAtComesByStudent() {
    #expect(summary.attention.map(\.studentID) == ["u1003", "u1004"])
    #expect(summary.attention.map(\.problem) == ["2", "all"])
    #expect(summary.attention.first?.words == "row 1 has 3 numbers, row 2 has 2")
    #expect(summary.attention.first?.line == 4)
  }

  @Test func mistakesAreCountedAndAmbiguousOnesKeptTogether() {
    #expect(
      summary.mistakes.map { "\($0.problem) \($0.name) \($0.count)" } == [
        "5a pool-sum 2", "1 flip 1", "2 padding-ignored or padding-end-only 1", "3 no-plus-one 1",
      ])
  }

  @Test func equalWrongAnswersAreGrouped() {
    #expect(summary.equalAnswers.map(\.problem) == ["5a"])
    #expect(summary.equalAnswers.map(\.answer) == ["[4 6; 4 6]"])
    #expect(summary.equalAnswers.map(\.students) == [["u1002", "u1003"]])
  }

  @Test func totalsAreBinned() {
    // 12, 3 and 3.56 of 12 points.
    #expect(summary.histogram(bins: 4) == [0, 2, 0, 1])
    #expect(summary.histogram(bins: 0) == [3])
  }
}

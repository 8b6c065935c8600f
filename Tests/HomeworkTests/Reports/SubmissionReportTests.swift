import Arithmetic
import Homework
import Testing

@Suite struct SubmissionReportTests {
  @Test func pointsAddUpExactly() throws {
    let problems = [try Rational(1, 3), try Rational(2, 3), 0].map { score in
      ProblemReport(
        id: "1", title: "", status: .partly, score: score, maxScore: 2, kind: .number)
    }
    let report = SubmissionReport(
      assignment: "hw1", assignmentTitle: "", keyDigest: "", fileDigest: "", studentID: "u1",
      studentName: "", file: "u1.convo", problems: problems)
    #expect(report.score == 1)
    #expect(report.maxScore == 6)
  }
}

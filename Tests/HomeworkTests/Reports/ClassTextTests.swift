import Arithmetic
import Files
import Homework
import Testing

/// What a teacher reads of a class.
@Suite struct ClassTextTests {
  private func text(
    _ reports: [TeacherReport], _ outline: AssignmentOutline, width: Int, absent: [Student] = []
  ) throws -> String {
    var settings = ReportSettings(outline: outline, version: "1.0", width: width)
    settings.findings.absent = absent
    let format = try #require(ReportFormat.named("text", for: .teacher))
    return try format.text(reports, settings)
  }

  /// However many problems there are, no score and no id is cut.
  @Test(arguments: [40, 80, 100, 200], [1, 7, 15, 60])
  func scoresAreNeverCut(width: Int, problems: Int) throws {
    let outline = AssignmentOutline(
      id: "hw", title: "Many", digest: "",
      problems: (1...problems).map { .init(id: "\($0)", title: "", maxScore: 100, kind: .number) })
    let reports = ["u1001", "u1002"].map { id in
      TeacherReport(
        report: SubmissionReport(
          assignment: "hw", assignmentTitle: "Many", keyDigest: "", fileDigest: "", studentID: id,
          studentName: "Name", file: "\(id).convo",
          problems: outline.problems.enumerated().map { place, problem in
            ProblemReport(
              id: problem.id, title: "", status: .right, score: Rational(10 + place),
              maxScore: 100, kind: .number)
          }), details: [])
    }
    let page = try text(reports, outline, width: width)
    let marks = try #require(page.split(separator: "Marks\n", maxSplits: 1).last)
    #expect(!marks.contains("…"))
    for place in 0..<problems {
      let count = marks.split(whereSeparator: \.isWhitespace).count { $0 == "\(10 + place).00" }
      #expect(count >= 2)
    }
    for line in marks.split(separator: "\n") { #expect(line.count <= max(width, 40)) }
  }

  /// An answer that could not be read stands as typed beside the reason.
  @Test func whatWasTypedIsShown() throws {
    let grader = try Grader(assignment: Array(Sample.assignment.utf8))
    let report = grader.grade(
      file: "u1.convo", bytes: Array("answer 1 = [1 2; 3\nanswer 2 = array([[9, 9], [9, 9]])".utf8),
      student: Student(id: "u1"))
    let page = try text([report], grader.outline, width: 200)
    #expect(page.contains("[1 2; 3 ← "))
    #expect(page.contains("array([[9, 9], [9, 9]]) → [9 9; 9 9]"))
  }

  /// Who handed in nothing is in every format about a class.
  @Test(arguments: ReportFormat.all.filter { $0.scope == .classroom && $0.name != "marks" })
  func absentStudentsHaveARow(_ format: ReportFormat) throws {
    var settings = SampleClass.settings
    settings.findings.absent = [Student(id: "u1005", name: "Ece")]
    settings.gradebook = try SampleClass.gradebook
    let written = try format.text(SampleClass.reports, settings)
    #expect(written.contains("u1005"))
    if format.fileExtension.hasPrefix("json") {
      #expect(try TeacherReport.all(in: Array(written.utf8)).count == SampleClass.reports.count)
    }
  }

  @Test func theClassIsSummedUp() throws {
    var summary = ClassSummary(SampleClass.outline)
    #expect(summary.deviation == nil && summary.hardest == nil)
    for report in SampleClass.reports { summary.add(report) }
    // 12, 3 and 32/9: the deviation is √(((12 − m)² + …) / 3) with m = 167/27.
    #expect(summary.deviation == Rational(412).divided(by: 100))
    #expect(summary.hardest?.problem.id == "3")
  }
}

internal import Arithmetic
internal import Rendering

/// A table for spreadsheets: one row per student, with numeric scores and without answers.
struct CSVReport: ReportWriter {
  let settings: ReportSettings

  init(_ settings: ReportSettings) { self.settings = settings }

  mutating func begin(into bytes: inout [UInt8]) {
    var csv = CSVWriter(after: bytes)
    for name in ["student_id", "name", "file", "score", "max_score"] { csv.text(name) }
    for problem in settings.outline.problems { csv.text(problem.id) }
    csv.text("mistakes")
    csv.text("flags")
    csv.endRow()
    bytes = csv.bytes
  }

  mutating func add(_ report: SubmissionReport, into bytes: inout [UInt8]) {
    var csv = CSVWriter(after: bytes)
    bytes = []
    csv.text(report.studentID)
    csv.text(report.studentName)
    csv.text(report.file)
    csv.number(report.mark?.pointsText ?? "")
    csv.number(report.maxScore.shortPointsText)
    for posed in settings.outline.problems {
      let problem = report.problems.first { $0.id == posed.id }
      let isOpen = report.isWithheld || problem?.status == .manual
      csv.number(isOpen ? "" : problem?.score.pointsText ?? "")
    }
    let mistakes = report.problems.compactMap { problem in
      problem.mistakeName.map { "\(problem.id): \($0)" }
    }
    csv.text(mistakes.joined(separator: "; "))
    csv.text(report.flags.joined(separator: "; "))
    csv.endRow()
    bytes = csv.bytes
  }

  mutating func finish(into bytes: inout [UInt8]) {
    var csv = CSVWriter(after: bytes)
    for student in settings.findings.absent {
      csv.text(student.id)
      csv.text(student.name)
      for _ in 0..<(4 + settings.outline.problems.count) { csv.text("") }
      csv.text(RunFindings.noSubmission)
      csv.endRow()
    }
    bytes = csv.bytes
  }
}

extension ReportFormat {
  static let csv = ReportFormat(
    "csv", "a table for spreadsheets", fileExtension: "csv", scope: .classroom,
    .forStudents { settings in CSVReport(settings) })
}

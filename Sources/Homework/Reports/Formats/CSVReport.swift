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
    for problem in settings.outline.problems {
      let score = report.problems.first { $0.id == problem.id }?.score
      csv.number(report.isWithheld ? "" : score?.pointsText ?? "")
    }
    let mistakes = report.problems.compactMap { problem in
      problem.mistakeName.map { "\(problem.id): \($0)" }
    }
    csv.text(mistakes.joined(separator: "; "))
    csv.text(report.flags.joined(separator: "; "))
    csv.endRow()
    bytes = csv.bytes
  }
}

extension ReportFormat {
  static let csv = ReportFormat(
    "csv", "a table for spreadsheets", fileExtension: "csv", scope: .classroom,
    .forStudents { settings in CSVReport(settings) })
}

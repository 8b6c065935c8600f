internal import Arithmetic
internal import Rendering

/// Grades for Moodle's CSV import: user, grade, feedback.
///
/// Source: Moodle, Grade import. Importing feedback without grades would erase the grades. One unknown
/// user stops the whole import, so files of unknown students have no row, nor have those without a grade.
struct MoodleReport: ReportWriter {
  let settings: ReportSettings
  private let strangers: Set<String>

  init(_ settings: ReportSettings) {
    self.settings = settings
    strangers = Set(settings.findings.unmatched.map(\.file))
  }

  mutating func begin(into bytes: inout [UInt8]) {
    var csv = CSVWriter(after: bytes)
    for name in ["username", "grade", "feedback"] { csv.text(name) }
    csv.endRow()
    bytes = csv.bytes
  }

  mutating func add(_ report: SubmissionReport, into bytes: inout [UInt8]) {
    guard !strangers.contains(report.file), let mark = report.mark else { return }
    let report = report.showing(settings.cells)
    var csv = CSVWriter(after: bytes)
    bytes = []
    csv.text(report.studentID)
    csv.number(mark.pointsText)
    let problems = report.problems.map { problem in
      let marks = "\(problem.score.pointsText)/\(problem.maxScore.shortPointsText)"
      return "\(problem.id) (\(marks)): \(problem.words)"
    }
    csv.text(problems.joined(separator: " · "))
    csv.endRow()
    bytes = csv.bytes
  }

  /// A dash is no grade.
  mutating func finish(into bytes: inout [UInt8]) {
    var csv = CSVWriter(after: bytes)
    for student in settings.findings.absent {
      csv.text(student.id)
      csv.number("-")
      csv.text(RunFindings.noSubmission)
      csv.endRow()
    }
    bytes = csv.bytes
  }
}

extension ReportFormat {
  static let moodle = ReportFormat(
    "moodle", "grades and feedback for Moodle's CSV import", fileExtension: "csv",
    scope: .classroom, .forStudents { settings in MoodleReport(settings) })
}

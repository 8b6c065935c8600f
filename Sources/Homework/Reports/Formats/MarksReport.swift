internal import Arithmetic
internal import Rendering

/// The answers that a person is to mark, as a table to fill in and pass back with `--marks`.
struct MarksReport: ReportWriter {
  let settings: ReportSettings

  init(_ settings: ReportSettings) { self.settings = settings }

  mutating func begin(into bytes: inout [UInt8]) {
    var csv = CSVWriter(after: bytes)
    for name in ["student_id", "problem", "score", "reason", "max_score", "answer"] {
      csv.text(name)
    }
    csv.endRow()
    bytes = csv.bytes
  }

  mutating func add(_ report: TeacherReport, into bytes: inout [UInt8]) {
    var csv = CSVWriter(after: bytes)
    bytes = []
    for (place, problem) in report.report.problems.enumerated() where problem.status == .manual {
      csv.text(report.report.studentID)
      csv.text(problem.id)
      csv.number("")
      csv.text("")
      csv.number(problem.maxScore.shortPointsText)
      let typed = report.details.indices.contains(place) ? report.details[place].typed : ""
      csv.text(typed.onOneLine(atMost: 2000))
      csv.endRow()
    }
    bytes = csv.bytes
  }
}

extension ReportFormat {
  static let marks = ReportFormat(
    "marks", "answers to mark by hand: a table for --marks", fileExtension: "marks.csv",
    scope: .classroom, .forTeachers { settings in MarksReport(settings) })
}

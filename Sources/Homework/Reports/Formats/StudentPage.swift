internal import Arithmetic
internal import Documents
internal import Rendering

/// One student's results as an HTML page. It holds no more than the text does.
struct StudentPage: ReportWriter {
  let settings: ReportSettings

  init(_ settings: ReportSettings) { self.settings = settings }

  mutating func add(_ report: SubmissionReport, into bytes: inout [UInt8]) {
    let report = report.showing(settings.cells)
    let title = printable([report.assignment, report.assignmentTitle].joinedWords)
    let score =
      report.isWithheld
      ? "not graded" : "\(report.score.pointsText) of \(report.maxScore.shortPointsText)"
    var page = ReportPage(title: title)
    var facts = [[report.studentID, report.studentName].joinedWords, score]
    if !report.openPoints.isZero {
      facts.append("\(report.openPoints.shortPointsText) still to be marked by hand")
    }
    facts += report.flags.filter { $0.hasPrefix("late by") }
    page.add(Document([.heading(title: title, facts: facts.map(printable))]))
    for problem in report.problems {
      let points = "\(report.pointsText(of: problem)) of \(problem.maxScore.shortPointsText)"
      page.add(
        Document {
          Block.heading(title: printable(problem.heading), facts: [points])
          if let answer = problem.answer {
            [Block.result(name: "your answer", value: shown(answer))]
          }
          [Block.note(printable(problem.words))]
        })
    }
    if !report.notes.isEmpty { page.add(Document(report.notes.map { .note(printable($0)) })) }
    page.finish(into: &bytes)
  }
}

extension ReportFormat {
  static let studentPage = ReportFormat(
    "html", "a page a student", fileExtension: "html", scope: .student,
    .forStudents { settings in StudentPage(settings) })
}

/// A value whose text, if it is one, can be shown on one line.
private func shown(_ value: Value) -> Value {
  if case .text(let text) = value { .text(printable(text)) } else { value }
}

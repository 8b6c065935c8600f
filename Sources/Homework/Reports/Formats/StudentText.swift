internal import Arithmetic
internal import Rendering

/// A report for the student as text: scores on the left, feedback next to them.
struct StudentText: ReportWriter {
  let settings: ReportSettings
  private var count = 0

  init(_ settings: ReportSettings) { self.settings = settings }

  mutating func add(_ report: SubmissionReport, into bytes: inout [UInt8]) {
    // Separate several reports on one page.
    if count > 0 { bytes.append(contentsOf: "\n\n".utf8) }
    count += 1
    let report = report.showing(settings.cells)
    var lines = [titleLine(report), ""]
    lines += problems(report)
    if !report.notes.isEmpty {
      lines.append("")
      lines += report.notes.flatMap { wrapped($0, to: width, hanging: 2) }
    }
    if !report.openPoints.isZero {
      lines += ["", "\(report.openPoints.shortPointsText) points are still to be marked by hand."]
    }
    let late = report.flags.filter { $0.hasPrefix("late by") }
    if !late.isEmpty { lines += [""] + late.flatMap { wrapped($0, to: width, hanging: 2) } }
    let text = lines.map { $0.trimmedEnd + "\n" }.joined()
    bytes.append(contentsOf: withoutRunnerCommands(text).utf8)
  }

  private var width: Int { max(settings.width, 40) }

  private func titleLine(_ report: SubmissionReport) -> String {
    let title = printable([report.assignment, report.assignmentTitle].joinedWords)
    let student = printable([report.studentID, report.studentName].joinedWords)
    let score =
      report.isWithheld
      ? "not graded" : "\(report.score.pointsText) / \(report.maxScore.shortPointsText)"
    let start = max(displayWidth(title) + 4, 46)
    let end = start + displayWidth(student) + 4
    guard end + score.count <= width else { return "\(title)\n\(student)\n\(score)" }
    return padded(title, to: start) + padded(student, to: end - start)
      + padded(score, to: width - end, isRight: true)
  }

  private func problems(_ report: SubmissionReport) -> [String] {
    let ids = report.problems.map { printable($0.id) }
    let scores = report.problems.map {
      "\(report.pointsText(of: $0))/\($0.maxScore.shortPointsText)"
    }
    let idWidth = ids.reduce(2) { max($0, displayWidth($1)) }
    // Align the scores at their decimal points.
    let scoreWidth = report.problems.reduce(0) { max($0, report.pointsText(of: $1).count) }
    let maxWidth = report.problems.reduce(0) { max($0, $1.maxScore.shortPointsText.count) }
    let start = idWidth + 1 + scoreWidth + 1 + maxWidth + 3
    return report.problems.indices.flatMap { place in
      let left = report.pointsText(of: report.problems[place])
      let blank = String(repeating: " ", count: scoreWidth - left.count)
      let head = padded(ids[place], to: idWidth) + " " + blank + scores[place]
      let text = wrapped(report.problems[place].words, to: max(width - start, 20))
      return text.enumerated().map { number, line in
        padded(number == 0 ? head : "", to: start) + line
      }
    }
  }
}

extension ReportFormat {
  static let studentText = ReportFormat(
    "text", "marks and sentences to read", fileExtension: "txt", scope: .student,
    .forStudents { settings in StudentText(settings) })
}

extension [String] {
  /// The non-empty strings, separated by two spaces.
  var joinedWords: String { filter { !$0.isEmpty }.joined(separator: "  ") }
}

extension String {
  var trimmedEnd: String {
    var text = Substring(self)
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}

internal import Arithmetic
internal import Rendering

/// The Test Anything Protocol, version 14, with a subtest per student and a test point per problem.
///
/// Source: TestAnything/Specification, TAP 14. YAML blocks hold the scores; their strings are quoted as in
/// JSON, which is valid YAML.
struct TAPReport: ReportWriter {
  let settings: ReportSettings
  private var count = 0

  init(_ settings: ReportSettings) { self.settings = settings }

  mutating func begin(into bytes: inout [UInt8]) {
    bytes.append(contentsOf: "TAP version 14\n".utf8)
  }

  mutating func add(_ report: SubmissionReport, into bytes: inout [UInt8]) {
    count += 1
    let report = report.showing(settings.cells)
    let name = tap(report.studentID)
    var text = "# Subtest: \(name)\n"
    for (place, problem) in report.problems.enumerated() {
      text += Self.point(problem, number: place + 1, isWithheld: report.isWithheld)
    }
    text += "    1..\(report.problems.count)\n"
    text += report.problems.allSatisfy(\.isRight) ? "ok" : "not ok"
    text += " \(count) - \(name)\n"
    bytes.append(contentsOf: text.utf8)
  }

  mutating func finish(into bytes: inout [UInt8]) {
    for student in settings.findings.absent {
      count += 1
      let text = "ok \(count) - \(tap(student.id)) # SKIP \(RunFindings.noSubmission)\n"
      bytes.append(contentsOf: text.utf8)
    }
    let plan = count == 0 ? "1..0 # no submissions\n" : "1..\(count)\n"
    bytes.append(contentsOf: plan.utf8)
  }

  private static func point(
    _ problem: ProblemReport, number: Int, isWithheld: Bool
  ) -> String {
    var lines = [
      "    \(problem.isRight ? "ok" : "not ok") \(number) - \(tap(problem.heading))",
      "      ---",
      "      status: \(problem.status.rawValue)",
      "      score: \(isWithheld ? "~" : problem.score.shortPointsText)",
      "      max_score: \(problem.maxScore.shortPointsText)",
    ]
    if let mistake = problem.mistakeName { lines.append("      mistake: \(quoted(mistake))") }
    if !problem.isRight { lines.append("      message: \(quoted(problem.words))") }
    lines.append("      ...")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func quoted(_ text: String) -> String {
    var json = JSONWriter()
    json.text(text)
    return String(decoding: json.bytes, as: UTF8.self)
  }
}

extension ReportFormat {
  static let tap = ReportFormat(
    "tap", "the Test Anything Protocol 14", fileExtension: "tap", scope: .classroom,
    .forStudents { settings in TAPReport(settings) })
}

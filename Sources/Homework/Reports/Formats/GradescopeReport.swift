internal import Arithmetic
internal import Rendering

/// `results.json` of Gradescope's autograders, for one student.
///
/// Source: Gradescope, autograder specifications. All formats are set to `text`, because the default
/// treats the output as HTML. A document must have a score: without one the student would read that the
/// autograder failed. So one that is withheld is written as 0, and its output says what it is.
struct GradescopeReport: ReportWriter {
  let settings: ReportSettings

  init(_ settings: ReportSettings) { self.settings = settings }

  mutating func add(_ report: SubmissionReport, into bytes: inout [UInt8]) {
    let report = report.showing(settings.cells)
    var json = JSONWriter(after: bytes)
    bytes = []
    json.object { json in
      json.points("score", report.score)
      json.member("output", Self.output(report))
      for name in ["output_format", "test_output_format", "test_name_format"] {
        json.member(name, "text")
      }
      json.member("stdout_visibility", "hidden")
      json.member("tests") { json in
        json.array { json in
          for problem in report.problems { json.object { Self.write(problem, into: &$0) } }
        }
      }
    }
    json.lineEnd()
    bytes = json.bytes
  }

  private static func output(_ report: SubmissionReport) -> String {
    let score =
      report.isWithheld
      ? "not graded, so this is not your score; your teacher sees why"
      : "\(report.score.pointsText) of \(report.maxScore.shortPointsText)"
    return (["\(report.assignment): \(score)"] + report.notes).joined(separator: "\n")
  }

  private static func write(_ problem: ProblemReport, into json: inout JSONWriter) {
    json.member("number", problem.id)
    json.member("name", problem.title.isEmpty ? problem.id : problem.title)
    json.points("score", problem.score)
    json.points("max_score", problem.maxScore)
    json.member("status", problem.isRight ? "passed" : "failed")
    json.member("output", problem.words)
    json.member("tags", problem.mistakes.map(\.name))
    json.member("visibility", "visible")
  }
}

extension ReportFormat {
  static let gradescope = ReportFormat(
    "gradescope", "results.json of a Gradescope autograder", fileExtension: "json",
    scope: .student, .forStudents { settings in GradescopeReport(settings) })
}

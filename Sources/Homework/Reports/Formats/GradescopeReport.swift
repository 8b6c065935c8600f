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
      json.member("visibility", settings.visibility.rawValue)
      json.member("stdout_visibility", "hidden")
      json.member("tests") { json in
        json.array { json in
          for problem in report.problems { json.object { write(problem, into: &$0) } }
        }
      }
    }
    json.lineEnd()
    bytes = json.bytes
  }

  private static func output(_ report: SubmissionReport) -> String {
    let score =
      report.isWithheld
      ? "not graded, so the 0 is not your score: \(report.flags.last ?? "")"
      : "\(report.score.pointsText) of \(report.maxScore.shortPointsText)"
    let late = report.flags.filter { $0.hasPrefix("late by") }
    return (["\(report.assignment): \(score)"] + late + report.notes).joined(separator: "\n")
  }

  private func write(_ problem: ProblemReport, into json: inout JSONWriter) {
    json.member("number", problem.id)
    json.member("name", problem.question.isEmpty ? problem.id : problem.question)
    // Without scores it is a note, as an answer that a person marks needs it.
    if problem.status != .manual {
      json.points("score", problem.score)
      json.points("max_score", problem.maxScore)
      json.member("status", problem.isRight ? "passed" : "failed")
    }
    json.member("output", problem.words)
    json.member("tags", problem.mistakes.map(\.name))
    json.member("visibility", settings.visibility.rawValue)
  }
}

extension ReportFormat {
  /// The results of an autograder that could not start, which a teacher has to mend.
  public static let gradescopeFailure: [UInt8] = {
    var json = JSONWriter()
    json.object { json in
      json.member("score", 0)
      json.member(
        "output",
        "This could not be graded, so the 0 is not your score. The autograder needs your teacher.")
      json.member("output_format", "text")
      json.member("stdout_visibility", "hidden")
    }
    json.lineEnd()
    return json.bytes
  }()

  static let gradescope = ReportFormat(
    "gradescope", "results.json of a Gradescope autograder", fileExtension: "json",
    scope: .student, .forStudents { settings in GradescopeReport(settings) })
}

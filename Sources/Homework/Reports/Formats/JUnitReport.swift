internal import Arithmetic
internal import Rendering

/// JUnit's XML, with a suite per student and a case per problem, by the schema of Jenkins's xUnit plug-in.
///
/// Source: jenkinsci/xunit-plugin, `junit-10.xsd`. The format has no scores: those of the student are
/// properties of the suite, those of the problems are in `system-out`. The counts of the whole class,
/// which the schema lets out, would have to be known before the first suite.
struct JUnitReport: ReportWriter {
  let settings: ReportSettings

  init(_ settings: ReportSettings) { self.settings = settings }

  private struct Counts {
    var tests = 0
    var failures = 0
    var errors = 0
    var skipped = 0

    var attributes: String {
      "tests=\"\(tests)\" failures=\"\(failures)\" errors=\"\(errors)\" skipped=\"\(skipped)\""
    }

    mutating func add(_ status: AnswerStatus) {
      tests += 1
      switch status {
      case .right: break
      case .partly, .wrong: failures += 1
      case .unreadable, .refused: errors += 1
      case .blank, .manual: skipped += 1
      }
    }
  }

  mutating func begin(into bytes: inout [UInt8]) {
    let text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="\(xml(settings.outline.id))">

      """
    bytes.append(contentsOf: text.utf8)
  }

  mutating func add(_ report: SubmissionReport, into bytes: inout [UInt8]) {
    let report = report.showing(settings.cells)
    var counts = Counts()
    for problem in report.problems { counts.add(problem.status) }
    var text = "  <testsuite name=\"\(xml(report.studentID))\" \(counts.attributes)>\n"
    var properties = [("file", report.file), ("max_score", report.maxScore.shortPointsText)]
    if let mark = report.mark { properties.append(("score", mark.shortPointsText)) }
    let elements = properties.map { "<property name=\"\($0.0)\" value=\"\(xml($0.1))\"/>" }
    text += "    <properties>\(elements.joined())</properties>\n"
    for problem in report.problems { text += Self.text(problem, of: report) }
    bytes.append(contentsOf: (text + "  </testsuite>\n").utf8)
  }

  mutating func finish(into bytes: inout [UInt8]) {
    for student in settings.findings.absent {
      let (id, name) = (xml(student.id), xml("\(settings.outline.id).\(student.id)"))
      let text = """
          <testsuite name="\(id)" tests="1" failures="0" errors="0" skipped="1">
            <testcase name="submission" classname="\(name)">
              <skipped message="\(RunFindings.noSubmission)"/>
            </testcase>
          </testsuite>

        """
      bytes.append(contentsOf: text.utf8)
    }
    bytes.append(contentsOf: "</testsuites>\n".utf8)
  }

  private static func text(_ problem: ProblemReport, of report: SubmissionReport) -> String {
    let name = "\(xml(report.assignment)).\(xml(report.studentID))"
    var properties = [("max_score", problem.maxScore.shortPointsText)]
    if !report.isWithheld, problem.status != .manual {
      properties.insert(("score", problem.score.shortPointsText), at: 0)
    }
    if let mistake = problem.mistakeName { properties.append(("mistake", mistake)) }
    let notes = properties.map { "[[PROPERTY|\($0.0)=\(xml($0.1))]]" }.joined(separator: " ")
    return """
          <testcase name="\(xml(problem.heading))" classname="\(name)">
      \(outcome(problem))      <system-out>\(notes)</system-out>
          </testcase>

      """
  }

  private static func outcome(_ problem: ProblemReport) -> String {
    let words = xml(problem.words)
    let type = xml(problem.mistakeName ?? problem.status.rawValue)
    return switch problem.status {
    case .right: ""
    case .partly, .wrong:
      "      <failure type=\"\(type)\" message=\"\(words)\">\(words)</failure>\n"
    case .unreadable, .refused:
      "      <error type=\"\(type)\" message=\"\(words)\">\(words)</error>\n"
    case .blank, .manual: "      <skipped message=\"\(words)\"/>\n"
    }
  }
}

extension ReportFormat {
  static let junit = ReportFormat(
    "junit", "JUnit's XML: a suite a student, a case a problem", fileExtension: "xml",
    scope: .classroom, .forStudents { settings in JUnitReport(settings) })
}

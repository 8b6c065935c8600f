internal import Arithmetic
internal import Rendering

/// JUnit's XML, with a suite per student and a case per problem.
///
/// Source: testmoapp/junitxml. The format has no scores: they are written as properties, and also in
/// `system-out` for readers that do not support properties of cases.
struct JUnitReport: ReportWriter {
  let settings: ReportSettings
  private var suites = ""
  private var total = Counts()

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
      case .blank: skipped += 1
      }
    }
  }

  mutating func add(_ report: SubmissionReport, into bytes: inout [UInt8]) {
    let report = report.showing(settings.cells)
    var counts = Counts()
    for problem in report.problems {
      counts.add(problem.status)
      total.add(problem.status)
    }
    let (name, file) = (xml(report.studentID), xml(report.file))
    suites += "  <testsuite name=\"\(name)\" \(counts.attributes) file=\"\(file)\">\n"
    suites += "    " + Self.properties(score: report.mark, of: report.maxScore, nil) + "\n"
    for problem in report.problems { suites += Self.text(problem, of: report) }
    suites += "  </testsuite>\n"
  }

  mutating func finish(into bytes: inout [UInt8]) {
    let name = xml(settings.outline.id)
    let text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="\(name)" \(total.attributes)>
      \(suites)</testsuites>

      """
    bytes.append(contentsOf: text.utf8)
  }

  private static func text(_ problem: ProblemReport, of report: SubmissionReport) -> String {
    let name = "\(xml(report.assignment)).\(xml(report.studentID))"
    let line = problem.line.map { " line=\"\($0)\"" } ?? ""
    let properties = properties(
      score: report.isWithheld ? nil : problem.score, of: problem.maxScore, problem.mistakeName)
    return """
          <testcase name="\(xml(problem.heading))" classname="\(name)" file="\(xml(report.file))"\(line)>
            \(properties)
      \(outcome(problem))      <system-out>[[PROPERTY|score=\(problem.score.shortPointsText)]] \
      [[PROPERTY|max_score=\(problem.maxScore.shortPointsText)]]</system-out>
          </testcase>

      """
  }

  private static func properties(score: Rational?, of most: Rational, _ mistake: String?) -> String
  {
    var properties = [("max_score", most.shortPointsText)]
    if let score { properties.insert(("score", score.shortPointsText), at: 0) }
    if let mistake { properties.append(("mistake", mistake)) }
    let elements = properties.map { "<property name=\"\($0.0)\" value=\"\(xml($0.1))\"/>" }
    return "<properties>\(elements.joined())</properties>"
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
    case .blank: "      <skipped message=\"\(words)\"/>\n"
    }
  }
}

extension ReportFormat {
  static let junit = ReportFormat(
    "junit", "JUnit's XML: a suite a student, a case a problem", fileExtension: "xml",
    scope: .classroom, .forStudents { settings in JUnitReport(settings) })
}

internal import Arithmetic
internal import Rendering

/// The result of a GitHub Classroom grading step: one line for `$GITHUB_OUTPUT`.
///
/// Source: education/autograding-grading-reporter: base64 of a JSON object. Since the runner treats a line
/// that begins with `::` as a command, a student's text must not appear unencoded.
struct GitHubReport: ReportWriter {
  let settings: ReportSettings

  init(_ settings: ReportSettings) { self.settings = settings }

  mutating func add(_ report: SubmissionReport, into bytes: inout [UInt8]) {
    let report = report.showing(settings.cells)
    var json = JSONWriter()
    json.object { json in
      json.member("version", 1)
      let isPassed = report.problems.allSatisfy(\.isRight)
      json.member("status", report.isWithheld ? "error" : isPassed ? "pass" : "fail")
      json.points("max_score", report.maxScore)
      json.member("tests") { json in
        json.array { json in
          for problem in report.problems {
            json.object { Self.write(problem, file: report.file, into: &$0) }
          }
        }
      }
    }
    bytes.append(contentsOf: "result=".utf8)
    Base64.append(json.bytes, to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
  }

  private static func write(_ problem: ProblemReport, file: String, into json: inout JSONWriter) {
    json.member("name", problem.heading)
    json.member("status", problem.status.gitHubWord)
    json.points("score", problem.score)
    json.member("message", problem.words)
    json.member("test_code", "")
    json.member("filename", file)
    json.member("line_no", problem.line ?? 0)
    json.member("duration", 0)
  }
}

extension AnswerStatus {
  fileprivate var gitHubWord: String {
    switch self {
    case .right: "pass"
    case .partly, .wrong, .blank: "fail"
    case .unreadable, .refused: "error"
    // Nothing is wrong with it yet.
    case .manual: "pass"
    }
  }
}

extension ReportFormat {
  static let gitHub = ReportFormat(
    "github", "result=… for a GitHub Classroom step", fileExtension: "txt", scope: .student,
    .forStudents { settings in GitHubReport(settings) })
}

/// Base64 (RFC 4648, section 4), with padding.
enum Base64 {
  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func append(_ bytes: [UInt8], to output: inout [UInt8]) {
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let count = min(3, bytes.count - start)
      var group: UInt32 = 0
      for place in 0..<3 {
        group = group << 8 | (place < count ? UInt32(bytes[start + place]) : 0)
      }
      for place in 0..<4 {
        let letter = letters[Int(group >> UInt32(18 - 6 * place) & 63)]
        output.append(place <= count ? letter : UInt8(ascii: "="))
      }
    }
  }
}

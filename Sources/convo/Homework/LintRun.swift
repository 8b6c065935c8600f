import Documents
import Homework
import Rendering
import Terminal

struct LintRequest: Equatable {
  var key = ""
  var roster: String?
}

/// Says which mistakes an assignment cannot see, and whether every student's numbers are as good.
struct LintRun {
  let request: LintRequest

  /// - Returns: the exit status.
  func run() -> Int32 {
    do throws(GradingRefusal) {
      let text = try AssignmentOpening.text(request.key)
      var document = try lint(text, nil).document
      if let roster = try ReportRun.roster(request.roster) {
        document.blocks += try comparison(text, roster)
      }
      var bytes: [UInt8] = []
      Page(color: .auto).renderer().write(document, into: &bytes)
      StandardStream.output.write(bytes)
      return 0
    } catch {
      for line in error.message.split(separator: "\n") { ReportRun.tell(String(line)) }
      return 2
    }
  }

  /// The students whose numbers show fewer mistakes than the best of the class do.
  private func comparison(_ text: String, _ roster: Roster) throws(GradingRefusal) -> [Block] {
    var reports: [(student: Student, report: LintReport)] = []
    for student in roster.students { reports.append((student, try lint(text, student.id))) }
    guard
      let best = reports.max(by: { $0.report.visible < $1.report.visible })?.report
    else { return [] }
    let rows = reports.compactMap { student, report -> [String]? in
      let problems = best.problemsShowingLess(report)
      return problems.isEmpty
        ? nil : [student.id, student.name, problems.joined(separator: ", ")]
    }
    guard !rows.isEmpty else {
      return [.note("Every student’s numbers show as many mistakes.")]
    }
    return [
      .note(
        "Whose numbers show fewer mistakes than the best of the class do, and in which problems:"),
      .table(TableFigure(header: ["student", "name", "problems"], rows: rows)),
    ]
  }

  private func lint(_ text: String, _ student: String?) throws(GradingRefusal) -> LintReport {
    try AssignmentOpening.assignment(request.key, text, for: student).lint
  }
}

extension LintReport {
  /// How many mistakes its problems show.
  fileprivate var visible: Int { problems.reduce(0) { $0 + $1.visible } }
}

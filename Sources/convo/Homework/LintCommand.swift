import ArgumentParser
import Documents
import Homework
import Rendering
import Terminal

/// Reports which mistakes an assignment cannot detect, and whether every student's numbers are as good.
struct LintCommand: HomeworkCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "List the mistakes that an assignment cannot detect or tell apart.",
    usage: "convo lint <key> [--roster <csv>]",
    discussion: """
      Also lists what a blank, constant or copied answer earns, and data that would detect more. With \
      a roster every student's numbers are checked. Fails if a key's own value, typed in the usual \
      notations, does not get full marks.
      """)

  @Argument(help: "The assignment with its answers.", completion: .file(extensions: ["convo"]))
  var key: String

  @Option(help: .init("The students: a CSV with student_id and name.", valueName: "csv"))
  var roster: String?

  func execute() throws(GradingRefusal) -> Int32 {
    let text = try AssignmentOpening.text(key)
    let report = try lint(text, nil)
    var document = report.document
    if let roster = try ReportRun.roster(roster) { document.blocks += try comparison(text, roster) }
    var bytes: [UInt8] = []
    Page(color: .auto).renderer().write(document, into: &bytes)
    Process.print(bytes)
    // A key whose own value does not get full marks is a fault of the assignment.
    return report.problems.contains { !$0.refused.isEmpty } ? 1 : 0
  }

  /// The students whose numbers show fewer mistakes than the best in the class.
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
      return [.note("All students’ numbers show equally many mistakes.")]
    }
    return [
      .note(
        "Students whose numbers show fewer mistakes than the best in the class:"),
      .table(TableFigure(header: ["student", "name", "problems"], rows: rows)),
    ]
  }

  private func lint(_ text: String, _ student: String?) throws(GradingRefusal) -> LintReport {
    try AssignmentOpening.assignment(key, text, for: student).lint
  }
}

extension LintReport {
  /// The number of mistakes that its problems show.
  fileprivate var visible: Int { problems.reduce(0) { $0 + $1.visible } }
}

import ArgumentParser
import Files
import Homework

/// Joins the results of several runs.
struct MergeCommand: HomeworkCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Join results in Convo's JSON, such as those of parts of a class.",
    usage: "convo merge [<options>] <paths> ...",
    discussion: """
      Results written with --format json or jsonl and --audience teacher have everything that the \
      other formats need. The exit status is that of grade.
      """)

  @Argument(help: "Results to join.", completion: .file(extensions: ["json", "jsonl"]))
  var paths: [String]

  @Option(help: .init("The students: a CSV with student_id and name.", valueName: "csv"))
  var roster: String?

  @OptionGroup var report: ReportOptions

  func execute() throws(GradingRefusal) -> Int32 {
    var run = try ReportRun(report, roster: roster)
    try merge(&run)
    return run.hasWarnings ? 1 : 0
  }

  private func merge(_ run: inout ReportRun) throws(GradingRefusal) {
    var outline: AssignmentOutline?
    var reports: [StudentID: TeacherReport] = [:]
    for path in paths {
      let results = try ReportRun.read(path) { bytes throws(FileError) in
        try TeacherReport.all(in: bytes)
      }
      for report in results ?? [] {
        let own = AssignmentOutline(report.report)
        let id = StudentID(report.report.studentID)
        if outline == nil { outline = own }
        guard own == outline else {
          run.warn("\(path): the results of \(id.key) belong to another assignment or key")
          continue
        }
        if let former = reports[id], former != report {
          run.warn("\(path): there already are different results of \(id.key)")
          continue
        }
        reports[id] = report
      }
    }
    guard let outline else { throw GradingRefusal("these files have no results") }
    try write(reports.sorted { $0.key < $1.key }.map(\.value), outline, &run)
  }

  private func write(
    _ reports: [TeacherReport], _ outline: AssignmentOutline, _ run: inout ReportRun
  ) throws(GradingRefusal) {
    let ids = Set(reports.map { StudentID($0.report.studentID) })
    let absent = run.roster?.students.filter { !ids.contains(StudentID($0.id)) } ?? []
    let settings = run.settings(outline, RunFindings(absent: absent))
    var changes: [FormerResults.Change] = []
    var outputs = try run.outputs(settings)
    do throws(FileError) {
      for report in reports {
        let report = run.finished(report)
        if let change = run.former?.change(to: report.report) { changes.append(change) }
        try outputs.add(report)
      }
      try outputs.finish()
    } catch { throw GradingRefusal(error.allWords, status: 1) }
    run.warnAboutUnusedOverrides(ids, outline)
    run.listChanges(changes, ids)
  }
}

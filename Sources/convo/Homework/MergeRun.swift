import Files
import Homework
import Rendering

/// Joins results of several runs into one.
struct MergeRun {
  let request: MergeRequest

  /// - Returns: the exit status.
  func run() -> Int32 {
    do throws(GradingRefusal) {
      var run = try ReportRun(request.report, roster: request.roster)
      try merge(&run)
      return run.hasComplaints ? 1 : 0
    } catch {
      ReportRun.tell(error.message)
      return 2
    }
  }

  private func merge(_ run: inout ReportRun) throws(GradingRefusal) {
    var outline: AssignmentOutline?
    var reports: [StudentID: TeacherReport] = [:]
    for path in request.paths {
      let results = try ReportRun.read(path) { bytes throws(FileError) in
        try TeacherReport.all(in: bytes)
      }
      for report in results ?? [] {
        let own = AssignmentOutline(report.report)
        let id = StudentID(report.report.studentID)
        if outline == nil { outline = own }
        guard own == outline else {
          run.complain("\(path): the results of \(id.key) are of another assignment or key")
          continue
        }
        if let former = reports[id], former != report {
          run.complain("\(path): there are other results of \(id.key) already")
          continue
        }
        reports[id] = report
      }
    }
    guard let outline else { throw GradingRefusal("there are no results in these files") }
    try write(reports.sorted { $0.key < $1.key }.map(\.value), outline, &run)
  }

  private func write(
    _ reports: [TeacherReport], _ outline: AssignmentOutline, _ run: inout ReportRun
  ) throws(GradingRefusal) {
    let ids = Set(reports.map { StudentID($0.report.studentID) })
    let absent = run.roster?.students.filter { !ids.contains(StudentID($0.id)) } ?? []
    let settings = run.settings(outline, RunFindings(absent: absent))
    var changes: [FormerResults.Change] = []
    do throws(FileError) {
      var outputs = try ReportOutputs(run.formats, settings, folder: request.report.folder)
      for report in reports {
        let report = run.finished(report)
        if let change = run.former?.change(to: report.report) { changes.append(change) }
        try outputs.add(report)
      }
      try outputs.finish()
    } catch { throw GradingRefusal(error.allWords) }
    run.complainOfUnusedMarks(ids, outline)
    run.tellChanges(changes, ids)
  }
}

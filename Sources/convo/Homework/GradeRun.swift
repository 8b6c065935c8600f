import Files
import Glibc
import Homework
import Rendering
import Terminal

/// Grades a class: finds the files, tells whose they are, has them graded and writes the results.
struct GradeRun {
  let request: GradeRequest
  let open: AssignmentOpener
  var command = WorkerCommand.current

  /// - Returns: the exit status.
  func run() -> Int32 {
    // A grader that has gone away is no reason to go too.
    signal(SIGPIPE, SIG_IGN)
    do throws(GradingRefusal) {
      var run = try ReportRun(request.report, roster: request.roster)
      try grade(&run)
      return run.hasComplaints ? 1 : 0
    } catch {
      for line in error.message.split(separator: "\n") { ReportRun.tell(String(line)) }
      return 2
    }
  }

  private func grade(_ run: inout ReportRun) throws(GradingRefusal) {
    let bytes = try AssignmentOpening.read(request.key)
    let loaded = LoadedFiles()
    let options = GradingOptions(only: request.only)
    let outline = try open(request.key, bytes, options, loaded.gate).outline
    var (tasks, findings) = try matched(run)
    run.complain(findings)
    keepFormer(run, &tasks, &findings)
    let settings = run.settings(outline, findings)
    try checkCount(tasks.count, run.formats)
    if tasks.isEmpty { run.complain("there is nothing to grade") }
    guard let command else { throw GradingRefusal("this program cannot be found again") }
    let pool = WorkerPool(
      command: command,
      key: loaded.frames
        + WorkerFrame.key(name: request.key, options: options).encoded(with: bytes),
      outline: outline, jobs: request.jobs ?? Self.processors)
    try write(tasks, pool, settings, &run)
  }

  private func write(
    _ tasks: [WorkerPool.Task], _ pool: WorkerPool, _ settings: ReportSettings,
    _ run: inout ReportRun
  ) throws(GradingRefusal) {
    var outputs: ReportOutputs
    do throws(FileError) {
      outputs = try ReportOutputs(run.formats, settings, folder: request.report.folder)
    } catch { throw GradingRefusal(error.allWords) }
    var tally = Tally(total: tasks.count)
    var failure: FileError?
    do throws(GradingRefusal) {
      try pool.run(tasks) { report in
        let report = run.finished(report)
        tally.add(report, run.former)
        if failure != nil { return }
        do throws(FileError) { try outputs.add(report) } catch { failure = error }
      }
      tally.progress.clear()
      if let failure { throw GradingRefusal(failure.allWords) }
      do throws(FileError) { try outputs.finish() } catch { throw GradingRefusal(error.allWords) }
    } catch {
      tally.progress.clear()
      throw error
    }
    for refusal in tally.refusals { run.complain(refusal) }
    run.complainOfUnusedMarks(tally.ids, settings.outline)
    run.tellChanges(tally.changes, tally.ids)
  }

  /// What is said at the end.
  private struct Tally {
    var progress: GradingProgress
    var ids: Set<StudentID> = []
    var refusals: [String] = []
    var changes: [FormerResults.Change] = []

    init(total: Int) { progress = GradingProgress(total: total) }

    mutating func add(_ teacherReport: TeacherReport, _ former: FormerResults?) {
      progress.advance()
      let report = teacherReport.report
      ids.insert(StudentID(report.studentID))
      if let change = former?.change(to: report) { changes.append(change) }
      let isLost = !report.problems.isEmpty && report.problems.allSatisfy { $0.status == .refused }
      if isLost {
        let reason = report.problems.first?.feedback.last?.text ?? "nothing of it was taken"
        refusals.append("\(report.file): \(reason)")
      }
    }
  }

  private static var processors: Int { max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1) }
}

/// Whose the files are.
extension GradeRun {
  private func matched(
    _ run: ReportRun
  ) throws(GradingRefusal) -> ([WorkerPool.Task], RunFindings) {
    let times = try ReportRun.table(request.times) { table throws(FileError) in
      try SubmissionTimes(table)
    }
    let matching = SubmissionMatching(
      roster: run.roster, pattern: request.match.flatMap { FilePattern($0) }, times: times,
      shard: request.shard.flatMap { Shard($0) } ?? .whole)
    let folder = SubmissionFolder(request.paths, excluding: request.key)
    var result = matching.matched(folder.paths)
    // What belongs to nobody is told of once, by the first of several shards.
    if matching.shard.index == 1 {
      result.findings.unmatched = folder.remarks + result.findings.unmatched
    }
    return (result.files.map { .grade($0) }, result.findings)
  }

  /// Puts in the former results of those who handed nothing in this time.
  private func keepFormer(
    _ run: ReportRun, _ tasks: inout [WorkerPool.Task], _ findings: inout RunFindings
  ) {
    guard let best = run.best else { return }
    let shard = request.shard.flatMap { Shard($0) } ?? .whole
    let kept = best.kept(without: Set(tasks.map(\.id))).filter {
      shard.contains(StudentID($0.report.studentID))
    }
    tasks = (tasks + kept.map { .known($0) }).sorted { $0.id < $1.id }
    let ids = Set(tasks.map(\.id))
    findings.absent.removeAll { ids.contains(StudentID($0.id)) }
  }

  private func checkCount(_ count: Int, _ formats: [ReportFormat]) throws(GradingRefusal) {
    guard request.report.folder == nil, count > 1,
      let format = formats.first(where: { $0.scope == .student && $0.name != "text" })
    else { return }
    throw GradingRefusal(
      "\(format.name) has a document for each student, and there are \(count): name a folder, --out"
    )
  }
}

extension WorkerPool.Task {
  fileprivate var id: StudentID {
    switch self {
    case .grade(let file): StudentID(file.student.id)
    case .known(let report): StudentID(report.report.studentID)
    }
  }
}

extension FileError {
  /// What is wrong, and what would help.
  var allWords: String {
    if case .unwritable(let reason, let help) = self { return "\(reason): \(help)" }
    return words
  }
}

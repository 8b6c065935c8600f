import ArgumentParser
import Files
import Glibc
import Homework
import Terminal

struct GradeCommand: HomeworkCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade",
    abstract: "Grade submissions to an assignment.",
    usage: "convo grade [<options>] <key> <paths> ...",
    discussion: """
      Folders are searched for .convo and .txt files. A file's name without its extension is the \
      student's id, unless --match says otherwise. Exit status: 0 everything was graded, whatever the \
      scores; 1 a file could not be graded or matched to a student (listed on standard error); 2 the \
      command line is wrong.
      """)

  @Argument(help: "The assignment with its answers.", completion: .file(extensions: ["convo"]))
  var key: String

  @Argument(help: "Submissions, or folders of them.", completion: .file())
  var paths: [String]

  @Option(help: .init("The students: a CSV with student_id and name.", valueName: "csv"))
  var roster: String?

  @Option(
    help: .init(
      "The pattern of file names: 'hw3_{id}_*.convo'.", valueName: "pattern"))
  var match: String?

  @Option(
    help: .init("When files were submitted: a CSV with file and time.", valueName: "csv"))
  var times: String?

  @Option(help: "The number of processes; by default that of processors.")
  var jobs: Int?

  @Option(help: .init("Grade one of n parts of the class: 2/8.", valueName: "i/n"))
  var shard: String?

  @Option(help: .init("Grade only these problems: 2,5a.", valueName: "problems"))
  var only: String?

  @OptionGroup var report: ReportOptions

  mutating func validate() throws {
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs must be from 1 to 256") }
    if let shard, Shard(shard) == nil { throw ValidationError("--shard must look like 2/8") }
    if let match, FilePattern(match) == nil {
      throw ValidationError("--match must have {id} once, like 'hw3_{id}_*.convo'")
    }
  }

  func execute() throws(GradingRefusal) -> Int32 {
    try GradeRun(options: self, open: AssignmentOpening.open).run()
  }
}

/// Grades a class: finds the files, matches them to students, has them graded and writes the results.
struct GradeRun {
  let options: GradeCommand
  let open: AssignmentOpener
  var command = WorkerCommand.current

  /// - Returns: The exit status.
  func run() throws(GradingRefusal) -> Int32 {
    // A worker that has ended must not end this process too.
    signal(SIGPIPE, SIG_IGN)
    var run = try ReportRun(options.report, roster: options.roster)
    try grade(&run)
    return run.hasWarnings ? 1 : 0
  }

  private func grade(_ run: inout ReportRun) throws(GradingRefusal) {
    let bytes = try AssignmentOpening.read(options.key)
    let loaded = LoadedFiles()
    let only = (options.only ?? "").split(separator: ",").map(String.init)
    let grading = GradingOptions(only: only)
    let outline = try open(options.key, bytes, grading, loaded.gate).outline
    let folder = SubmissionFolder(options.paths, excluding: options.key)
    var (tasks, findings) = try matched(folder, run)
    run.warn(findings)
    keepFormer(run, &tasks, &findings)
    let settings = run.settings(outline, findings)
    try checkCount(tasks.count, run.formats)
    if tasks.isEmpty { run.warn("there is nothing to grade") }
    guard let command else { throw GradingRefusal("the program cannot find its own file") }
    let pool = WorkerPool(
      command: command,
      key: loaded.frames
        + WorkerFrame.key(name: options.key, options: grading).encoded(with: bytes),
      outline: outline, jobs: options.jobs ?? Self.processors,
      read: { path throws(FileError) in try folder.bytes(of: path) })
    try write(tasks, pool, settings, &run)
  }

  private func write(
    _ tasks: [WorkerPool.Task], _ pool: WorkerPool, _ settings: ReportSettings,
    _ run: inout ReportRun
  ) throws(GradingRefusal) {
    var outputs = try run.outputs(settings)
    var tally = Tally(total: tasks.count)
    do throws(GradingRefusal) {
      try pool.run(tasks) { report throws(GradingRefusal) in
        let report = run.finished(report)
        tally.add(report, run.former)
        do throws(FileError) { try outputs.add(report) } catch {
          throw GradingRefusal(error.allWords, status: 1)
        }
      }
      tally.progress.clear()
      do throws(FileError) { try outputs.finish() } catch {
        throw GradingRefusal(error.allWords, status: 1)
      }
    } catch {
      tally.progress.clear()
      throw error
    }
    for refusal in tally.refusals { run.warn(refusal) }
    run.warnAboutUnusedOverrides(tally.ids, settings.outline)
    run.listChanges(tally.changes, tally.ids)
  }

  /// The findings to report at the end.
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
      if report.isWithheld {
        let reason = report.problems.first?.feedback.last?.text ?? "nothing in it was graded"
        refusals.append("\(report.file): \(reason)")
      }
    }
  }

  private static var processors: Int { max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1) }
}

/// Matching files to students.
extension GradeRun {
  private func matched(
    _ folder: SubmissionFolder, _ run: ReportRun
  ) throws(GradingRefusal) -> ([WorkerPool.Task], RunFindings) {
    let times = try ReportRun.table(options.times) { table throws(FileError) in
      try SubmissionTimes(table)
    }
    let matching = SubmissionMatching(
      roster: run.roster, pattern: options.match.flatMap { FilePattern($0) }, times: times,
      shard: options.shard.flatMap { Shard($0) } ?? .whole)
    var result = matching.matched(folder.paths)
    // Of several shards, only the first reports unmatched files.
    if matching.shard.index == 1 {
      result.findings.unmatched = folder.remarks + result.findings.unmatched
    }
    return (result.files.map { .grade($0) }, result.findings)
  }

  /// Adds the former results of students who have submitted nothing this time.
  private func keepFormer(
    _ run: ReportRun, _ tasks: inout [WorkerPool.Task], _ findings: inout RunFindings
  ) {
    guard let best = run.best else { return }
    let shard = options.shard.flatMap { Shard($0) } ?? .whole
    let kept = best.kept(without: Set(tasks.map(\.id))).filter {
      shard.contains(StudentID($0.report.studentID))
    }
    tasks = (tasks + kept.map { .known($0) }).sorted { $0.id < $1.id }
    let ids = Set(tasks.map(\.id))
    findings.absent.removeAll { ids.contains(StudentID($0.id)) }
  }

  private func checkCount(_ count: Int, _ formats: [ReportFormat]) throws(GradingRefusal) {
    guard options.report.out == nil, count > 1,
      let format = formats.first(where: { $0.scope == .student && $0.name != "text" })
    else { return }
    throw GradingRefusal(
      "\(format.name) writes a document per student, and there are \(count): name a folder, --out"
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
  /// The problem, and help if there is any.
  var allWords: String {
    if case .unwritable(let reason, let help) = self { return "\(reason): \(help)" }
    return words
  }
}

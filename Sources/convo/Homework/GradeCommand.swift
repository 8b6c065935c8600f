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
      student's id, unless --match says otherwise: with a pattern such as 'hw3_{id}_*.convo' or \
      'submitted/{id}/**', where * stops at slashes and ** does not, or with the name of a platform: \
      \(FileNaming.all.map { "\($0.name) (\($0.summary))" }.joined(separator: "; ")). Late \
      submissions are flagged, and lose points if the assignment says late=10%/day. Exit status: 0 everything was graded, whatever the \
      scores; 1 a file could not be graded or matched to a student (listed on standard error); 2 the \
      command line is wrong.
      """)

  @Argument(help: "The assignment with its answers.", completion: .file(extensions: ["convo"]))
  var key: String

  @Argument(help: "Submissions, or folders of them.", completion: .file())
  var paths: [String]

  @Option(
    help: .init(
      "The students: a CSV with student_id and name, or as a platform exports it.",
      valueName: "csv"))
  var roster: String?

  @Option(
    help: .init(
      "How paths name students: a pattern with {id}, or "
        + "\(FileNaming.all.map(\.name).joined(separator: ", ")).",
      valueName: "pattern"))
  var match: String?

  @Option(help: .init("The student whose files all are.", valueName: "id"))
  var student: String?

  @Option(
    help: .init(
      "The submission's student and time: Gradescope's submission_metadata.json.",
      valueName: "json"))
  var metadata: String?

  @Option(
    help: .init(
      "When files were submitted: a CSV with file (or student_id) and time.", valueName: "csv"))
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
    if let match, FileNaming(match) == nil {
      throw ValidationError(
        "--match must have {id} once, like 'hw3_{id}_*.convo', or be one of "
          + FileNaming.all.map(\.name).joined(separator: ", "))
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
    do throws(GradingRefusal) {
      var run = try ReportRun(options.report, roster: options.roster)
      try grade(&run)
      return run.hasWarnings ? 1 : 0
    } catch {
      // An autograder without results tells its student only that it failed.
      if options.report.out == nil, options.report.format == ["gradescope"], error.status == 2 {
        Process.print(ReportFormat.gradescopeFailure)
      }
      throw error
    }
  }

  private func grade(_ run: inout ReportRun) throws(GradingRefusal) {
    let bytes = try AssignmentOpening.read(options.key)
    let loaded = LoadedFiles()
    let only = (options.only ?? "").split(separator: ",").map(String.init)
    let grading = GradingOptions(only: only)
    let outline = try open(options.key, bytes, grading, loaded.gate).outline
    let folder = SubmissionFolder(options.paths, excluding: options.key)
    var (tasks, findings) = try matched(folder, run, outline)
    run.warn(findings)
    keepFormer(run, &tasks, &findings)
    let settings = run.settings(outline, findings)
    if tasks.isEmpty { run.warn("there is nothing to grade") }
    try checkCount(&tasks, run.formats, folder, outline)
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
    _ folder: SubmissionFolder, _ run: ReportRun, _ outline: AssignmentOutline
  ) throws(GradingRefusal) -> ([WorkerPool.Task], RunFindings) {
    var times = try ReportRun.table(options.times) { table throws(FileError) in
      try SubmissionTimes(table)
    }
    let naming = options.match.flatMap { FileNaming($0) }
    var paths = folder.paths
    if let name = naming?.timeFile {
      var known = times ?? SubmissionTimes()
      paths.removeAll { path in
        guard path.hasSuffix("/" + name), let bytes = try? folder.bytes(of: path) else {
          return false
        }
        return known.add(
          folder: String(path.dropLast(name.count)),
          timestamp: String(decoding: bytes, as: UTF8.self))
      }
      times = known
    }
    var student = options.student
    if let metadata = try ReportRun.read(
      options.metadata,
      { bytes throws(FileError) in
        try SubmissionMetadata(bytes)
      })
    {
      student = student ?? metadata.student
      if let time = metadata.seconds {
        var known = times ?? SubmissionTimes()
        known.setAll(time)
        times = known
      }
    }
    let matching = SubmissionMatching(
      roster: run.roster, naming: naming, assignment: outline.id, times: times, due: outline.due,
      shard: options.shard.flatMap { Shard($0) } ?? .whole, student: student)
    if times != nil, outline.due == nil {
      ReportRun.say("the assignment has no due= with a time and zone, so nobody is late")
    }
    var result = matching.matched(paths)
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

  /// A format with a document per student writes one to standard output, whatever there is to grade.
  private func checkCount(
    _ tasks: inout [WorkerPool.Task], _ formats: [ReportFormat], _ folder: SubmissionFolder,
    _ outline: AssignmentOutline
  ) throws(GradingRefusal) {
    guard options.report.out == nil,
      let format = formats.first(where: { $0.scope == .student && $0.name != "text" })
    else { return }
    if tasks.count > 1, format.name != "gradescope" && format.name != "github" {
      throw GradingRefusal(
        "\(format.name) writes a document per student, and there are \(tasks.count): name a folder, "
          + "--out")
    }
    guard tasks.count != 1 else { return }
    let names = (folder.paths + folder.remarks.map(\.file)).map {
      String($0.split(separator: "/").last ?? "")
    }
    let list = names.prefix(20).joined(separator: ", ")
    let reason =
      tasks.isEmpty
      ? "no .convo or .txt file was handed in\(names.isEmpty ? "" : ", only \(list)")"
      : "several files were handed in, and one is graded: \(list)"
    tasks = [
      .known(
        outline.refusal(of: "", by: Student(id: options.student ?? "student"), reason: reason))
    ]
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

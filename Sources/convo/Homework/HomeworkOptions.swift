public import ArgumentParser
public import Homework

/// The options of `grade` and `merge` that say what is written where.
struct ReportOptions: ParsableArguments {
  @Option(
    name: .long, parsing: .singleValue,
    help: .init(
      "The form of the results: \(ReportFormat.names.joined(separator: ", ")). May be repeated "
        + "with --out.", valueName: "format"))
  var format: [String] = []

  @Option(help: "Who reads them: student or teacher. Keys are shown to teachers alone.")
  var audience: Audience?

  @Option(help: .init("Write files into this folder.", valueName: "folder"))
  var out: String?

  @Option(help: "What students are told of wrong cells: show, count or hide.")
  var cells = CellDisplay.count

  @Option(
    help: .init("Say who changed since these results in Convo's JSON.", valueName: "results"))
  var compare: String?

  @Option(help: .init("Keep the better of these results and the new ones.", valueName: "results"))
  var keepBest: String?

  @Option(
    help: .init("Marks set by hand: student_id,problem,score,reason.", valueName: "csv"))
  var overrides: String?

  var request: ReportRequest {
    ReportRequest(
      formats: format, audience: audience, folder: out, cells: cells, compare: compare,
      keepBest: keepBest, overrides: overrides)
  }
}

struct Grade: ParsableCommand, Asking {
  static let configuration = CommandConfiguration(
    commandName: "grade",
    abstract: "Mark submissions to an assignment.",
    usage: "convo grade [<options>] <key> <paths> ...",
    discussion: """
      Folders are searched for .convo and .txt files. Whose a file is, its name tells: all of it but \
      its ending, or what --match says. Exit status: 0 all was graded, whatever the marks; 1 \
      something could not be graded or is nobody's (listed on standard error); 2 the command line is \
      wrong.
      """)

  @Argument(help: "The assignment with its answers.", completion: .file(extensions: ["convo"]))
  var key: String

  @Argument(help: "Submissions, or folders of them.", completion: .file())
  var paths: [String]

  @Option(help: .init("Who takes part: a CSV with student_id and name.", valueName: "csv"))
  var roster: String?

  @Option(
    help: .init(
      "How names of files tell whose they are: 'hw3_{id}_*.convo'.", valueName: "pattern"))
  var match: String?

  @Option(
    help: .init("When files were handed in: a CSV with file and time.", valueName: "csv"))
  var times: String?

  @Option(help: "How many processes grade at once.")
  var jobs: Int?

  @Option(help: .init("Grade one of n parts of the class: 2/8.", valueName: "i/n"))
  var shard: String?

  @Option(help: .init("Mark these problems alone: 2,5a.", valueName: "problems"))
  var only: String?

  @OptionGroup var report: ReportOptions

  mutating func validate() throws {
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs is from 1 to 256") }
    if let shard, Shard(shard) == nil { throw ValidationError("--shard is like 2/8") }
    if let match, FilePattern(match) == nil {
      throw ValidationError("--match has {id} once, like 'hw3_{id}_*.convo'")
    }
  }

  var invocation: Invocation {
    Invocation(
      job: .homework(
        .grade(
          GradeRequest(
            key: key, paths: paths, roster: roster, match: match, times: times, jobs: jobs,
            shard: shard, only: (only ?? "").split(separator: ",").map(String.init),
            report: report.request))))
  }
}

struct Sheet: ParsableCommand, Asking {
  static let configuration = CommandConfiguration(
    commandName: "sheet",
    abstract: "Write what students get of an assignment: data, problems, lines to fill in.",
    usage: "convo sheet <key> [--for <id>] [--roster <csv> --out <folder>]",
    discussion: """
      With --roster and --out each student gets a file of their own, with their own numbers where \
      the assignment draws some.
      """)

  @Argument(help: "The assignment with its answers.", completion: .file(extensions: ["convo"]))
  var key: String

  @Option(name: .customLong("for"), help: .init("Whose sheet it is.", valueName: "id"))
  var student: String?

  @Option(help: .init("Who takes part: a CSV with student_id and name.", valueName: "csv"))
  var roster: String?

  @Option(help: .init("Write a file for each student into this folder.", valueName: "folder"))
  var out: String?

  mutating func validate() throws {
    if (roster == nil) != (out == nil) { throw ValidationError("--roster and --out go together") }
    if roster != nil, student != nil { throw ValidationError("--for and --roster are apart") }
  }

  var invocation: Invocation {
    Invocation(
      job: .homework(
        .sheet(SheetRequest(key: key, student: student, roster: roster, folder: out))))
  }
}

struct Lint: ParsableCommand, Asking {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Say which mistakes an assignment cannot see or tell apart.",
    usage: "convo lint <key> [--roster <csv>]",
    discussion: """
      Also what a blank, constant or copied answer earns, and data that would show more. With a \
      roster every student's own numbers are looked at.
      """)

  @Argument(help: "The assignment with its answers.", completion: .file(extensions: ["convo"]))
  var key: String

  @Option(help: .init("Who takes part: a CSV with student_id and name.", valueName: "csv"))
  var roster: String?

  var invocation: Invocation {
    Invocation(job: .homework(.lint(LintRequest(key: key, roster: roster))))
  }
}

struct Merge: ParsableCommand, Asking {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Join results in Convo's JSON, such as those of parts of a class.",
    usage: "convo merge [<options>] <paths> ...",
    discussion: """
      What was written with --format json or jsonl and --audience teacher holds all that the other \
      formats need. Exit status as that of grade.
      """)

  @Argument(help: "Results to join.", completion: .file(extensions: ["json", "jsonl"]))
  var paths: [String]

  @Option(help: .init("Who takes part: a CSV with student_id and name.", valueName: "csv"))
  var roster: String?

  @OptionGroup var report: ReportOptions

  var invocation: Invocation {
    Invocation(
      job: .homework(
        .merge(MergeRequest(paths: paths, roster: roster, report: report.request))))
  }
}

extension Audience: ExpressibleByArgument {}
extension CellDisplay: ExpressibleByArgument {}

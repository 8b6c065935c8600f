import Homework

/// What one of the homework subcommands is asked for.
enum HomeworkJob: Equatable {
  case merge(MergeRequest)
  case sheet(SheetRequest)
  case lint(LintRequest)
  case grade(GradeRequest)

  /// - Returns: the exit status.
  func run() -> Int32 {
    switch self {
    case .sheet(let request): SheetRun(request: request).run()
    case .lint(let request): LintRun(request: request).run()
    case .grade(let request): GradeRun(request: request, open: AssignmentOpening.open).run()
    case .merge(let request): MergeRun(request: request).run()
    }
  }
}

/// How and where results are written.
struct ReportRequest: Equatable {
  /// Names of formats; `text` where there are none.
  var formats: [String] = []
  /// Nil takes the only one a format is made for, or students.
  var audience: Audience?
  /// A folder for files; nil writes to standard output.
  var folder: String?
  var cells = CellDisplay.count
  /// Files of former results to compare with, and to keep the better marks of.
  var compare: String?
  var keepBest: String?
  var overrides: String?
}

struct GradeRequest: Equatable {
  var key = ""
  /// Files and folders.
  var paths: [String] = []
  var roster: String?
  var match: String?
  var times: String?
  /// How many processes grade; nil for as many as there are processors.
  var jobs: Int?
  var shard: String?
  var only: [String] = []
  var report = ReportRequest()
}

struct SheetRequest: Equatable {
  var key = ""
  /// Whom the sheet is for; nil for everybody.
  var student: String?
  var roster: String?
  var folder: String?
}

struct MergeRequest: Equatable {
  /// Files of results in Convo's JSON.
  var paths: [String] = []
  var roster: String?
  var report = ReportRequest()
}

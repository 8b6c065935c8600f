import Files
import Glibc
import Homework
import Rendering

/// Grades files in processes of their own, so that none that kills its grader costs more than itself,
/// and hands the reports over in the order of the files.
struct WorkerPool {
  /// What is to be reported in one place.
  enum Task {
    case grade(SubmissionFile)
    /// Known already.
    case known(TeacherReport)
  }

  let command: WorkerCommand
  /// The frame that begins each conversation.
  let key: [UInt8]
  let outline: AssignmentOutline
  let jobs: Int
  /// How long one file may take, in seconds: a backstop, since budgets are counted and not timed, and
  /// a busy machine must give the same marks.
  var patience = 30.0
  /// How long a key may take.
  var keyPatience = 60.0

  /// So many files are sent ahead to a process, so that it never waits for the next.
  static let ahead = 16
  /// So many reports may wait for one before them.
  static let mostWaiting = 2048

  /// - Parameter deliver: takes each report, in the order of the tasks.
  /// - Throws: `GradingRefusal` where no process can be started or the key is refused.
  func run(_ tasks: [Task], deliver: (TeacherReport) -> Void) throws(GradingRefusal) {
    var round = WorkerRound(pool: self, tasks: tasks)
    defer { round.end() }
    while !round.isOver {
      try round.fill()
      round.emit(deliver)
      if round.isWaiting { try round.wait() }
    }
  }
}

extension FileError {
  /// What a list of files says of one.
  var words: String {
    switch self {
    case .closed: "files are closed"
    case .system(let reason), .malformed(let reason), .unwritable(let reason, _): reason
    case .tooManyBytes(let limit): "more than \(limit >> 10) KiB"
    case .arithmetic: "its numbers are too large"
    }
  }
}

/// Seconds of a clock that nobody sets.
func monotonicSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

import Arithmetic
import Files
import Glibc
import Homework
import Terminal

/// `convo --worker`: grades files that another convo process sends through a pipe, with few privileges.
enum WorkerProgram {
  static func run(open: AssignmentOpener) -> Int32 {
    leave()
    limit()
    Interruption.isRequested = { Fuel.isEmpty }
    var conversation = WorkerConversation(
      version: Version.text,
      read: { limit in
        var bytes = [UInt8](repeating: 0, count: limit)
        let count = bytes.withUnsafeMutableBytes {
          (try? OpenFile.standardInput.read(into: $0)) ?? 0
        }
        return Array(bytes.prefix(count))
      },
      write: { StandardStream.output.write($0) })
    return conversation.run(open: open, beforeFile: prepareForFile) ? 0 : 1
  }

  /// Changes to a deleted folder, in which nothing can be created.
  private static func leave() {
    var template = Array("/tmp/convo-worker-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return }
    if chdir(template) == 0 { rmdir(template) }
  }

  /// Limits memory, and allows no written or further open files and no core dumps.
  private static func limit() {
    set(Int32(RLIMIT_AS.rawValue), 2 << 30)
    set(Int32(RLIMIT_FSIZE.rawValue), 0)
    set(Int32(RLIMIT_NOFILE.rawValue), 3)
    set(Int32(RLIMIT_CORE.rawValue), 0)
  }

  private static func set(_ resource: Int32, _ value: rlim_t) {
    var limit = rlimit(rlim_cur: value, rlim_max: value)
    setrlimit(resource, &limit)
  }

  /// The processor seconds for one file. The parent ends this process long before, unless it is gone
  /// itself.
  private static let secondsPerFile: rlim_t = 90

  private static func prepareForFile() {
    Fuel.fill(AnswerBudget.fileFuel, perComputation: AnswerBudget.fuel)
    var usage = rusage()
    getrusage(RUSAGE_SELF.rawValue, &usage)
    let used = rlim_t(max(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec, 0))
    var limit = rlimit()
    getrlimit(Int32(RLIMIT_CPU.rawValue), &limit)
    limit.rlim_cur = min(used + secondsPerFile, limit.rlim_max)
    setrlimit(Int32(RLIMIT_CPU.rawValue), &limit)
  }
}

/// Creates a grader from an assignment's bytes.
typealias AssignmentOpener = (
  _ name: String, _ bytes: [UInt8], _ options: GradingOptions, _ files: FileGate
) throws(GradingRefusal) -> any Grading

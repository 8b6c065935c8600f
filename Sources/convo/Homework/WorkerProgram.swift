import Files
import Glibc
import Homework
import Terminal

/// `convo --worker`: grades what another convo sends it through a pipe, able to do little else.
enum WorkerProgram {
  static func run(open: AssignmentOpener) -> Int32 {
    leave()
    limit()
    var conversation = WorkerConversation(
      version: Version.text,
      read: { most in
        var bytes = [UInt8](repeating: 0, count: most)
        while true {
          let count = read(StandardStream.input.rawValue, &bytes, most)
          if count < 0, errno == EINTR { continue }
          return Array(bytes.prefix(max(count, 0)))
        }
      },
      write: { StandardStream.output.write($0) })
    return conversation.run(open: open, beforeFile: allowMoreTime) ? 0 : 1
  }

  /// Goes into a folder that is empty and already gone: nothing can be made in it.
  private static func leave() {
    var template = Array("/tmp/convo-worker-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return }
    if chdir(template) == 0 { rmdir(template) }
  }

  /// No memory without end, no file written, none opened beside the three pipes, no core left behind.
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

  /// Processor seconds that one file may take. Who started this process has ended it long before,
  /// unless it is not there any more.
  private static let secondsPerFile: rlim_t = 30

  private static func allowMoreTime() {
    var usage = rusage()
    getrusage(RUSAGE_SELF.rawValue, &usage)
    let used = rlim_t(max(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec, 0))
    var limit = rlimit()
    getrlimit(Int32(RLIMIT_CPU.rawValue), &limit)
    limit.rlim_cur = min(used + secondsPerFile, limit.rlim_max)
    setrlimit(Int32(RLIMIT_CPU.rawValue), &limit)
  }
}

/// Makes a grader of an assignment's bytes.
typealias AssignmentOpener = (
  _ name: String, _ bytes: [UInt8], _ options: GradingOptions, _ files: FileGate
) throws(GradingRefusal) -> any Grading

import Files
import Glibc
import Homework
import Rendering

/// Grades files in worker processes, so that a file that crashes its grader affects no other, and
/// delivers the reports in the order of the files.
struct WorkerPool {
  /// A file to report on.
  enum Task {
    case grade(SubmissionFile)
    /// A report that exists already.
    case known(TeacherReport)
  }

  let command: WorkerCommand
  /// The frames sent to each process first.
  let key: [UInt8]
  let outline: AssignmentOutline
  let jobs: Int
  /// The time limit for one file, in seconds. It is only a backstop: budgets are counted, not timed, so
  /// that a busy machine gives the same scores.
  var patience = 30.0
  /// The time limit for the key, in seconds.
  var keyPatience = 60.0

  /// The number of files sent ahead to a process, so that it never waits for the next.
  static let ahead = 16
  /// The maximum number of reports that wait for an earlier one.
  static let waitingLimit = 2048

  /// - Parameter deliver: Called with each report, in the order of the tasks.
  /// - Throws: `GradingRefusal` if no process can be started or the key is refused.
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
  /// The reason in a list of files.
  var words: String {
    switch self {
    case .closed: "files are not available"
    case .system(let reason), .malformed(let reason), .unwritable(let reason, _): reason
    case .tooManyBytes(let limit): "more than \(limit >> 10) KiB"
    case .arithmetic: "its numbers are too large"
    }
  }
}

/// The time in seconds, from a monotonic clock.
func monotonicSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// One run of a pool: its processes, and the reports received.
struct WorkerRound {
  let pool: WorkerPool
  let tasks: [WorkerPool.Task]
  var workers: [WorkerProcess] = []
  /// Tasks of a process that ended, to be given to another.
  var returned: [Int] = []
  var next = 0
  var emitted = 0
  var reports: [Int: TeacherReport] = [:]

  var isOver: Bool { emitted == tasks.count }
  var isWaiting: Bool { workers.contains { !$0.pending.isEmpty || !$0.isReady } }

  mutating func emit(_ deliver: (TeacherReport) -> Void) {
    while let report = reports.removeValue(forKey: emitted) {
      deliver(report)
      emitted += 1
    }
  }
}

/// Sending files.
extension WorkerRound {
  mutating func fill() throws(GradingRefusal) {
    while next < tasks.count || !returned.isEmpty {
      guard let place = returned.first ?? (isFull ? nil : next) else { return }
      guard case .grade(let file) = tasks[place], file.refusal == nil else {
        take(place)
        settle(place)
        continue
      }
      guard let worker = try freeWorker() else { return }
      take(place)
      send(file, place, to: worker)
    }
  }

  private var isFull: Bool { next >= tasks.count || next - emitted >= WorkerPool.waitingLimit }

  private mutating func take(_ place: Int) {
    if returned.first == place { returned.removeFirst() } else { next += 1 }
  }

  /// Finishes a task that needs no grading.
  private mutating func settle(_ place: Int) {
    switch tasks[place] {
    case .known(let report): reports[place] = report
    case .grade(let file): refuse(place, file.refusal ?? "")
    }
  }

  mutating func refuse(_ place: Int, _ reason: String) {
    guard case .grade(let file) = tasks[place] else { return }
    var report = pool.outline.refusal(of: file.path, by: file.student, reason: reason)
    report.report.flags = file.flags + report.report.flags
    reports[place] = report
  }

  /// The process with the fewest files, or a new one; nil if all have enough files.
  private mutating func freeWorker() throws(GradingRefusal) -> Int? {
    let best = workers.indices.min { workers[$0].pending.count < workers[$1].pending.count }
    if let best, workers[best].pending.isEmpty || workers.count >= pool.jobs {
      return workers[best].pending.count < WorkerPool.ahead ? best : nil
    }
    guard var worker = WorkerProcess(pool.command, now: monotonicSeconds()) else {
      throw GradingRefusal("no grading process can be started")
    }
    worker.send(pool.key)
    workers.append(worker)
    return workers.count - 1
  }

  private mutating func send(_ file: SubmissionFile, _ place: Int, to worker: Int) {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try SubmissionBytes.read(file.path)
    } catch {
      return refuse(place, error.words)
    }
    let frame = WorkerFrame.file(name: file.path, student: file.student)
    if workers[worker].pending.isEmpty, workers[worker].isReady {
      workers[worker].since = monotonicSeconds()
    }
    workers[worker].pending.append(place)
    workers[worker].send(frame.encoded(with: bytes))
  }
}

/// Receiving reports.
extension WorkerRound {
  mutating func wait() throws(GradingRefusal) {
    var requests: [pollfd] = []
    for worker in workers {
      requests.append(pollfd(fd: worker.output, events: Int16(POLLIN), revents: 0))
      requests.append(
        pollfd(fd: worker.hasUnsent ? worker.input : -1, events: Int16(POLLOUT), revents: 0))
    }
    _ = poll(&requests, nfds_t(requests.count), 250)
    let now = monotonicSeconds()
    var gone: [(worker: Int, reason: String)] = []
    for worker in workers.indices {
      let hasOutput = requests[2 * worker].revents != 0
      let canSend = requests[2 * worker + 1].revents != 0
      var isAlive = true
      if hasOutput { isAlive = try receive(worker, now) }
      // A process that reads no more may have written reports before it ended, so it counts as ended
      // only when its output ends.
      if isAlive, canSend, !workers[worker].flush() { workers[worker].dropUnsent() }
      if !isAlive || workers[worker].isFlooding {
        gone.append((worker, "internal: the grader stopped at this file"))
      } else if isLate(workers[worker], now) {
        gone.append((worker, "internal: grading this file took too long"))
      }
    }
    for (worker, reason) in gone.reversed() { try replace(worker, reason) }
  }

  private func isLate(_ worker: WorkerProcess, _ now: Double) -> Bool {
    guard worker.isReady else { return now - worker.since > pool.keyPatience }
    return !worker.pending.isEmpty && now - worker.since > pool.patience
  }

  /// Reads reports from a process; returns false if it has ended or its output is invalid.
  private mutating func receive(_ worker: Int, _ now: Double) throws(GradingRefusal) -> Bool {
    guard let lines = workers[worker].lines() else { return false }
    for line in lines {
      if !workers[worker].isReady {
        guard line == Array("ready".utf8) else { throw refusal(line) }
        workers[worker].isReady = true
      } else {
        guard let place = workers[worker].pending.first, case .grade(let file) = tasks[place],
          let report = report(line, of: file)
        else { return false }
        workers[worker].pending.removeFirst()
        reports[place] = report
      }
      workers[worker].since = now
    }
    return true
  }

  private func report(_ line: [UInt8], of file: SubmissionFile) -> TeacherReport? {
    guard let value = try? JSONValue(line), var report = try? TeacherReport(json: value),
      report.report.studentID == file.student.id, report.report.file == file.path
    else { return nil }
    report.report.flags = file.flags + report.report.flags
    return report
  }

  private func refusal(_ line: [UInt8]) -> GradingRefusal {
    let reason = try? JSONValue(Array(line.dropFirst("refused ".utf8.count))).textValue
    return GradingRefusal(reason ?? "the grading process gave an invalid answer")
  }

  /// Ends a process: its current file is refused, its other files go to another process.
  private mutating func replace(_ worker: Int, _ reason: String) throws(GradingRefusal) {
    guard workers[worker].isReady else {
      throw GradingRefusal("the grading process ended before its first file")
    }
    let pending = workers[worker].pending
    workers[worker].kill()
    workers.remove(at: worker)
    if let lost = pending.first { refuse(lost, reason) }
    returned = (returned + pending.dropFirst()).sorted()
  }

  mutating func end() {
    for worker in workers.indices {
      if workers[worker].pending.isEmpty, workers[worker].isReady {
        workers[worker].finish()
      } else {
        workers[worker].kill()
      }
    }
    workers = []
  }
}

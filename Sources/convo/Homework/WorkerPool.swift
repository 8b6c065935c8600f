import Files
import Glibc
import Homework
import Rendering

/// Grades files in worker processes, so that a file that crashes its grader affects no other, and
/// delivers the reports in the order of the files.
///
/// No clock decides a score: what a file may cost is counted, and time only ends a process that is stuck.
/// A file whose process ended is tried again, alone, before its score is withheld.
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
  /// Reads a file to grade.
  let read: (_ path: String) throws(FileError) -> [UInt8]
  /// The processor time for one file, or for the key, in seconds, many times that of the costliest.
  var patience = 60.0
  /// The time for the same in seconds by the clock, after which even an idle process counts as stuck.
  var stillness = 900.0

  /// The number of files sent ahead to a process, so that it never waits for the next.
  static let ahead = 16
  /// The maximum number of reports that wait for an earlier one.
  static let waitingLimit = 2048
  /// How often a file is tried if its process ends.
  static let tries = 3
  /// The number of processes in a row that may end before they have read the key.
  static let starts = 5

  /// - Parameter deliver: Called with each report, in the order of the tasks.
  /// - Throws: `GradingRefusal` if no process can read the key; whatever `deliver` throws.
  func run(
    _ tasks: [Task], deliver: (TeacherReport) throws(GradingRefusal) -> Void
  ) throws(GradingRefusal) {
    var round = WorkerRound(pool: self, tasks: tasks)
    defer { round.end() }
    while !round.isOver {
      try round.fill()
      try round.emit(deliver)
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
  /// Tasks at which a process ended, to be tried alone.
  var suspects: [Int] = []
  /// The suspect that is being tried.
  var suspect: Int?
  /// How often processes have ended at a task.
  var losses: [Int: Int] = [:]
  /// The number of processes in a row that ended before they had read the key.
  var failedStarts = 0
  var hasStarted = false
  var next = 0
  var emitted = 0
  var reports: [Int: TeacherReport] = [:]

  var isOver: Bool { emitted == tasks.count }
  var isWaiting: Bool { workers.contains { !$0.pending.isEmpty || !$0.isReady } }
  private var isIdle: Bool { workers.allSatisfy(\.pending.isEmpty) }
  /// Whether no process can be kept running.
  private var isGivenUp: Bool { failedStarts >= WorkerPool.starts }

  mutating func emit(
    _ deliver: (TeacherReport) throws(GradingRefusal) -> Void
  ) throws(GradingRefusal) {
    while let report = reports.removeValue(forKey: emitted) {
      try deliver(report)
      emitted += 1
    }
  }
}

/// Sending files.
extension WorkerRound {
  mutating func fill() throws(GradingRefusal) {
    while suspect == nil, next < tasks.count || !returned.isEmpty || !suspects.isEmpty {
      if !suspects.isEmpty, !isIdle { return }
      guard let place = suspects.first ?? returned.first ?? (isFull ? nil : next) else { return }
      guard case .grade(let file) = tasks[place], file.refusal == nil else {
        take(place)
        settle(place)
        continue
      }
      if isGivenUp {
        take(place)
        withhold(place, "not graded: no grading process could be kept running")
        continue
      }
      guard let worker = try freeWorker() else { return }
      if suspects.first == place { suspect = place }
      take(place)
      send(file, place, to: worker)
    }
  }

  private var isFull: Bool { next >= tasks.count || next - emitted >= WorkerPool.waitingLimit }

  private mutating func take(_ place: Int) {
    if suspects.first == place {
      suspects.removeFirst()
    } else if returned.first == place {
      returned.removeFirst()
    } else {
      next += 1
    }
  }

  /// Finishes a task that needs no grading.
  private mutating func settle(_ place: Int) {
    switch tasks[place] {
    case .known(let report): reports[place] = report
    case .grade(let file): withhold(place, file.refusal ?? "")
    }
  }

  /// Reports a file without a score.
  private mutating func withhold(_ place: Int, _ reason: String) {
    guard case .grade(let file) = tasks[place] else { return }
    if suspect == place { suspect = nil }
    var report = pool.outline.refusal(of: file.path, by: file.student, reason: reason)
    file.complete(&report.report)
    reports[place] = report
  }

  /// The process with the fewest files, or a new one; nil if all have enough files or none can be
  /// started now.
  private mutating func freeWorker() throws(GradingRefusal) -> Int? {
    let best = workers.indices.min { workers[$0].pending.count < workers[$1].pending.count }
    if let best, workers[best].pending.isEmpty || workers.count >= pool.jobs {
      return workers[best].pending.count < WorkerPool.ahead ? best : nil
    }
    guard var worker = WorkerProcess(pool.command, now: monotonicSeconds()) else {
      // Others may go on without it.
      if workers.isEmpty { try noteFailedStart() }
      return nil
    }
    worker.send(pool.key)
    workers.append(worker)
    return workers.count - 1
  }

  private mutating func noteFailedStart() throws(GradingRefusal) {
    failedStarts += 1
    if isGivenUp, !hasStarted {
      throw GradingRefusal("the grading process ended before its first file")
    }
    // The system may be short of memory or processes for a moment.
    usleep(20_000)
  }

  private mutating func send(_ file: SubmissionFile, _ place: Int, to worker: Int) {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try pool.read(file.path)
    } catch {
      return withhold(place, error.words)
    }
    let frame = WorkerFrame.file(name: file.path, student: file.student)
    if workers[worker].pending.isEmpty, workers[worker].isReady { restartClock(of: worker) }
    workers[worker].pending.append(place)
    workers[worker].send(frame.encoded(with: bytes))
  }

  private mutating func restartClock(of worker: Int) {
    workers[worker].since = monotonicSeconds()
    workers[worker].used = workers[worker].processorSeconds
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
    var gone: [(worker: Int, reason: String)] = []
    for worker in workers.indices {
      let hasOutput = requests[2 * worker].revents != 0
      let canSend = requests[2 * worker + 1].revents != 0
      var isAlive = true
      if hasOutput { isAlive = try receive(worker) }
      // A process that reads no more may have written reports before it ended, so it counts as ended
      // only when its output ends.
      if isAlive, canSend, !workers[worker].flush() { workers[worker].dropUnsent() }
      if !isAlive || workers[worker].isFlooding {
        gone.append((worker, "not graded: the grader stopped at this file"))
      } else if !hasOutput, isStuck(workers[worker]) {
        gone.append((worker, "not graded: grading this file did not end"))
      }
    }
    for (worker, reason) in gone.reversed() { try replace(worker, reason) }
  }

  private func isStuck(_ worker: WorkerProcess) -> Bool {
    guard !worker.isReady || !worker.pending.isEmpty else { return false }
    return worker.processorSeconds - worker.used > pool.patience
      || monotonicSeconds() - worker.since > pool.stillness
  }

  /// Reads reports from a process; returns false if it has ended or its output is invalid.
  private mutating func receive(_ worker: Int) throws(GradingRefusal) -> Bool {
    guard let lines = workers[worker].lines() else { return false }
    for line in lines {
      if !workers[worker].isReady {
        guard line == Array("ready".utf8) else { throw refusal(line) }
        workers[worker].isReady = true
        (hasStarted, failedStarts) = (true, 0)
      } else {
        guard let place = workers[worker].pending.first, case .grade(let file) = tasks[place],
          let report = report(line, of: file)
        else { return false }
        workers[worker].pending.removeFirst()
        if suspect == place { suspect = nil }
        reports[place] = report
      }
    }
    if !lines.isEmpty { restartClock(of: worker) }
    return true
  }

  private func report(_ line: [UInt8], of file: SubmissionFile) -> TeacherReport? {
    guard let value = try? JSONValue(line), var report = try? TeacherReport(json: value),
      report.report.studentID == file.student.id, report.report.file == file.path
    else { return nil }
    file.complete(&report.report)
    return report
  }

  private func refusal(_ line: [UInt8]) -> GradingRefusal {
    let reason = try? JSONValue(Array(line.dropFirst("refused ".utf8.count))).textValue
    return GradingRefusal(reason ?? "the grading process gave an invalid answer")
  }

  /// Ends a process: its current file is refused, its other files go to another process.
  /// Removes a process that ended or is stuck. The file it was at is tried again, alone; the files sent
  /// ahead go to other processes.
  private mutating func replace(_ worker: Int, _ reason: String) throws(GradingRefusal) {
    let (pending, wasReady) = (workers[worker].pending, workers[worker].isReady)
    workers[worker].kill()
    workers.remove(at: worker)
    if let lost = pending.first, wasReady {
      losses[lost, default: 0] += 1
      suspect = nil
      if losses[lost, default: 0] < WorkerPool.tries {
        suspects.append(lost)
      } else {
        withhold(lost, reason)
      }
      returned = (returned + pending.dropFirst()).sorted()
    } else {
      if let place = suspect, pending.contains(place) {
        suspects.insert(place, at: 0)
        suspect = nil
      } else {
        returned = (returned + pending).sorted()
      }
      if !wasReady { try noteFailedStart() }
    }
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

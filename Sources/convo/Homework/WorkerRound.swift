import Files
import Homework

/// One run of a pool: who is at what, and what has come back.
struct WorkerRound {
  let pool: WorkerPool
  let tasks: [WorkerPool.Task]
  var workers: [WorkerProcess] = []
  /// Tasks that a process took along when it ended, to be given to another.
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

/// Handing out files.
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

  private var isFull: Bool { next >= tasks.count || next - emitted >= WorkerPool.mostWaiting }

  private mutating func take(_ place: Int) {
    if returned.first == place { returned.removeFirst() } else { next += 1 }
  }

  /// What needs no grader.
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

  /// The process with the fewest files, where it may have more; a new one where there may be more.
  private mutating func freeWorker() throws(GradingRefusal) -> Int? {
    let best = workers.indices.min { workers[$0].pending.count < workers[$1].pending.count }
    if let best, workers[best].pending.isEmpty || workers.count >= pool.jobs {
      return workers[best].pending.count < WorkerPool.ahead ? best : nil
    }
    guard var worker = WorkerProcess(pool.command, now: monotonicSeconds()) else {
      throw GradingRefusal("no process for grading can be started")
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

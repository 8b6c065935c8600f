import Files
import Glibc
import Homework

/// Hearing from the processes.
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
      let isHeard = requests[2 * worker].revents != 0
      let canSend = requests[2 * worker + 1].revents != 0
      var isThere = true
      if isHeard { isThere = try hear(worker, now) }
      // A process that takes no more may have answered for files before it ended: it is gone when
      // nothing is left to be heard of it.
      if isThere, canSend, !workers[worker].flush() { workers[worker].dropUnsent() }
      if !isThere || workers[worker].isFlooding {
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

  /// False when the process is gone or says what makes no sense.
  private mutating func hear(_ worker: Int, _ now: Double) throws(GradingRefusal) -> Bool {
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
    return GradingRefusal(reason ?? "the process for grading does not answer as it should")
  }

  /// Ends a process; the file that it was at is lost, the others go to the next one.
  private mutating func replace(_ worker: Int, _ reason: String) throws(GradingRefusal) {
    guard workers[worker].isReady else {
      throw GradingRefusal("the process for grading ended before its first file")
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

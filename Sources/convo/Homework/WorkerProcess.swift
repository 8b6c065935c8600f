import Glibc
import Homework

/// The command line of a worker process.
struct WorkerCommand {
  var path: String
  var arguments: [String]

  /// This program as a worker.
  static var current: WorkerCommand? {
    guard let path = realpath("/proc/self/exe", nil) else { return nil }
    defer { free(path) }
    return WorkerCommand(path: String(cString: path), arguments: ["--worker"])
  }
}

/// A process that grades files one after the other, with its pipes and pending files.
struct WorkerProcess {
  private let process: pid_t
  /// Our end of its standard input; −1 after it is closed.
  private(set) var input: Int32
  private(set) var output: Int32
  private var unsent: [UInt8] = []
  private var unsentPlace = 0
  private var received: [UInt8] = []
  /// The indices of the files sent and not yet answered, the current one first.
  var pending: [Int] = []
  /// Whether it has read the key.
  var isReady = false
  /// When it started on the current file, or on the key.
  var since: Double
  /// The processor time it had used then.
  var used = 0.0

  /// Starts a process with an empty environment and no open files but its pipes; nil if the system
  /// refuses.
  init?(_ command: WorkerCommand, now: Double) {
    var ends: [Int32] = [-1, -1, -1, -1]
    guard pipe(&ends) == 0 else { return nil }
    let hasOutput = ends.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.map { pipe($0 + 2) == 0 } ?? false
    }
    guard hasOutput else {
      close(ends[0])
      close(ends[1])
      return nil
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let child = Self.spawn(command, input: ends[0], output: ends[3])
    close(ends[0])
    close(ends[3])
    guard let child else {
      close(ends[1])
      close(ends[2])
      return nil
    }
    for end in [ends[1], ends[2]] { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    (process, input, output, since) = (child, ends[1], ends[2], now)
  }

  private static func spawn(_ command: WorkerCommand, input: Int32, output: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var arguments = ([command.path] + command.arguments).map { strdup($0) } + [nil]
    // No backtrace of a crash is needed.
    var environment = [strdup("SWIFT_BACKTRACE=enable=no"), nil]
    defer { for text in arguments + environment { free(text) } }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Do not inherit blocked signals.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var child: pid_t = 0
    let status = posix_spawn(
      &child, command.path, &actions, &attributes, &arguments, &environment)
    return status == 0 ? child : nil
  }

  var hasUnsent: Bool { unsentPlace < unsent.count }

  mutating func send(_ bytes: [UInt8]) {
    if !hasUnsent {
      unsent.removeAll(keepingCapacity: true)
      unsentPlace = 0
    }
    unsent += bytes
  }

  /// Writes as much as the pipe takes; returns false if the process has ended.
  mutating func flush() -> Bool {
    while hasUnsent {
      let count = unsent.withUnsafeBytes { buffer in
        write(input, buffer.baseAddress.map { $0 + unsentPlace }, buffer.count - unsentPlace)
      }
      if count < 0, errno == EINTR { continue }
      if count < 0 { return errno == EAGAIN }
      unsentPlace += count
    }
    return true
  }

  /// Discards unsent bytes.
  mutating func dropUnsent() { unsentPlace = unsent.count }

  /// Reads the lines that have arrived; nil if the process has ended.
  mutating func lines() -> [[UInt8]]? {
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(output, &piece, piece.count)
    if count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR) { return nil }
    // Only the new bytes are searched: a line may have many pieces.
    var searched = received.count
    if count > 0 { received += piece[..<count] }
    var lines: [[UInt8]] = []
    var start = 0
    while let end = received[searched...].firstIndex(of: UInt8(ascii: "\n")) {
      lines.append(Array(received[start..<end]))
      start = end + 1
      searched = start
    }
    if start > 0 { received.removeSubrange(..<start) }
    return lines
  }

  /// Whether the process has written a line longer than any report.
  var isFlooding: Bool { received.count > WorkerConversation.reportLimit }

  /// The processor time it has used, in seconds, which does not depend on what else the machine does.
  var processorSeconds: Double {
    var clock = clockid_t()
    var time = timespec()
    guard clock_getcpuclockid(process, &clock) == 0, clock_gettime(clock, &time) == 0 else {
      return 0
    }
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Kills the process.
  mutating func kill() {
    Glibc.kill(process, SIGKILL)
    reap()
  }

  /// Closes the process's input and waits for it to exit.
  mutating func finish() {
    if input >= 0 { close(input) }
    input = -1
    reap()
  }

  private mutating func reap() {
    if input >= 0 { close(input) }
    if output >= 0 { close(output) }
    (input, output) = (-1, -1)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
  }
}

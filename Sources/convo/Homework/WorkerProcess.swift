import Glibc

/// How a process that grades is started.
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

/// A process that grades files one after the other: its pipes, and the files it was sent.
struct WorkerProcess {
  private let process: pid_t
  /// Our end of its standard input; −1 once it is closed.
  private(set) var input: Int32
  private(set) var output: Int32
  private var unsent: [UInt8] = []
  private var unsentPlace = 0
  private var received: [UInt8] = []
  /// Places of files that it has not answered yet, the one it is at first.
  var pending: [Int] = []
  /// Whether it has read the key.
  var isReady = false
  /// When it began with what it is at.
  var since: Double

  /// Starts a process without the user's environment and with nothing open but its pipes; nil where the
  /// system refuses.
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
    // Swift's runtime would write down at length, for nobody, how a process came to its end.
    var environment = [strdup("SWIFT_BACKTRACE=enable=no"), nil]
    defer { for text in arguments + environment { free(text) } }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Signals that are held back here would be held back there too.
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

  /// Writes as much as the pipe takes; false when the process is gone.
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

  /// Forgets what could not be written.
  mutating func dropUnsent() { unsentPlace = unsent.count }

  /// The lines that have arrived; nil when the process is gone.
  mutating func lines() -> [[UInt8]]? {
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(output, &piece, piece.count)
    if count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR) { return nil }
    if count > 0 { received += piece[..<count] }
    var lines: [[UInt8]] = []
    var start = 0
    while let end = received[start...].firstIndex(of: UInt8(ascii: "\n")) {
      lines.append(Array(received[start..<end]))
      start = end + 1
    }
    received.removeSubrange(..<start)
    return lines
  }

  /// More than any report has: a process that writes so much without a line's end has gone astray.
  var isFlooding: Bool { received.count > 64 << 20 }

  /// Ends it, whatever it is doing.
  mutating func kill() {
    Glibc.kill(process, SIGKILL)
    reap()
  }

  /// Tells it that there are no more files, and waits for its end.
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

internal import Glibc

/// A program on a pseudo-terminal, with its screen and keyboard.
///
/// Nothing here sleeps: `wait` reads until the screen shows what was asked for, and fails with the
/// screen and the last bytes when it does not within the deadline.
public final class PTY {
  public struct Failure: Error, CustomStringConvertible {
    public let description: String
    init(_ description: String) { self.description = description }
  }

  /// Long enough for a busy machine; reached only by what fails.
  public static let deadline = 60.0

  public private(set) var screen: Screen
  /// All that the program wrote.
  public private(set) var output: [UInt8] = []
  public let process: Int32
  private var device: Device?
  private var status: Int32?
  private var isOpen = true

  public init(
    _ arguments: [String], environment: [String: String], columns: Int = 80, rows: Int = 24
  ) throws {
    let device = try Device()
    screen = Screen(columns: columns, rows: rows)
    process = try device.spawn(
      arguments, environment: environment, columns: columns, rows: rows)
    self.device = consume device
  }

  deinit {
    guard status == nil else { return }
    kill(-process, SIGKILL)
    kill(process, SIGKILL)
    var status: Int32 = 0
    waitpid(process, &status, 0)
  }

  /// Types the text.
  public func send(_ text: String) { send(Array(text.utf8)) }

  public func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      // A full terminal would block both sides: what the program wrote is read between pieces.
      let piece = Array(rest.prefix(512))
      let count = write(master, piece, piece.count)
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR && errno != EAGAIN {
        return
      }
      read(within: 0)
    }
  }

  /// Gives the window a new size.
  public func resize(columns: Int, rows: Int) {
    screen.resize(columns: columns, rows: rows)
    device?.setSize(columns: columns, rows: rows)
  }

  /// Closes the window, with the program still in it.
  public func hangUp() {
    device = nil
    isOpen = false
  }

  /// Sends the program a signal.
  public func signal(_ number: Int32) { kill(process, number) }

  /// Waits until the screen, or anything else, is as asked.
  public func wait(
    for what: String, within seconds: Double = deadline, until condition: (Screen) -> Bool
  ) throws {
    let end = Self.now() + seconds
    while !condition(screen) {
      let isLate = Self.now() > end
      if isLate || !isOpen {
        throw Failure("\(isLate ? "no" : "the program ended without") \(what)\n\(evidence)")
      }
      read(within: 0.1)
    }
  }

  /// Waits until the text is somewhere on the screen.
  public func expect(_ text: String, within seconds: Double = deadline) throws {
    try wait(for: "«\(text)» on the screen", within: seconds) { $0.text.contains(text) }
  }

  /// Waits until the program has written the text, be it on the screen or gone from it.
  public func expectOutput(_ text: String, within seconds: Double = deadline) throws {
    let bytes = Array(text.utf8)
    try wait(for: "«\(text)» written", within: seconds) { _ in output.contains(bytes) }
  }

  /// Waits until the cursor is right after a prompt that is alone on its row.
  public func prompt(_ prompt: String, within seconds: Double = deadline) throws {
    let shown = Screen.trimmed(prompt)
    try wait(for: "prompt «\(prompt)»", within: seconds) {
      $0.cursorRow == shown && $0.x == prompt.count
    }
  }

  /// Waits for the program to end; its exit status, or the negated signal that killed it.
  public func exitStatus(within seconds: Double = deadline) throws -> Int32 {
    let end = Self.now() + seconds
    while status == nil {
      var found: Int32 = 0
      if waitpid(process, &found, WNOHANG) == process { status = found }
      if Self.now() > end { throw Failure("the program goes on\n\(evidence)") }
      // A program may not end while its output is unread.
      if isOpen { read(within: status == nil ? 0.02 : 0) } else { usleep(1000) }
    }
    while isOpen, hasOutput(within: 0) { read(within: 0) }
    let found = status ?? 0
    return found & 0x7f == 0 ? (found >> 8) & 0xff : -(found & 0x7f)
  }

  /// Whether the terminal collects whole lines, as it does outside editors.
  public var isCanonical: Bool { localModes & tcflag_t(ICANON) != 0 }

  /// Whether the terminal shows what is typed by itself.
  public var echoes: Bool { localModes & tcflag_t(ECHO) != 0 }

  /// How long the program has computed, in seconds.
  public var processorTime: Double {
    var clock = clockid_t()
    var time = timespec()
    guard clock_getcpuclockid(process, &clock) == 0, clock_gettime(clock, &time) == 0 else {
      return 0
    }
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private var master: Int32 { device?.master ?? -1 }

  private var localModes: tcflag_t {
    var modes = termios()
    tcgetattr(master, &modes)
    return modes.c_lflag
  }

  private var evidence: String {
    """
    the screen, cursor at \(screen.x), \(screen.y):
    \(screen.text)
    the last bytes: \(String(decoding: output.suffix(600), as: UTF8.self).debugDescription)
    """
  }

  private func hasOutput(within seconds: Double) -> Bool {
    var request = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, Int32(seconds * 1000)) > 0
  }

  private func read(within seconds: Double) {
    guard isOpen, hasOutput(within: seconds) else { return }
    var bytes = [UInt8](repeating: 0, count: 8192)
    let count = Glibc.read(master, &bytes, bytes.count)
    // EIO: the other end is closed.
    if count <= 0 {
      isOpen = count < 0 && errno == EINTR
      return
    }
    output += bytes[..<count]
    screen.feed(bytes[..<count])
    for reply in screen.takeReplies() { send(reply) }
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

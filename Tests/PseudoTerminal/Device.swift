internal import Glibc

/// The two ends of a new pseudo-terminal: the master, which is held, and the name of the other.
///
/// Swift's Glibc has no `posix_openpt`, and `openpty` cannot close the master in children atomically;
/// a master that another test's child inherits would keep this terminal alive. So this asks Linux.
struct Device: ~Copyable {
  let master: Int32
  let name: String

  private static let setLock: UInt = 0x4004_5431  // TIOCSPTLCK
  private static let getNumber: UInt = 0x8004_5430  // TIOCGPTN

  init() throws {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var lock: Int32 = 0
    var number: UInt32 = 0
    guard master >= 0, ioctl(master, Self.setLock, &lock) == 0,
      ioctl(master, Self.getNumber, &number) == 0
    else { throw PTY.Failure("no pseudo-terminal: error \(errno)") }
    name = "/dev/pts/\(number)"
  }

  deinit { close(master) }

  func setSize(columns: Int, rows: Int) {
    var window = winsize(
      ws_row: UInt16(clamping: rows), ws_col: UInt16(clamping: columns), ws_xpixel: 0, ws_ypixel: 0)
    // The system tells the program's foreground group by SIGWINCH.
    _ = ioctl(master, UInt(TIOCSWINSZ), &window)
  }

  /// Starts a program with the terminal as its three streams and its controlling terminal, in a new
  /// session and with no signal blocked or ignored.
  func spawn(
    _ arguments: [String], environment: [String: String], columns: Int, rows: Int
  ) throws -> pid_t {
    // The size only stays when the other end is open.
    let held = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)
    defer { close(held) }
    setSize(columns: columns, rows: rows)
    return try Child.start(arguments, environment: environment, isLeader: true) { actions in
      // Opened by the leader of a new session, the terminal becomes the controlling one.
      posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
      posix_spawn_file_actions_adddup2(&actions, 0, 1)
      posix_spawn_file_actions_adddup2(&actions, 0, 2)
    }
  }
}

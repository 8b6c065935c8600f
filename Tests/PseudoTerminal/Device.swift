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
    var attributes = posix_spawnattr_t()
    var actions = posix_spawn_file_actions_t()
    posix_spawnattr_init(&attributes)
    posix_spawn_file_actions_init(&actions)
    defer {
      posix_spawnattr_destroy(&attributes)
      posix_spawn_file_actions_destroy(&actions)
    }
    let newSession: Int32 = 0x80  // POSIX_SPAWN_SETSID
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | newSession))
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGINT, SIGQUIT, SIGTSTP, SIGPIPE, SIGHUP, SIGCHLD, SIGWINCH, SIGTERM] {
      sigaddset(&signals, signal)
    }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    // Opened by the leader of a new session, the terminal becomes the controlling one.
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    let variables = environment.map { "\($0.key)=\($0.value)" }
    var argv = arguments.map { strdup($0) } + [nil]
    var envp = variables.map { strdup($0) } + [nil]
    defer { for pointer in argv + envp { free(pointer) } }
    var child: pid_t = 0
    let status = posix_spawn(&child, arguments[0], &actions, &attributes, &argv, &envp)
    guard status == 0 else { throw PTY.Failure("cannot start \(arguments[0]): error \(status)") }
    return child
  }
}

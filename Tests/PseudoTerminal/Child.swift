internal import Glibc

/// Starting programs, with pipes or at a terminal.
enum Child {
  /// Starts a program with no signal blocked or ignored, as a shell does.
  ///
  /// - Parameters:
  ///   - arguments: the path of the program, then its words.
  ///   - isLeader: whether it leads a session of its own.
  ///   - connect: opens or duplicates descriptors for it.
  static func start(
    _ arguments: [String], environment: [String: String], isLeader: Bool = false,
    connect: (inout posix_spawn_file_actions_t) -> Void
  ) throws -> pid_t {
    var attributes = posix_spawnattr_t()
    var actions = posix_spawn_file_actions_t()
    posix_spawnattr_init(&attributes)
    posix_spawn_file_actions_init(&actions)
    defer {
      posix_spawnattr_destroy(&attributes)
      posix_spawn_file_actions_destroy(&actions)
    }
    let newSession: Int32 = 0x80  // POSIX_SPAWN_SETSID
    // Test runners may ignore SIGPIPE; a shell's children do not.
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | (isLeader ? newSession : 0)))
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGINT, SIGQUIT, SIGTSTP, SIGPIPE, SIGHUP, SIGCHLD, SIGWINCH, SIGTERM] {
      sigaddset(&signals, signal)
    }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    connect(&actions)
    var argv = arguments.map { strdup($0) } + [nil]
    var envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in argv + envp { free(pointer) } }
    var child: pid_t = 0
    let status = posix_spawn(&child, arguments[0], &actions, &attributes, &argv, &envp)
    guard status == 0 else { throw PTY.Failure("cannot start \(arguments[0]): error \(status)") }
    return child
  }
}

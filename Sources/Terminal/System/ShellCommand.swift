internal import Glibc

/// A command the user chose (`PAGER`, `EDITOR`), run by the shell on this terminal.
struct ShellCommand {
  let command: String
  /// The values of `$1`, `$2`, ….
  var arguments: [String] = []
  /// Whether Ctrl-C interrupts the command as usual. If false, SIGINT is ignored unless the command
  /// installs a handler.
  var takesInterrupt = false

  /// Starts the command, with `descriptor` as its standard input if given; nil on failure.
  func start(reading descriptor: Int32? = nil) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    if let descriptor { posix_spawn_file_actions_adddup2(&actions, descriptor, 0) }
    var defaults = sigset_t()
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGPIPE)
    if takesInterrupt { sigaddset(&defaults, SIGINT) }
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    let words = ["sh", "-c", command, "sh"] + arguments
    var argv: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for word in argv { free(word) } }
    var child: pid_t = 0
    let status = posix_spawn(&child, "/bin/sh", &actions, &attributes, &argv, environ)
    return status == 0 ? child : nil
  }

  /// Waits for the command to exit; returns true if its status is 0.
  static func wait(for child: pid_t) -> Bool {
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      if errno != EINTR { return false }
    }
    return status == 0
  }

  /// Runs `body` with SIGINT and SIGPIPE ignored in this process.
  static func ignoringSignals<Result>(_ body: () -> Result) -> Result {
    let interrupt = signal(SIGINT, SIG_IGN)
    let brokenPipe = signal(SIGPIPE, SIG_IGN)
    defer {
      signal(SIGINT, interrupt)
      signal(SIGPIPE, brokenPipe)
    }
    return body()
  }
}

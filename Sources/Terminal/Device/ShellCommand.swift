internal import Glibc

/// A command of the user's own choice (`PAGER`, `EDITOR`), run by the shell at this terminal.
struct ShellCommand {
  let command: String
  /// What the command sees as `$1` and so on.
  var arguments: [String] = []
  /// Whether Ctrl-C means to the command what it means to any other. Else it is ignored from the
  /// beginning, until the command sets a handler of its own.
  var takesInterrupt = false

  /// Starts the command; nil when it cannot be. Its standard input is `descriptor` if given.
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

  /// Waits for the command's end; true when it went well.
  static func wait(for child: pid_t) -> Bool {
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      if errno != EINTR { return false }
    }
    return status == 0
  }

  /// Does something with Ctrl-C, and writing to nobody, without effect on this program.
  static func undisturbed<Result>(_ body: () -> Result) -> Result {
    let interrupt = signal(SIGINT, SIG_IGN)
    let brokenPipe = signal(SIGPIPE, SIG_IGN)
    defer {
      signal(SIGINT, interrupt)
      signal(SIGPIPE, brokenPipe)
    }
    return body()
  }
}

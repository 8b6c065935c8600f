internal import Glibc

/// The user's program for reading long text a screen at a time.
public struct Pager: Sendable {
  /// A command for the shell.
  public let command: String

  public init(command: String) { self.command = command }

  /// What `PAGER` names, or `less`; nil when `PAGER` is empty or `cat`, or output is no terminal.
  public static func standard(environment: Environment = .process) -> Pager? {
    guard StandardStream.input.isTerminal, StandardStream.output.isTerminal,
      TerminalDevice.isCapable(environment: environment)
    else { return nil }
    let command = environment["PAGER"] ?? "less"
    return command.isEmpty || command == "cat" ? nil : Pager(command: command)
  }

  /// Shows the text and waits until the reader has had enough of it. False when the pager did not
  /// start or did not do its work, so that the text is still to be shown.
  public func show(_ text: String) -> Bool {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return false }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    // Ctrl-C is the pager's while it runs. It stays ignored in the shell that starts the pager, or
    // the shell would die and leave the pager without a terminal; `less` has a handler of its own.
    let interrupt = signal(SIGINT, SIG_IGN)
    let brokenPipe = signal(SIGPIPE, SIG_IGN)
    let child = start(reading: ends[0])
    close(ends[0])
    if child != nil {
      var text = text
      // Who quits early leaves the rest unread, which is no failure.
      _ = text.withUTF8 { Descriptor.write($0, to: ends[1]) }
    }
    close(ends[1])
    let succeeded = child.map(wait(for:)) ?? false
    signal(SIGINT, interrupt)
    signal(SIGPIPE, brokenPipe)
    return succeeded
  }

  private func start(reading end: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_adddup2(&actions, end, 0)
    var defaults = sigset_t()
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    // Leave at once when all fits on a screen, keep colours, and leave the text on the screen.
    setenv("LESS", "FRX", 0)
    setenv("LESSCHARSET", "utf-8", 0)
    var arguments: [UnsafeMutablePointer<CChar>?] =
      (["sh", "-c", command] as [String]).map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    let status = posix_spawn(&child, "/bin/sh", &actions, &attributes, &arguments, environ)
    return status == 0 ? child : nil
  }

  private func wait(for child: pid_t) -> Bool {
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      if errno != EINTR { return false }
    }
    return status == 0
  }
}

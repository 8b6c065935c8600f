internal import Glibc

/// A program that turns its standard input into its standard output, run without a shell.
public struct FilterProgram {
  /// The program's name, looked for in `PATH`, and its arguments.
  public let words: [String]

  public init(_ words: [String]) { self.words = words }

  /// What it prints for these bytes; nil if there is no such program.
  ///
  /// - Returns: No bytes if it fails or prints more than `limit`.
  /// - Throws: `SystemError` if the system gives no temporary file or pipe.
  public func output(for input: [UInt8], limit: Int) throws(SystemError) -> [UInt8]? {
    let source = try Self.temporary(input)
    defer { close(source) }
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw SystemError.last }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    let child = start(reading: source, writing: ends[1])
    close(ends[1])
    guard let child else { return nil }
    let bytes = Self.read(ends[0], atMost: limit)
    if bytes == nil { kill(child, SIGKILL) }
    let isDone = ShellCommand.wait(for: child)
    return isDone ? bytes ?? [] : []
  }

  private func start(reading source: Int32, writing target: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_adddup2(&actions, source, 0)
    posix_spawn_file_actions_adddup2(&actions, target, 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var defaults = sigset_t()
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    var argv: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for word in argv { free(word) } }
    var child: pid_t = 0
    return posix_spawnp(&child, words[0], &actions, &attributes, &argv, environ) == 0 ? child : nil
  }

  /// A file without a name that holds the bytes, to be read from its beginning.
  private static func temporary(_ bytes: [UInt8]) throws(SystemError) -> Int32 {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var name = Array((folder + "/convo-XXXXXX").utf8CString)
    let file = mkstemp(&name)
    guard file >= 0 else { throw SystemError.last }
    unlink(name)
    _ = fcntl(file, F_SETFD, FD_CLOEXEC)
    guard bytes.withUnsafeBufferPointer({ OpenFile.write($0, to: file) }) else {
      let error = SystemError.last
      close(file)
      throw error
    }
    lseek(file, 0, SEEK_SET)
    return file
  }

  /// Everything up to the end; nil if there is more than the limit.
  private static func read(_ file: Int32, atMost limit: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(file, &buffer, buffer.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        return nil
      }
      guard bytes.count + count <= limit else { return nil }
      bytes += buffer[..<count]
    }
  }
}

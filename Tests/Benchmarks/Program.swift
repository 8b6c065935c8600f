import Glibc

/// A program with its words, run with its output gathered or thrown away.
struct Program {
  let path: String
  let arguments: [String]
  /// The file it reads as standard input.
  var input = "/dev/null"

  init(_ path: String, _ arguments: [String] = [], input: String = "/dev/null") {
    self.path = path
    self.arguments = arguments
    self.input = input
  }

  struct Run {
    let seconds: Double
    let output: [UInt8]
    let status: Int32
    /// The most memory it held, in KiB.
    let memory: Int
  }

  /// Runs it, reading its output through a pipe.
  ///
  /// - Parameter keepsOutput: whether the output is kept: a child's memory is counted from its parent's.
  func run(keepsOutput: Bool = false) -> Run? {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    defer { close(ends[0]) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addclose(&actions, ends[0])
    var child = pid_t()
    let begin = Clock.now()
    let failure = withWords { posix_spawn(&child, path, &actions, nil, $0, environ) }
    close(ends[1])
    guard failure == 0 else { return nil }
    let output = Self.readAll(ends[0], keeps: keepsOutput)
    var status: Int32 = 0
    var usage = rusage()
    guard wait4(child, &status, 0, &usage) == child else { return nil }
    return Run(
      seconds: Clock.now() - begin, output: output, status: status, memory: usage.ru_maxrss)
  }

  /// What it writes, if it ends well.
  func output() -> String? {
    guard let run = run(keepsOutput: true), run.status == 0 else { return nil }
    return String(decoding: run.output, as: UTF8.self)
  }

  private func withWords<R>(_ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> R) -> R {
    var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { (word: String) in
      strdup(word)
    }
    words.append(nil)
    defer { for word in words { free(word) } }
    return words.withUnsafeBufferPointer { body($0.baseAddress.unsafelyUnwrapped) }
  }

  private static func readAll(_ descriptor: Int32, keeps: Bool) -> [UInt8] {
    var output: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &block, block.count)
      guard count > 0 else { return output }
      if keeps { output.append(contentsOf: block[..<count]) }
    }
  }
}

extension Program {
  /// Where the shell would find a program.
  static func path(of name: String) -> String? {
    guard let list = getenv("PATH") else { return nil }
    return String(cString: list).split(separator: ":").map { "\($0)/\(name)" }
      .first { access($0, X_OK) == 0 }
  }

  /// A program in the folder of this one.
  static func beside(_ name: String) -> String? {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    guard count > 0 else { return nil }
    let own = String(decoding: buffer[..<count], as: UTF8.self)
    guard let slash = own.lastIndex(of: "/") else { return nil }
    let path = own[...slash] + name
    return access(String(path), X_OK) == 0 ? String(path) : nil
  }
}

/// Seconds on a clock that only goes forward.
enum Clock {
  static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  static func seconds(of body: () -> Void) -> Double {
    let begin = now()
    body()
    return now() - begin
  }
}

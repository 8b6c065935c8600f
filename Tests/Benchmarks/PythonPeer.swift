import Glibc

/// A Python process that is asked for times, one after the other, so that its start is not among them.
final class PythonPeer {
  private let requests: UnsafeMutablePointer<FILE>
  private let replies: UnsafeMutablePointer<FILE>
  private let child: pid_t

  /// - Parameter setup: what is run once; it defines `job`, whose time is asked for.
  init?(_ python: String, setup: String) {
    var (down, up): ([Int32], [Int32]) = ([0, 0], [0, 0])
    guard pipe(&down) == 0, pipe(&up) == 0 else { return nil }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, down[0], 0)
    posix_spawn_file_actions_adddup2(&actions, up[1], 1)
    for end in down + up { posix_spawn_file_actions_addclose(&actions, end) }
    var words: [UnsafeMutablePointer<CChar>?] = [python, "-c", setup + Self.loop].map {
      (word: String) in strdup(word)
    }
    words.append(nil)
    defer { for word in words { free(word) } }
    var child = pid_t()
    guard posix_spawn(&child, python, &actions, nil, words, environ) == 0 else { return nil }
    close(down[0])
    close(up[1])
    guard let requests = fdopen(down[1], "w"), let replies = fdopen(up[0], "r") else { return nil }
    (self.child, self.requests, self.replies) = (child, requests, replies)
  }

  deinit {
    fclose(requests)
    fclose(replies)
    var status: Int32 = 0
    waitpid(child, &status, 0)
  }

  private static let loop = """

    import sys, time
    for line in sys.stdin:
        begin = time.perf_counter()
        result = job()
        print(time.perf_counter() - begin, answer(result), flush=True)

    """

  /// Runs the job once more.
  func run() -> (seconds: Double, answer: String)? {
    fputs("\n", requests)
    fflush(requests)
    var line = [CChar](repeating: 0, count: 4096)
    guard fgets(&line, Int32(line.count), replies) != nil else { return nil }
    let bytes = line.prefix { $0 != 0 && $0 != 10 }.map { UInt8(bitPattern: $0) }
    let words = String(decoding: bytes, as: UTF8.self).split(separator: " ", maxSplits: 1)
    guard words.count == 2, let seconds = Double(words[0]) else { return nil }
    return (seconds, String(words[1]))
  }
}

internal import Glibc

/// A program run to its end with pipes for its three streams.
public struct PipedProgram: Sendable {
  public let output: [UInt8]
  public let errors: [UInt8]
  /// The exit status, or the negated signal that killed it.
  public let status: Int32

  public var text: String { String(decoding: output, as: UTF8.self) }
  public var errorText: String { String(decoding: errors, as: UTF8.self) }

  /// Runs a program with `input` as its standard input.
  ///
  /// - Parameter readsAtMost: The number of bytes after which the reader closes the output, as `head` does.
  public init(
    _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:],
    readsAtMost: Int = .max
  ) throws {
    let streams = try [Pipe(), Pipe(), Pipe()]
    let child = try Self.spawn(arguments, environment, streams)
    var conversation = Conversation(streams, input, readsAtMost)
    conversation.run()
    var found: Int32 = 0
    while waitpid(child, &found, 0) < 0, errno == EINTR {}
    status = found & 0x7f == 0 ? (found >> 8) & 0xff : -(found & 0x7f)
    (output, errors) = (conversation.output, conversation.errors)
  }

  /// A pipe that no other program inherits.
  private struct Pipe {
    let read: Int32
    let write: Int32

    /// `pipe2`, which Swift's Glibc does not show: with `pipe`, a program that another test starts
    /// at the same moment would inherit the ends and keep them open.
    private static let pipe2 = dlsym(nil, "pipe2").map {
      unsafeBitCast(
        $0, to: (@convention(c) (UnsafeMutablePointer<Int32>, Int32) -> Int32).self)
    }

    init() throws {
      var ends: [Int32] = [-1, -1]
      guard let pipe2 = Self.pipe2, pipe2(&ends, O_CLOEXEC) == 0 else {
        throw PTY.Failure("no pipe: error \(errno)")
      }
      (read, write) = (ends[0], ends[1])
    }
  }

  private static func spawn(
    _ arguments: [String], _ environment: [String: String], _ streams: [Pipe]
  ) throws -> pid_t {
    let ends = [streams[0].read, streams[1].write, streams[2].write]
    defer { for end in ends { close(end) } }
    do {
      return try Child.start(arguments, environment: environment) { actions in
        for (place, end) in ends.enumerated() {
          posix_spawn_file_actions_adddup2(&actions, end, Int32(place))
        }
      }
    } catch {
      for end in [streams[0].write, streams[1].read, streams[2].read] { close(end) }
      throw error
    }
  }

  /// Feeds and reads by turns, so that no pipe fills up while the other side waits.
  private struct Conversation {
    private var polled: [pollfd]
    private var rest: ArraySlice<UInt8>
    private let most: Int
    var output: [UInt8] = []
    var errors: [UInt8] = []

    init(_ streams: [Pipe], _ input: [UInt8], _ most: Int) {
      polled = [
        pollfd(fd: streams[0].write, events: Int16(POLLOUT), revents: 0),
        pollfd(fd: streams[1].read, events: Int16(POLLIN), revents: 0),
        pollfd(fd: streams[2].read, events: Int16(POLLIN), revents: 0),
      ]
      rest = input[...]
      self.most = most
      let flags = fcntl(streams[0].write, F_GETFL)
      _ = fcntl(streams[0].write, F_SETFL, flags | O_NONBLOCK)
    }

    mutating func run() {
      if rest.isEmpty { end(0) }
      while polled.contains(where: { $0.fd >= 0 }) {
        guard poll(&polled, nfds_t(polled.count), 60_000) > 0 else { break }
        if polled[0].fd >= 0, polled[0].revents != 0 { feed() }
        if polled[1].fd >= 0, polled[1].revents != 0 { output += read(1) }
        if polled[2].fd >= 0, polled[2].revents != 0 { errors += read(2) }
        if output.count >= most { end(1) }
      }
      for place in polled.indices { end(place) }
    }

    private mutating func feed() {
      // A program that has left must not end the tests by SIGPIPE.
      var pipeSignal = sigset_t()
      sigemptyset(&pipeSignal)
      sigaddset(&pipeSignal, SIGPIPE)
      pthread_sigmask(SIG_BLOCK, &pipeSignal, nil)
      let piece = Array(rest.prefix(1 << 16))
      let count = Glibc.write(polled[0].fd, piece, piece.count)
      if count > 0 { rest = rest.dropFirst(count) }
      if count < 0, errno != EAGAIN, errno != EINTR {
        if errno == EPIPE {
          var none = timespec()
          _ = sigtimedwait(&pipeSignal, nil, &none)
        }
        rest = []
      }
      if rest.isEmpty { end(0) }
    }

    private mutating func read(_ place: Int) -> [UInt8] {
      var bytes = [UInt8](repeating: 0, count: 1 << 16)
      let count = Glibc.read(polled[place].fd, &bytes, bytes.count)
      if count > 0 { return Array(bytes[..<count]) }
      if count == 0 || errno != EINTR { end(place) }
      return []
    }

    private mutating func end(_ place: Int) {
      guard polled[place].fd >= 0 else { return }
      close(polled[place].fd)
      polled[place].fd = -1
    }
  }
}

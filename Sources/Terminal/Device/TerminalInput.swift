internal import CLibEdit
internal import Glibc

/// Where a decoder of keys takes its bytes from.
protocol ByteSource: AnyObject {
  /// A byte that comes within the time; nil when none does, for whatever reason.
  func byte(within milliseconds: Int32) -> UInt8?
}

/// Standard input seen together with the signals that concern a terminal, as one stream of events.
final class TerminalInput: ByteSource {
  enum Event: Equatable {
    case byte(UInt8)
    case timeout
    case endOfInput
    /// Ctrl-C; the flag stays raised until somebody clears it.
    case interrupted
    /// The window has a new size.
    case resized
    /// Ctrl-Z was pressed: the terminal is to be given back before `stop_job`.
    case stopping
    /// Somebody stopped the program without asking and woke it again.
    case continued
  }

  private let descriptor: Int32
  private let isOwned: Bool

  init(_ stream: StandardStream = .input) {
    let unblocked = NonblockingTerminal.open(like: stream.rawValue)
    descriptor = unblocked ?? stream.rawValue
    isOwned = unblocked != nil
  }

  deinit { if isOwned { close(descriptor) } }

  /// The next event; `milliseconds` below 0 waits for as long as it takes.
  func next(within milliseconds: Int32 = -1) -> Event {
    while true {
      if let event = signalled() { return event }
      var requests = [
        pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: wake_descriptor(), events: Int16(POLLIN), revents: 0),
      ]
      let count = poll(&requests, 2, milliseconds)
      if count == 0 { return .timeout }
      if count < 0 {
        if errno == EINTR { continue }
        return .endOfInput
      }
      if requests[1].revents != 0 {
        wake_drain()
      } else if let event = readByte() {
        return event
      }
    }
  }

  /// Whether something is typed already that nobody has read yet.
  var isWaiting: Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, 0) > 0
  }

  func byte(within milliseconds: Int32) -> UInt8? {
    // A signal's flag stays up here, so that the next event tells of it.
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard !InterruptFlag.isRaised, poll(&request, 1, milliseconds) > 0,
      case .byte(let byte)? = readByte()
    else { return nil }
    return byte
  }

  private func signalled() -> Event? {
    if InterruptFlag.isRaised { return .interrupted }
    if watch_take_resize() { return .resized }
    if watch_take_stop() { return .stopping }
    if watch_take_continue() { return .continued }
    return nil
  }

  /// Reads one byte: read-ahead would be lost to a program started in between.
  private func readByte() -> Event? {
    var byte: UInt8 = 0
    let count = read(descriptor, &byte, 1)
    if count == 1 { return .byte(byte) }
    if count < 0, errno == EINTR || errno == EAGAIN { return nil }
    // EIO is how a terminal that was closed answers.
    return .endOfInput
  }
}

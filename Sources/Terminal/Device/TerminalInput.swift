internal import CLibEdit
internal import Glibc

/// A source of bytes for `KeyDecoder`.
protocol ByteSource: AnyObject {
  /// The next byte; nil if none arrives in time, for whatever reason.
  func byte(within milliseconds: Int32) -> UInt8?
}

/// Standard input and the terminal's signals as one stream of events.
final class TerminalInput: ByteSource {
  enum Event: Equatable {
    case byte(UInt8)
    case timeout
    case endOfInput
    /// Ctrl-C; the flag stays raised until it is cleared.
    case interrupted
    /// The window has a new size.
    case resized
    /// Ctrl-Z was pressed: restore the terminal, then call `stop_job`.
    case stopping
    /// The program was stopped without notice (SIGSTOP) and continued.
    case continued
  }

  private let descriptor: Int32
  private let terminal: OpenFile?

  init(_ stream: StandardStream = .input) {
    terminal = NonblockingTerminal.open(like: stream.rawValue)
    descriptor = terminal?.descriptor ?? stream.rawValue
  }

  /// The next event; waits without limit if `milliseconds` is negative.
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

  /// Whether there is unread input.
  var isWaiting: Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, 0) > 0
  }

  func byte(within milliseconds: Int32) -> UInt8? {
    // The signal's flag stays raised, so `next` will report it.
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

  /// Reads only one byte: a program started in between must get the rest.
  private func readByte() -> Event? {
    var byte: UInt8 = 0
    let count = read(descriptor, &byte, 1)
    if count == 1 { return .byte(byte) }
    if count < 0, errno == EINTR || errno == EAGAIN { return nil }
    // A closed terminal gives EIO.
    return .endOfInput
  }
}

/// Opens a terminal a second time, in non-blocking mode.
///
/// Ctrl-C discards unread input. If it comes between a poll that saw input and the read, a blocking
/// read would wait for another key after the signal has passed. Making standard input itself
/// non-blocking would also affect the shell, which shares it.
enum NonblockingTerminal {
  private static let getDevice: UInt = 0x8004_5432  // TIOCGDEV

  /// The terminal of a descriptor, opened again; nil if it is not a terminal or cannot be opened.
  static func open(like descriptor: Int32) -> OpenFile? {
    guard let device = device(of: descriptor) else { return nil }
    // The terminal's own name may belong to another user (after `su`) or not exist (in a container);
    // `/dev/tty`, the controlling terminal, can always be opened.
    for path in ["/dev/tty", "/proc/self/fd/\(descriptor)"] {
      if let opened = try? OpenFile(reading: path), self.device(of: opened.descriptor) == device {
        return opened
      }
    }
    return nil
  }

  private static func device(of descriptor: Int32) -> UInt32? {
    var device: UInt32 = 0
    return ioctl(descriptor, getDevice, &device) == 0 ? device : nil
  }
}

/// Ctrl-C as a flag in memory that long computations poll.
public enum InterruptFlag {
  /// Makes SIGINT raise the flag instead of ending the program, unless the program was started with
  /// SIGINT ignored.
  public static func install() { interrupt_install() }

  /// The flag's address, valid for the life of the process: 0 until Ctrl-C is pressed.
  public static var address: UnsafePointer<Int32> { interrupt_flag() }

  public static var isRaised: Bool { address.pointee != 0 }

  /// Lowers the flag. A `StatementSource` does so before reading a statement and when it discards one.
  /// After the statement's last line, Ctrl-C concerns its execution, and the caller lowers the flag.
  public static func clear() { interrupt_clear() }
}

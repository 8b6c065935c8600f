internal import Glibc

/// One of the three standard streams.
public enum StandardStream: Int32, Sendable {
  case input = 0
  case output = 1
  case error = 2

  /// Whether the stream is a terminal.
  public var isTerminal: Bool { isatty(rawValue) == 1 }

  /// Writes all of the text, unbuffered; returns false if the reading end is closed.
  @discardableResult
  public func write(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { Descriptor.write($0, to: rawValue) }
  }

  @discardableResult
  public func write(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { Descriptor.write($0, to: rawValue) }
  }
}

enum Descriptor {
  /// Writes all the bytes, however few the system takes at a time.
  static func write(_ bytes: UnsafeBufferPointer<UInt8>, to descriptor: Int32) -> Bool {
    var rest = UnsafeRawBufferPointer(bytes)[...]
    while !rest.isEmpty {
      let slice = UnsafeRawBufferPointer(rebasing: rest)
      let count = Glibc.write(descriptor, slice.baseAddress, slice.count)
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count == 0 || (errno != EINTR && !waitsForRoom(descriptor)) {
        return false
      }
    }
    return true
  }

  /// True when the descriptor was only full, after it has room again.
  private static func waitsForRoom(_ descriptor: Int32) -> Bool {
    guard errno == EAGAIN else { return false }
    var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    return poll(&request, 1, -1) >= 0 || errno == EINTR
  }
}

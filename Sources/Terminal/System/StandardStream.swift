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
    return text.withUTF8 { OpenFile.write($0, to: rawValue) }
  }

  @discardableResult
  public func write(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { OpenFile.write($0, to: rawValue) }
  }

  /// Writes all of the bytes, or throws the system's reason.
  public func send(_ bytes: [UInt8]) throws(SystemError) {
    guard write(bytes) else { throw .last }
  }
}

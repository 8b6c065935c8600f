internal import Glibc

/// One of the three standard streams.
public enum StandardStream: Int32, Sendable {
  case input = 0
  case output = 1
  case error = 2

  /// Whether the stream is a terminal.
  public var isTerminal: Bool { isatty(rawValue) == 1 }

  /// Writes all of the text, unbuffered; returns false if the reading end is closed, or the disk is full.
  @discardableResult
  public func write(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { write($0) }
  }

  @discardableResult
  public func write(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { write($0) }
  }

  /// Writes all of the bytes, or throws the system's reason.
  public func send(_ bytes: [UInt8]) throws(SystemError) {
    guard write(bytes) else { throw .last }
  }

  private func write(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if OpenFile.write(bytes, to: rawValue) { return true }
    // A reader that wants no more is no failure.
    if self == .output, errno != EPIPE { Self.failure = .last }
    return false
  }

  /// Why something could not be written to standard output, if something could not.
  // Only the main thread writes there.
  nonisolated(unsafe) public private(set) static var failure: SystemError?
}

internal import Glibc

/// An error of the operating system.
public struct SystemError: Error, Equatable, Sendable {
  public let code: Int32

  public init(code: Int32) { self.code = code }

  /// The error of the last call that failed.
  static var last: SystemError { SystemError(code: errno) }

  /// There is no such file.
  public static let absent = SystemError(code: ENOENT)
  /// The name is a symbolic link, which is not followed.
  public static let link = SystemError(code: ELOOP)
  /// A part of the path is no folder, or a link to one.
  public static let noFolder = SystemError(code: ENOTDIR)
  /// Another file has taken the place of the one that was meant.
  public static let exchanged = SystemError(code: ESTALE)
  /// Another process holds the lock.
  public static let locked = SystemError(code: EWOULDBLOCK)

  /// The system's message, in lower case.
  public var message: String { String(cString: strerror(code)).lowercased() }
}

/// An open file, closed on release and not inherited by child processes.
public final class OpenFile: Sendable {
  public enum Kind: Sendable { case regular, folder, other }

  let descriptor: Int32
  /// The descriptor's number, to wait for it.
  public var number: Int32 { descriptor }

  /// - Parameters:
  ///   - flags: The flags of open(2); `O_CLOEXEC` is added. With `O_NONBLOCK`, opening a pipe without a
  ///     writer does not block.
  ///   - mode: The permissions of a file that is created.
  init(_ path: String, flags: Int32, mode: UInt32 = 0o600) throws(SystemError) {
    // The system would end the name at a zero byte.
    guard !path.utf8.contains(0) else { throw SystemError(code: EINVAL) }
    descriptor = open(path, flags | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw .last }
  }

  /// Opens a file for reading.
  ///
  /// - Parameters:
  ///   - followsLink: If false, a symbolic link fails with `ELOOP`.
  ///   - isBlocking: Whether opening a pipe waits for a writer.
  public convenience init(
    reading path: String, followsLink: Bool = true, isBlocking: Bool = false
  ) throws(SystemError) {
    let flags = O_RDONLY | O_NOCTTY | (followsLink ? 0 : O_NOFOLLOW)
    try self.init(path, flags: flags | (isBlocking ? 0 : O_NONBLOCK))
  }

  init(descriptor: Int32) { self.descriptor = descriptor }

  public static let standardInput = OpenFile(descriptor: 0)

  deinit { close(descriptor) }

  public var kind: Kind { status.map { Kind($0.st_mode) } ?? .other }

  /// The size in bytes; 0 if it is unknown.
  public var size: Int { status.map { Int($0.st_size) } ?? 0 }

  var status: stat? {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? status : nil
  }

  /// The bytes from an offset to the end, or the first `limit` of them.
  public func bytes(from start: Int = 0, atMost limit: Int) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: max(1, min(limit, 1 << 16)))
    while bytes.count < limit {
      let count = pread(
        descriptor, &chunk, min(chunk.count, limit - bytes.count), start + bytes.count)
      if count < 0 {
        guard errno == EINTR else { throw .last }
      } else if count == 0 {
        break
      } else {
        bytes += chunk[..<count]
      }
    }
    return bytes
  }

  /// Reads what is available into a buffer; returns the number of bytes, 0 at the end of input.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      guard errno == EINTR else { throw .last }
    }
  }

  func write(_ bytes: [UInt8]) throws(SystemError) {
    guard bytes.withUnsafeBufferPointer({ Self.write($0, to: descriptor) }) else { throw .last }
  }

  /// Writes all bytes, however few the system takes at a time; on failure returns false with `errno` set.
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

  /// Whether the descriptor was only full, and now has room again.
  private static func waitsForRoom(_ descriptor: Int32) -> Bool {
    guard errno == EAGAIN else { return false }
    var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    return poll(&request, 1, -1) >= 0 || errno == EINTR
  }
}

extension OpenFile.Kind {
  init(_ mode: UInt32) {
    self =
      switch mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .folder
      default: .other
      }
  }
}

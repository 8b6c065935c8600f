internal import Glibc

/// A file open for appending and locked against other sessions until this object is released.
final class LockedFile {
  private let descriptor: Int32
  private let path: String
  /// False if another session held the lock for too long. Appending is safe nevertheless.
  let isLocked: Bool

  /// Opens the file, creating it if needed. Nil if that fails or it is not an ordinary file.
  init?(path: String) {
    // A rename must replace the file itself, not a symbolic link to it.
    self.path = FilePath.resolved(path)
    for _ in 0..<20 {
      let opened = open(
        self.path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK, mode_t(0o600))
      guard opened >= 0 else { return nil }
      let locked = Self.lock(opened)
      switch Self.identity(of: opened, at: self.path) {
      case .same:
        descriptor = opened
        isLocked = locked
        return
      case .replaced:
        // Another session has replaced the file: open the new one.
        close(opened)
      case .unusable:
        close(opened)
        return nil
      }
    }
    return nil
  }

  // Closing releases the lock.
  deinit { close(descriptor) }

  /// Whether the file ends without a newline.
  var endsInsideLine: Bool {
    let size = lseek(descriptor, 0, SEEK_END)
    var last: UInt8 = 0
    return size > 0 && pread(descriptor, &last, 1, size - 1) == 1 && last != UInt8(ascii: "\n")
  }

  func append(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { Descriptor.write($0, to: descriptor) }
  }

  /// Replaces the file's contents atomically.
  func replace(with bytes: [UInt8]) -> Bool {
    FilePath.replace(path, with: bytes, mode: 0o600)
  }

  /// Waits at most one second for the lock, because the user is waiting too.
  private static func lock(_ descriptor: Int32) -> Bool {
    for _ in 0..<100 {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
      guard errno == EWOULDBLOCK || errno == EINTR else { return false }
      usleep(10_000)
    }
    return false
  }

  private enum Identity { case same, replaced, unusable }

  private static func identity(of descriptor: Int32, at path: String) -> Identity {
    var opened = stat()
    var named = stat()
    guard fstat(descriptor, &opened) == 0, opened.st_mode & S_IFMT == S_IFREG else {
      return .unusable
    }
    guard stat(path, &named) == 0 else { return .replaced }
    return opened.st_ino == named.st_ino && opened.st_dev == named.st_dev ? .same : .replaced
  }
}

/// Operations on the paths of the history and the user's other files.
enum FilePath {
  /// The path with symbolic links resolved; the path itself if nothing exists there.
  static func resolved(_ path: String) -> String {
    guard let found = realpath(path, nil) else { return path }
    defer { free(found) }
    return String(cString: found)
  }

  /// Creates the missing folders of a file's path, readable only by the owner; returns true if they
  /// exist afterwards.
  static func makeFolder(of path: String) -> Bool {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return true }
    let folder = String(path[..<slash])
    if access(folder, F_OK) == 0 { return true }
    return makeFolder(of: folder) && (mkdir(folder, 0o700) == 0 || errno == EEXIST)
  }

  /// The last bytes of an ordinary file, from the start of a line; empty if it cannot be read.
  static func tail(of path: String, atMost limit: Int) -> ArraySlice<UInt8> {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return [] }
    let start = max(0, Int(status.st_size) - limit)
    let bytes = bytes(of: descriptor, from: start, atMost: limit)
    if start == 0 { return bytes[...] }
    return bytes.drop { $0 != UInt8(ascii: "\n") }
  }

  static func bytes(of descriptor: Int32, from start: Int, atMost limit: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < limit {
      let count = pread(
        descriptor, &chunk, min(chunk.count, limit - bytes.count), start + bytes.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { break }
      bytes += chunk[..<count]
    }
    return bytes
  }
  /// Replaces a file atomically: a new file is written, synced and renamed over the old one. On failure
  /// returns false with `errno` set.
  static func replace(_ path: String, with bytes: [UInt8], mode: mode_t) -> Bool {
    let new = "\(path).\(getpid())"
    let written = open(new, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard written >= 0 else { return false }
    let isWhole =
      bytes.withUnsafeBufferPointer { Descriptor.write($0, to: written) } && fsync(written) == 0
    close(written)
    if isWhole, rename(new, path) == 0 { return true }
    let reason = errno
    unlink(new)
    errno = reason
    return false
  }
}

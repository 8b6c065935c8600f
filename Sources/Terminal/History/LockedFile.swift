internal import Glibc

/// A file held open for appending, with the other sessions kept out for as long as this lives.
final class LockedFile {
  private let descriptor: Int32
  private let path: String
  /// False when another session held the lock for too long. Appending is safe even then.
  let isLocked: Bool

  /// Opens the file, making it if need be. Nil when it cannot be, or is no ordinary file.
  init?(path: String) {
    // A rename must replace the file itself, not a link to it in somebody's collection of settings.
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
        // Somebody trimmed the file while this waited: the name now stands for a new one.
        close(opened)
      case .unusable:
        close(opened)
        return nil
      }
    }
    return nil
  }

  // Closing gives the lock back.
  deinit { close(descriptor) }

  /// Whether the last line lacks its end.
  var endsInsideLine: Bool {
    let size = lseek(descriptor, 0, SEEK_END)
    var last: UInt8 = 0
    return size > 0 && pread(descriptor, &last, 1, size - 1) == 1 && last != UInt8(ascii: "\n")
  }

  func append(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { Descriptor.write($0, to: descriptor) }
  }

  /// Puts a file with these bytes in this one's place, whole or not at all.
  func replace(with bytes: [UInt8]) -> Bool {
    FilePath.replace(path, with: bytes, mode: 0o600)
  }

  /// Waits for the lock for a second at most: a person waits too.
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

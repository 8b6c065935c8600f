internal import Glibc

/// A file open for appending and locked against other sessions until this object is released.
final class LockedFile {
  private let file: OpenFile
  private let path: String
  /// False if another session held the lock for too long. Appending is safe nevertheless.
  let isLocked: Bool

  /// Opens the file, creating it if needed. Nil if that fails or it is not an ordinary file.
  init?(path: String) {
    // A rename must replace the file itself, not a symbolic link to it.
    self.path = FilePath.resolved(path)
    for _ in 0..<20 {
      guard
        let opened = try? OpenFile(self.path, flags: O_RDWR | O_APPEND | O_CREAT | O_NONBLOCK),
        opened.kind == .regular
      else { return nil }
      let locked = Self.lock(opened.descriptor)
      // If another session has replaced the file, open the new one.
      guard Self.isCurrent(opened.descriptor, at: self.path) else { continue }
      file = opened
      isLocked = locked
      return
    }
    return nil
  }

  /// Whether the file ends without a newline.
  var endsInsideLine: Bool {
    let size = file.size
    guard size > 0, let last = try? file.bytes(from: size - 1, atMost: 1) else { return false }
    return last != [UInt8(ascii: "\n")]
  }

  func append(_ bytes: [UInt8]) -> Bool {
    (try? file.write(bytes)) != nil
  }

  /// Replaces the file's contents atomically.
  func replace(with bytes: [UInt8]) -> Bool {
    do throws(SystemError) {
      let new = try NewFile(path, mode: 0o600)
      try new.write(bytes)
      try new.finish(isSynced: true)
      return true
    } catch { return false }
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

  /// Whether the path still names the open file.
  private static func isCurrent(_ descriptor: Int32, at path: String) -> Bool {
    var opened = stat()
    var named = stat()
    return fstat(descriptor, &opened) == 0 && stat(path, &named) == 0
      && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev
  }
}

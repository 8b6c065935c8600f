import Files
import Glibc
import Terminal

/// A file that appears under its name only once all of it is written.
struct PartFile {
  private let path: String
  private let part: String
  private let descriptor: Int32

  /// - Throws: `FileError.system` where it cannot be made.
  init(_ path: String) throws(FileError) {
    self.path = path
    part = "\(path).\(getpid()).part"
    descriptor = open(part, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .system("\(path): \(String(cString: strerror(errno)))") }
  }

  func write(_ bytes: [UInt8]) throws(FileError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .system("\(path): \(String(cString: strerror(errno)))") }
      rest = rest.dropFirst(count)
    }
  }

  func finish() throws(FileError) {
    guard close(descriptor) == 0, rename(part, path) == 0 else {
      let reason = String(cString: strerror(errno))
      unlink(part)
      throw .system("\(path): \(reason)")
    }
  }

  /// Leaves nothing behind.
  func abandon() {
    close(descriptor)
    unlink(part)
  }
}

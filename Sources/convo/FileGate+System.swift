import Files
import Glibc

extension FileGate {
  /// The files of this machine, names relative to the working folder.
  static let system = FileGate(
    read: { path, limit throws(FileError) in try SystemFile(path: path).read(atMost: limit) },
    write: { path, bytes throws(FileError) in try SystemFile(path: path).replace(with: bytes) })
}

/// One file of this machine.
private struct SystemFile {
  let path: String

  /// A zero byte would end the name early, for the system.
  init(path: String) throws(FileError) {
    guard !path.isEmpty, !path.utf8.contains(0) else { throw .system("this is no file's name") }
    self.path = path
  }

  private static var reason: FileError {
    .system(String(cString: strerror(errno)).lowercased())
  }

  func read(atMost limit: Int) throws(FileError) -> [UInt8] {
    // A pipe without a writer would be waited for.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw Self.reason }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.reason }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw .system(status.st_mode & S_IFMT == S_IFDIR ? "this is a folder" : "this is no file")
    }
    guard status.st_size <= limit else { throw .tooManyBytes(limit: limit) }
    return try bytes(of: descriptor, count: Int(status.st_size))
  }

  private func bytes(of descriptor: Int32, count: Int) throws(FileError) -> [UInt8] {
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count, let base = buffer.baseAddress {
        let got = Glibc.read(descriptor, base + filled, count - filled)
        if got < 0, errno == EINTR { continue }
        failed = got < 0
        guard got > 0 else { break }
        filled += got
      }
    }
    if failed { throw Self.reason }
    return bytes
  }

  /// Fills a new file beside the old one, forces it to the disk, and renames it over the old one.
  func replace(with bytes: [UInt8]) throws(FileError) {
    var status = stat()
    var mode = mode_t(0o666)
    if stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFREG else {
        throw .system(status.st_mode & S_IFMT == S_IFDIR ? "this is a folder" : "this is no file")
      }
      // Renaming needs leave of the folder alone; a file that is write-protected stays.
      guard access(path, W_OK) == 0 else { throw Self.reason }
      mode = status.st_mode & 0o777
    }
    let target = Self.resolved(path)
    let new = "\(target).\(getpid()).part"
    let descriptor = open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw Self.reason }
    do throws(FileError) {
      try write(bytes, to: descriptor)
      guard fsync(descriptor) == 0 else { throw Self.reason }
    } catch {
      close(descriptor)
      unlink(new)
      throw error
    }
    close(descriptor)
    guard rename(new, target) == 0 else {
      let reason = Self.reason
      unlink(new)
      throw reason
    }
  }

  private func write(_ bytes: [UInt8], to descriptor: Int32) throws(FileError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw Self.reason }
      rest = rest.dropFirst(written)
    }
  }

  /// Where a link leads, so that the file is replaced and not the link.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}

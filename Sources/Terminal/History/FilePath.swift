internal import Glibc

/// What the history and a person's other files need to know of files and folders.
enum FilePath {
  /// The path without symbolic links; itself when nothing is there yet.
  static func resolved(_ path: String) -> String {
    guard let found = realpath(path, nil) else { return path }
    defer { free(found) }
    return String(cString: found)
  }

  /// Makes the folders a file's path leads through, for the owner alone; true when they are there.
  static func makeFolder(of path: String) -> Bool {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return true }
    let folder = String(path[..<slash])
    if access(folder, F_OK) == 0 { return true }
    return makeFolder(of: folder) && (mkdir(folder, 0o700) == 0 || errno == EEXIST)
  }

  /// The last bytes of an ordinary file, from the beginning of a line; none when it cannot be read.
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
  /// Puts a file with these bytes in an old one's place, whole or not at all: a new file is filled,
  /// forced to the disk and renamed over the old one. False with `errno` set when it could not be.
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

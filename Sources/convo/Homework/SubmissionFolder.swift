import Files
import Glibc
import Homework

/// Finds submissions in folders, without following a link.
struct SubmissionFolder {
  /// Files in the order of their paths' bytes, folder by folder.
  private(set) var paths: [String] = []
  /// What lies there and is not read.
  private(set) var remarks: [RunFindings.Remark] = []

  private static let mostDepth = 16
  private static let mostFiles = 1_000_000

  /// - Parameter excluding: a file that is no submission though it lies among them: the key.
  init(_ arguments: [String], excluding key: String) {
    let key = Self.identity(key)
    for argument in arguments {
      var status = stat()
      guard lstat(argument, &status) == 0 else {
        remark(argument, String(cString: strerror(errno)).lowercased())
        continue
      }
      if Self.kind(status) == S_IFDIR {
        walk(argument, depth: 0, key)
      } else {
        // What is named is graded, whatever its name; reading it tells whether it is a file.
        paths.append(argument)
      }
    }
  }

  private mutating func walk(_ folder: String, depth: Int, _ key: FileIdentity?) {
    guard depth < Self.mostDepth else { return remark(folder, "this folder is too deep") }
    guard let names = Self.names(in: folder) else {
      return remark(folder, String(cString: strerror(errno)).lowercased())
    }
    for name in names where !name.hasPrefix(".") {
      guard paths.count < Self.mostFiles else { return }
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      var status = stat()
      guard lstat(path, &status) == 0 else { continue }
      if Self.kind(status) == S_IFDIR {
        walk(path, depth: depth + 1, key)
      } else if FileIdentity(status) == key {
        continue
      } else if name.hasSuffix(".convo") || name.hasSuffix(".txt") {
        paths.append(path)
      } else {
        remark(path, "only .convo and .txt files are read")
      }
    }
  }

  private mutating func remark(_ path: String, _ reason: String) {
    remarks.append(.init(file: path, reason: reason))
  }

  private static func names(in folder: String) -> [String]? {
    guard let handle = opendir(folder) else { return nil }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      names.append(name)
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private struct FileIdentity: Equatable {
    let device: dev_t
    let number: ino_t

    init(_ status: stat) { (device, number) = (status.st_dev, status.st_ino) }
  }

  private static func identity(_ path: String) -> FileIdentity? {
    var status = stat()
    return stat(path, &status) == 0 ? FileIdentity(status) : nil
  }

  private static func kind(_ status: stat) -> mode_t { status.st_mode & S_IFMT }
}

/// A stranger's file.
enum SubmissionBytes {
  /// The longest that is read.
  static let most = 256 << 10

  /// All bytes of a regular file: no link is followed, no pipe waited for, no device asked.
  ///
  /// - Throws: `FileError.system` and `.tooManyBytes`.
  static func read(_ path: String) throws(FileError) -> [UInt8] {
    guard !path.utf8.contains(0) else { throw .system("this is no file's name") }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY)
    guard descriptor >= 0 else {
      throw .system(
        errno == ELOOP
          ? "a link, which is not followed" : String(cString: strerror(errno)).lowercased())
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .system("this is no regular file")
    }
    guard status.st_size <= most else { throw .tooManyBytes(limit: most) }
    return try bytes(of: descriptor)
  }

  /// Reads one byte more than the limit at most: the file may be growing.
  private static func bytes(of descriptor: Int32) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 14)
    while bytes.count <= most {
      let count = Glibc.read(descriptor, &piece, min(piece.count, most + 1 - bytes.count))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .system(String(cString: strerror(errno)).lowercased()) }
      if count == 0 { return bytes }
      bytes += piece[..<count]
    }
    throw .tooManyBytes(limit: most)
  }
}

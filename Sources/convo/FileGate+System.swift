import Files
import Terminal

extension FileGate {
  /// The files of this machine, with names relative to the working folder.
  static let system = FileGate(
    read: { path, limit throws(FileError) in
      let file = try checked(path) { name throws(SystemError) in try OpenFile(reading: name) }
      try check(file.kind)
      guard file.size <= limit else { throw .tooManyBytes(limit: limit) }
      return try checked(path) { _ throws(SystemError) in try file.bytes(atMost: limit) }
    },
    write: { path, bytes throws(FileError) in
      if let kind = FilePath.kind(of: path) { try check(kind) }
      try checked(path) { name throws(SystemError) in
        // Replacing needs only write permission for the folder; a write-protected file stays.
        try FilePath.checkWritable(name)
        try NewFile.replace(name, with: bytes)
      }
    })

  private static func checked<Result>(
    _ path: String, _ body: (String) throws(SystemError) -> Result
  ) throws(FileError) -> Result {
    guard !path.isEmpty, !path.utf8.contains(0) else { throw .system("this is not a file name") }
    do throws(SystemError) { return try body(path) } catch { throw .system(error.message) }
  }

  private static func check(_ kind: OpenFile.Kind) throws(FileError) {
    switch kind {
    case .regular: return
    case .folder: throw .system("this is a folder")
    case .other: throw .system("this is not a regular file")
    }
  }
}

extension FileError {
  /// Runs an operation on a file, naming its path in errors.
  static func naming<Result>(
    _ path: String, _ body: () throws(SystemError) -> Result
  ) throws(FileError) -> Result {
    do throws(SystemError) { return try body() } catch {
      throw .system("\(path): \(error.message)")
    }
  }
}

import Files
import Terminal

extension FileGate {
  /// The files of this machine, with names relative to the working folder.
  static let system = FileGate(
    read: { path, limit throws(FileError) in
      let path = expanded(path)
      let file = try checked(path) { name throws(SystemError) in try OpenFile(reading: name) }
      try check(file.kind)
      guard file.size <= limit else { throw .tooManyBytes(limit: limit) }
      // The files of /proc say that they are empty, and are not.
      let bytes = try checked(path) { _ throws(SystemError) in
        try file.bytes(atMost: limit == .max ? limit : limit + 1)
      }
      guard bytes.count <= limit else { throw .tooManyBytes(limit: limit) }
      return bytes
    },
    write: { path, bytes throws(FileError) in
      let path = expanded(path)
      if let kind = FilePath.kind(of: path) { try check(kind) }
      try checked(path) { name throws(SystemError) in
        // Replacing needs only write permission for the folder; a write-protected file stays.
        try FilePath.checkWritable(name)
        try NewFile.replace(name, with: bytes)
      }
    },
    filter: { bytes, program, limit throws(FileError) in
      try FileError.naming(program[0]) { () throws(SystemError) in
        try FilterProgram(program).output(for: bytes, limit: limit)
      }
    })

  /// A path that begins with `~/`, from the home directory.
  static func expanded(_ path: String) -> String {
    guard path.hasPrefix("~/"), let home = Environment.process.nonEmpty("HOME") else { return path }
    return home + path.dropFirst()
  }

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

/// Completion of file and folder names.
enum FileNames {
  private static let limit = 200

  /// Paths that begin with the typed text, in alphabetical order, folders with a final `/`. Hidden ones
  /// are offered only after a dot.
  static func beginning(with typed: String) -> [String] {
    let cut = typed.utf8.lastIndex(of: UInt8(ascii: "/")).map { typed.utf8.index(after: $0) }
    let head = String(typed[..<(cut ?? typed.startIndex)])
    let tail = String(typed[(cut ?? typed.startIndex)...])
    let folder = FileGate.expanded(head)
    let found = (try? FilePath.names(in: folder.isEmpty ? "." : folder)) ?? []
    return found.lazy.filter {
      $0.utf8.starts(with: tail.utf8) && (tail.hasPrefix(".") || !$0.hasPrefix(".")) && isPlain($0)
    }
    .prefix(limit)
    .map { head + $0 + (FilePath.kind(of: folder + $0) == .folder ? "/" : "") }
    .sorted()
  }

  /// Whether a name can be typed as it is, without quotes and control characters.
  private static func isPlain(_ name: String) -> Bool {
    name.unicodeScalars.allSatisfy {
      $0.value >= 0x20 && $0 != "\"" && $0 != "\\" && $0 != "\u{7f}"
    }
  }
}

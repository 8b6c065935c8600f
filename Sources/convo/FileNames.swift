import Glibc

/// The files and folders whose paths begin as a text does, for completion.
enum FileNames {
  /// More names than anyone reads are not offered.
  private static let most = 200

  /// Paths in alphabetical order; folders end in `/`. Hidden ones are offered behind a dot alone.
  static func beginning(with typed: String) -> [String] {
    let cut = typed.utf8.lastIndex(of: UInt8(ascii: "/")).map { typed.utf8.index(after: $0) }
    let head = String(typed[..<(cut ?? typed.startIndex)])
    let tail = String(typed[(cut ?? typed.startIndex)...])
    guard let folder = opendir(head.isEmpty ? "." : head) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while names.count < most, let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard name.utf8.starts(with: tail.utf8), name != ".", name != "..",
        tail.hasPrefix(".") || !name.hasPrefix("."), isPlain(name)
      else { continue }
      names.append(head + name + (isFolder(head + name) ? "/" : ""))
    }
    return names.sorted()
  }

  /// A name with quotes or controls cannot be typed as it is.
  private static func isPlain(_ name: String) -> Bool {
    name.unicodeScalars.allSatisfy {
      $0.value >= 0x20 && $0 != "\"" && $0 != "\\" && $0 != "\u{7f}"
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}

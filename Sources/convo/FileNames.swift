import Terminal

/// Completes the names of files and folders.
enum FileNames {
  private static let limit = 200

  /// Paths that begin with the typed text, in alphabetical order, folders with a final `/`. Hidden ones
  /// are offered only after a dot.
  static func beginning(with typed: String) -> [String] {
    let cut = typed.utf8.lastIndex(of: UInt8(ascii: "/")).map { typed.utf8.index(after: $0) }
    let head = String(typed[..<(cut ?? typed.startIndex)])
    let tail = String(typed[(cut ?? typed.startIndex)...])
    let found = (try? FilePath.names(in: head.isEmpty ? "." : head)) ?? []
    return found.lazy.filter {
      $0.utf8.starts(with: tail.utf8) && (tail.hasPrefix(".") || !$0.hasPrefix(".")) && isPlain($0)
    }
    .prefix(limit)
    .map { head + $0 + (FilePath.kind(of: head + $0) == .folder ? "/" : "") }
    .sorted()
  }

  /// Whether a name can be typed as it is, without quotes and control characters.
  private static func isPlain(_ name: String) -> Bool {
    name.unicodeScalars.allSatisfy {
      $0.value >= 0x20 && $0 != "\"" && $0 != "\\" && $0 != "\u{7f}"
    }
  }
}

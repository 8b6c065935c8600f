/// The history's file: plain UTF-8, one entry per line, with `\`, newline and carriage return escaped.
///
/// Each entry is appended when it is entered, in one write under a lock, so neither parallel sessions
/// nor a killed one lose entries. `trim` replaces the file under the same lock. Only the owner may read
/// it.
public struct HistoryFile: Sendable {
  public let path: String
  /// The number of entries that `load` returns and `trim` keeps, at most.
  public let limit: Int

  /// Longer entries, in bytes, are not written.
  static let maximumEntryLength = 1 << 16
  /// Only this many bytes at the end of a larger file are read.
  static let maximumReadLength = 1 << 23

  public init(path: String, limit: Int = 2000) {
    self.path = path
    self.limit = max(1, limit)
  }

  /// The entries, oldest first; empty if there is no file or it cannot be read.
  public func load() -> [String] {
    lines().suffix(limit).map(HistoryLine.decode)
  }

  /// Appends an entry; returns false if it could not be written.
  @discardableResult
  public func append(_ entry: String) -> Bool {
    let line = Array((HistoryLine.encode(entry) + "\n").utf8)
    guard line.count <= Self.maximumEntryLength, (try? FilePath.makeFolder(of: path)) != nil,
      let file = LockedFile(path: path)
    else { return false }
    // Keep this entry apart from an unfinished line, which a full disk may have left.
    return file.append(file.endsInsideLine ? [UInt8(ascii: "\n")] + line : line)
  }

  /// Keeps the newest entries, each once; returns false if the file could not be changed.
  @discardableResult
  public func trim() -> Bool {
    guard FilePath.kind(of: path) != nil, let file = LockedFile(path: path), file.isLocked else {
      return false
    }
    let lines = lines()
    var seen: Set<String> = []
    var kept: [String] = []
    for line in lines.reversed() where kept.count < limit {
      if seen.insert(line).inserted { kept.append(line) }
    }
    if kept.count == lines.count { return true }
    return file.replace(with: Array(kept.reversed().map { $0 + "\n" }.joined().utf8))
  }

  /// Removes all entries, including other sessions'; returns false if the file could not be changed.
  @discardableResult
  public func clear() -> Bool {
    guard FilePath.kind(of: path) != nil else { return true }
    guard let file = LockedFile(path: path), file.isLocked else { return false }
    return file.replace(with: [])
  }

  private func lines() -> [String] {
    guard let file = try? OpenFile(reading: path), file.kind == .regular else { return [] }
    let start = max(0, file.size - Self.maximumReadLength)
    let read = (try? file.bytes(from: start, atMost: Self.maximumReadLength)) ?? []
    let bytes = start == 0 ? read[...] : read.drop { $0 != UInt8(ascii: "\n") }
    return bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
  }
}

/// Encodes an entry as one line.
enum HistoryLine {
  static func encode(_ entry: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in entry.unicodeScalars {
      switch scalar {
      case "\\": line.append(contentsOf: "\\\\".unicodeScalars)
      case "\n": line.append(contentsOf: "\\n".unicodeScalars)
      case "\r": line.append(contentsOf: "\\r".unicodeScalars)
      default: line.append(scalar)
      }
    }
    return String(line)
  }

  static func decode(_ line: String) -> String {
    guard line.utf8.contains(UInt8(ascii: "\\")) else { return line }
    var entry = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in line.unicodeScalars {
      if isEscaped {
        entry.append(scalar == "n" ? "\n" : scalar == "r" ? "\r" : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        entry.append(scalar)
      }
    }
    return String(entry)
  }
}

extension HistoryFile {
  /// The path of the history: `CONVO_HISTORY`, else `history` in `UserFolder.state`. Nil if
  /// `CONVO_HISTORY` is set but empty, or there is no home directory.
  public static func standardPath(environment: Environment = .process) -> String? {
    if let path = environment["CONVO_HISTORY"] { return path.isEmpty ? nil : path }
    return UserFolder.state.path(of: "history", environment: environment)
  }

  /// The history at the standard path.
  public static func standard(environment: Environment = .process) -> HistoryFile? {
    standardPath(environment: environment).map { HistoryFile(path: $0) }
  }
}

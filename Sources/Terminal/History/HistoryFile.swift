internal import Glibc

/// The file that outlives the session: plain UTF-8, one entry a line, `\`, newline and carriage
/// return escaped.
///
/// An entry is appended the moment it is entered, in one write under a lock, so that sessions side by
/// side lose nothing and a killed one has lost nothing. `trim` rewrites the file under the same lock:
/// a new file is filled, forced to the disk and renamed over the old one. Only the owner may read it.
public struct HistoryFile: Sendable {
  public let path: String
  /// How many entries `load` gives and `trim` leaves.
  public let limit: Int

  /// No entry beyond this many bytes is written.
  static let longestEntry = 1 << 16
  /// Of a larger file only the end is read.
  static let largestRead = 1 << 23

  public init(path: String, limit: Int = 2000) {
    self.path = path
    self.limit = max(1, limit)
  }

  /// The entries, oldest first; none when there is no file or it cannot be read.
  public func load() -> [String] {
    lines().suffix(limit).map(HistoryLine.decode)
  }

  /// Adds an entry at the end; false when it could not be written.
  @discardableResult
  public func append(_ entry: String) -> Bool {
    let line = Array((HistoryLine.encode(entry) + "\n").utf8)
    guard line.count <= Self.longestEntry, FilePath.makeFolder(of: path) else { return false }
    guard let file = LockedFile(path: path) else { return false }
    // A line that somebody left unfinished (a full disk) must not swallow this one.
    return file.append(file.endsInsideLine ? [UInt8(ascii: "\n")] + line : line)
  }

  /// Keeps the newest entries, each once; false when the file is left as it was.
  @discardableResult
  public func trim() -> Bool {
    guard access(path, F_OK) == 0, let file = LockedFile(path: path), file.isLocked else {
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

  /// Forgets all entries, those of other sessions too; false when the file is left as it was.
  @discardableResult
  public func clear() -> Bool {
    guard access(path, F_OK) == 0 else { return true }
    guard let file = LockedFile(path: path), file.isLocked else { return false }
    return file.replace(with: [])
  }

  private func lines() -> [String] {
    let bytes = FilePath.tail(of: path, atMost: Self.largestRead)
    return bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
  }
}

/// How an entry is written on one line.
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

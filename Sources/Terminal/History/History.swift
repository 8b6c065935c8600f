/// The entered statements, oldest first, and the position that Up and Down have reached in them.
///
/// Up and Down visit only entries that begin with the text typed before. libedit's own history
/// truncates long lines and drops trailing blanks.
public struct History {
  public private(set) var entries: [String]
  let limit: Int
  private var walk: Walk?
  /// Entries that failed, which no hint repeats.
  private var failed: Set<String> = []

  private struct Walk {
    /// The line before the walk; visited entries begin with its text.
    var typed: String
    /// The current entry's index; `entries.count` means the typed line.
    var position: Int
    /// The entry last put into the line. If the line differs, it was edited and the walk is over.
    var shown: String
  }

  public init(_ entries: [String] = [], limit: Int = 2000) {
    self.entries = Array(entries.suffix(max(1, limit)))
    self.limit = max(1, limit)
  }

  /// Adds an entry unless it is blank or equal to the last one; returns whether it was added.
  @discardableResult
  public mutating func remember(_ entry: String) -> Bool {
    walk = nil
    guard entry.contains(where: { !$0.isWhitespace }), entry != entries.last else { return false }
    entries.append(entry)
    if entries.count > limit { entries.removeFirst(entries.count - limit) }
    return true
  }

  /// Notes whether an entry failed.
  public mutating func note(_ entry: String, hasFailed: Bool) {
    if hasFailed { failed.insert(entry) } else { failed.remove(entry) }
  }

  /// The rest of the newest entry that did not fail, begins with these bytes and is longer; nil if there
  /// is none.
  public func continuation(of line: String) -> String? {
    guard !line.isEmpty else { return nil }
    let length = line.utf8.count
    guard
      let entry = entries.last(where: {
        $0.hasBytePrefix(line) && $0.utf8.count > length && !failed.contains($0)
      })
    else { return nil }
    return String(decoding: entry.utf8.dropFirst(length), as: UTF8.self)
  }

  /// Forgets all entries.
  mutating func clear() {
    entries = []
    walk = nil
  }

  /// The nearest older entry that begins with the text typed before the walk; nil if there is none.
  mutating func older(than line: String) -> String? {
    var walk = walk(from: line)
    for position in entries[..<walk.position].indices.reversed()
    where entries[position].hasBytePrefix(walk.typed) && entries[position] != line {
      return go(&walk, to: position)
    }
    return nil
  }

  /// The nearest newer entry, and after the newest the line typed before the walk; nil if no walk is on.
  mutating func newer(than line: String) -> String? {
    var walk = walk(from: line)
    guard walk.position < entries.count else { return nil }
    for position in entries[(walk.position + 1)...].indices
    where entries[position].hasBytePrefix(walk.typed) && entries[position] != line {
      return go(&walk, to: position)
    }
    return go(&walk, to: entries.count)
  }

  /// Ends the walk, when a new line begins.
  mutating func endWalk() { walk = nil }

  private func walk(from line: String) -> Walk {
    if let walk, walk.shown == line { return walk }
    return Walk(typed: line, position: entries.count, shown: line)
  }

  private mutating func go(_ walk: inout Walk, to position: Int) -> String {
    walk.position = position
    walk.shown = position < entries.count ? entries[position] : walk.typed
    self.walk = walk
    return walk.shown
  }
}

extension String {
  /// Whether the text begins with the same bytes. Unlike `hasPrefix`, this finds a letter whose
  /// combining mark follows.
  func hasBytePrefix(_ prefix: String) -> Bool { utf8.starts(with: prefix.utf8) }
}

/// What was entered, oldest first, and the walk through it that Up and Down take.
///
/// The walk keeps to entries that begin with what was typed before it began. libedit's own walk cuts
/// a long line and drops a blank at its end.
public struct History {
  public private(set) var entries: [String]
  let limit: Int
  private var walk: Walk?

  private struct Walk {
    /// The line before the walk, whose text the entries must begin with.
    var typed: String
    /// Where the walk is; `entries.count` stands for the typed line.
    var position: Int
    /// What it put into the line last. A line that differs has been edited: the walk is over.
    var shown: String
  }

  public init(_ entries: [String] = [], limit: Int = 2000) {
    self.entries = Array(entries.suffix(max(1, limit)))
    self.limit = max(1, limit)
  }

  /// Remembers an entry, unless it is blank or the same as the one before; tells whether it did.
  @discardableResult
  public mutating func remember(_ entry: String) -> Bool {
    walk = nil
    guard entry.contains(where: { !$0.isWhitespace }), entry != entries.last else { return false }
    entries.append(entry)
    if entries.count > limit { entries.removeFirst(entries.count - limit) }
    return true
  }

  /// How the newest entry goes on that begins with these bytes; nil when none goes on.
  public func continuation(of line: String) -> String? {
    guard !line.isEmpty else { return nil }
    let length = line.utf8.count
    guard
      let entry = entries.last(where: { $0.hasBytePrefix(line) && $0.utf8.count > length })
    else { return nil }
    return String(decoding: entry.utf8.dropFirst(length), as: UTF8.self)
  }

  /// Forgets all entries.
  mutating func clear() {
    entries = []
    walk = nil
  }

  /// The nearest older entry that begins as the line did before the walk; nil when there is none.
  mutating func older(than line: String) -> String? {
    var walk = walk(from: line)
    for position in entries[..<walk.position].indices.reversed()
    where entries[position].hasBytePrefix(walk.typed) && entries[position] != line {
      return go(&walk, to: position)
    }
    return nil
  }

  /// The nearest newer entry, at last the line typed before the walk; nil when no walk is on.
  mutating func newer(than line: String) -> String? {
    var walk = walk(from: line)
    guard walk.position < entries.count else { return nil }
    for position in entries[(walk.position + 1)...].indices
    where entries[position].hasBytePrefix(walk.typed) && entries[position] != line {
      return go(&walk, to: position)
    }
    return go(&walk, to: entries.count)
  }

  /// Forgets the walk: a new line begins.
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
  /// Whether the text begins with the same bytes; `hasPrefix` would not find half a character that a
  /// combining mark completes.
  func hasBytePrefix(_ prefix: String) -> Bool { utf8.starts(with: prefix.utf8) }
}

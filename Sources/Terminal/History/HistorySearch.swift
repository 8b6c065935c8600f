/// An incremental search through a history: each key narrows what was found or goes on from it.
///
/// The pattern is plain text. libedit's own search takes it for a regular expression and ends at most
/// Chinese characters, whose last byte it looks up as a key.
struct HistorySearch {
  private(set) var pattern = ""
  /// The entry found last; nil before the first.
  private(set) var entry: String?
  /// Whether the last key found anything.
  private(set) var isFound = true

  private let entries: [String]
  /// Where `entry` is; past the newest before the first find.
  private var position: Int

  init(in history: History) {
    entries = history.entries
    position = entries.count
  }

  /// How many characters of the entry stand before the match.
  var offset: Int {
    guard let entry else { return 0 }
    return Self.offset(of: pattern, in: entry) ?? 0
  }

  /// Narrows the search by a character; the entry found already may still fit.
  mutating func type(_ scalar: Unicode.Scalar) {
    pattern.unicodeScalars.append(scalar)
    find(among: entries.indices.prefix(position + 1).reversed())
  }

  /// Takes back the last character and begins again at the newest entry.
  mutating func erase() {
    if !pattern.isEmpty { pattern.unicodeScalars.removeLast() }
    position = entries.count
    entry = nil
    find(among: entries.indices.reversed())
  }

  /// Goes on to an older entry.
  mutating func older() { find(among: entries.indices.prefix(position).reversed()) }

  /// Goes back to a newer entry.
  mutating func newer() { find(among: entries.indices.dropFirst(position + 1)) }

  private mutating func find(among candidates: some Sequence<Int>) {
    guard !pattern.isEmpty else {
      isFound = true
      return
    }
    // The same text again would look as if the key had done nothing.
    let found = candidates.first {
      ($0 == position || entries[$0] != entry) && Self.offset(of: pattern, in: entries[$0]) != nil
    }
    isFound = found != nil
    guard let found else { return }
    position = found
    entry = entries[found]
  }

  /// Where the pattern first stands in the text, in characters (Unicode scalars).
  private static func offset(of pattern: String, in text: String) -> Int? {
    let pattern = Array(pattern.unicodeScalars)
    let text = Array(text.unicodeScalars)
    guard pattern.count <= text.count else { return nil }
    return (0...(text.count - pattern.count)).first {
      text[$0..<($0 + pattern.count)].elementsEqual(pattern)
    }
  }
}

/// A name from another place, with what is used here in its stead.
///
/// It is looked up before the nearest name is: `conv2` is near to `conv`, but there is more to say.
public struct KnownConfusion: Equatable, Sendable {
  public var word: String
  /// One line of help, telling what to write.
  public var sentence: String
  /// The word to use, where one word is the answer.
  public var instead: String?

  init(_ word: String, _ sentence: String, instead: String? = nil) {
    self.word = word
    self.sentence = sentence
    self.instead = instead
  }

  /// What is known about a word; capitals do not matter, nor a package's name before a point.
  public static func named(_ word: String) -> KnownConfusion? {
    guard word.utf8.count <= 64 else { return nil }
    let lowercased = word.lowercased()
    if let known = table[lowercased] { return known }
    guard let point = lowercased.lastIndex(of: ".") else { return nil }
    return table[String(lowercased[lowercased.index(after: point)...])]
  }

  /// The line of help about a word.
  public static func explanation(of word: String) -> String? { named(word)?.sentence }

  /// Every entry, for tests and for `help`.
  public static let all: [KnownConfusion] = operations + pooling + options + functions + session

  private static let table = [String: KnownConfusion](
    all.map { ($0.word, $0) }, uniquingKeysWith: { first, _ in first })
}

/// A name from another place, with the one that is used here.
public struct KnownConfusion: Equatable, Sendable {
  public var word: String
  /// One line of help, telling what to write instead.
  public var sentence: String
  /// The word to use, where there is one.
  public var instead: String?

  init(_ word: String, _ sentence: String, _ instead: String? = nil) {
    self.word = word
    self.sentence = sentence
    self.instead = instead
  }

  /// What is known about a word; capitals matter only where two words differ in nothing else.
  public static func named(_ word: String) -> KnownConfusion? {
    table[word] ?? table[word.lowercased()]
  }

  static let table = [String: KnownConfusion](
    all.map { ($0.word, $0) }, uniquingKeysWith: { first, _ in first })
  static let all: [KnownConfusion] = [
    KnownConfusion("deconv", "use `transpose`", "transpose")
  ]
}

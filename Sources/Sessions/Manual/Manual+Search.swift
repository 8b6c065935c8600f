internal import Commands
internal import Documents
internal import Syntax

/// Searching pages for words that are not topics.
extension Manual {
  /// The pages that mention the words, the best first; nil if there are none.
  static func search(for words: String) -> Document? {
    let confusion = KnownConfusion.named(words)
    var (found, heard) = (matches(of: words), words)
    if found.isEmpty, confusion == nil, nearestTopic(to: words) == nil,
      let near = nearest(to: words)
    {
      (found, heard) = (matches(of: near), near)
    }
    if let page = confusion?.instead.flatMap({ page(named: $0) }) {
      found.removeAll { $0.name == page.name && $0.kind == page.kind }
      found.insert(page, at: 0)
    }
    guard !found.isEmpty else { return nil }
    return Document {
      Block.heading(
        title: words,
        facts: [
          heard == words
            ? "no page of that name; these are similar"
            : "no page mentions it; these mention \(heard)"
        ])
      if let confusion { Block.note(confusion.sentence) }
      table("", found.prefix(12).map { ["help \($0.topic)", ManualText.short($0.summary)] })
      if found.count > 12 { Block.omitted("\(found.count - 12) more; a longer word finds fewer") }
    }
  }

  /// The similar words of the manual: without an ending, such as `overlap` for `overlapping`, or the
  /// nearest, such as `convolution` for `convolutoin`; nil if one has no similar word.
  private static func nearest(to words: String) -> String? {
    var heard: [String] = []
    for word in words.lowercased().split(separator: " ").map(String.init) {
      guard matches(of: word).isEmpty else {
        heard.append(word)
        continue
      }
      let stems = ["s", "d", "es", "ed", "er", "ers", "ing", "ion", "ions"].filter(word.hasSuffix)
        .map { String(word.dropLast($0.count)) }
      let known = stems.first { $0.count > 3 && !matches(of: $0).isEmpty }
      // Short words are too similar to each other: median and mean.
      let near = word.count > 6 ? Suggestion.nearest(to: word, in: vocabulary) : nil
      guard let found = known ?? near else { return nil }
      heard.append(found)
    }
    return heard.joined(separator: " ")
  }

  /// All words of at least four letters.
  private static var vocabulary: Set<String> {
    Set(
      pages.flatMap { [$0.name, $0.summary] + $0.synonyms + $0.text }.flatMap(\.manualWords)
        .filter { $0.count > 3 }.map { $0.lowercased() })
  }

  /// The page of a command or function followed by its words, such as `pool max`.
  static func page(onWordOf words: [String]) -> ManualPage? {
    guard words.count > 1, let first = words.first, let page = page(named: first),
      page.kind == .command || page.kind == .function
    else { return nil }
    let text = Set(
      (page.text + page.examples.map(\.statement)).flatMap(\.manualWords).map { $0.lowercased() })
    return words.dropFirst().allSatisfy { text.contains($0.lowercased()) } ? page : nil
  }

  /// The pages in which all words occur, by prominence.
  static func matches(of words: String) -> [ManualPage] {
    let words = words.lowercased().split(whereSeparator: { $0 == " " || $0 == "," }).map(
      String.init)
    guard !words.isEmpty, words.allSatisfy({ $0.count > 1 }) else { return [] }
    let scored = pages.enumerated().compactMap { place, page -> (score: Int, place: Int)? in
      var total = 0
      for word in words {
        let score = page.score(of: word)
        guard score > 0 else { return nil }
        total += score
      }
      return (total, place)
    }
    return scored.sorted { ($1.score, $0.place) < ($0.score, $1.place) }.map { pages[$0.place] }
  }

  private static func nearestTopic(to words: String) -> String? {
    Suggestion.nearest(
      to: words, in: pages.flatMap { [$0.name] + $0.synonyms } + listNames)
  }

  static func unknown(_ topic: String, at span: Span) -> Diagnostic {
    var help: [String] = []
    if let confusion = KnownConfusion.named(topic) { help.append(confusion.sentence) }
    if let near = nearestTopic(to: topic) {
      help.append("did you mean `help \(near)`?")
    }
    help.append("help alone is the overview; help topics lists the chapters")
    return Diagnostic(
      .unknownName, "the manual has no page on `\(topic)`, and none mentions it",
      labels: [.init(span)], help: help)
  }
}

extension ManualPage {
  /// The prominence of a lower-case word on the page; 0 if it does not occur.
  fileprivate func score(of word: String) -> Int {
    let names = ([name] + synonyms).map { $0.lowercased() }
    if names.contains(where: { $0.hasPrefix(word) }) { return 60 }
    if names.contains(where: { $0.contains(word) }) { return 40 }
    if lesson?.contains(word) == true { return 30 }
    if summary.lowercased().hasWord(word) { return 25 }
    if summary.lowercased().contains(word) { return 15 }
    let text = text.map { $0.lowercased() }
    if text.contains(where: { $0.hasWord(word) }) { return 8 }
    if text.contains(where: { $0.contains(word) }) { return 4 }
    return examples.contains { $0.statement.lowercased().contains(word) } ? 2 : 0
  }
}

extension String {
  /// Whether a word of the text begins with these letters.
  fileprivate func hasWord(_ letters: String) -> Bool {
    manualWords.contains { $0.hasPrefix(letters) }
  }

  fileprivate var manualWords: [Substring] {
    split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "_" })
  }
}

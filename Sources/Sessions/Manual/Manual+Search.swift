internal import Commands
internal import Documents
internal import Syntax

/// Finding a page for a word that is no topic.
extension Manual {
  /// The pages that speak of a word, the best first; nil where none does.
  static func search(for words: String) -> Document? {
    let confusion = KnownConfusion.named(words)
    var found = matches(of: words)
    if let page = confusion?.instead.flatMap({ page(named: $0) }) {
      found.removeAll { $0.name == page.name && $0.kind == page.kind }
      found.insert(page, at: 0)
    }
    guard !found.isEmpty else { return nil }
    return Document {
      Block.heading(title: words, facts: ["no page of that name; these are near to it"])
      if let confusion { Block.note(confusion.sentence) }
      table("", found.prefix(12).map { ["help \($0.topic)", Wording.short($0.summary)] })
      if found.count > 12 { Block.omitted("\(found.count - 12) more; a longer word finds fewer") }
    }
  }

  /// The page of a command or a function followed by words that it takes, as in `pool max`.
  static func page(onWordOf words: [String]) -> ManualPage? {
    guard words.count > 1, let first = words.first, let page = page(named: first),
      page.kind == .command || page.kind == .function
    else { return nil }
    let text = Set(
      (page.text + page.examples.map(\.statement)).flatMap(\.manualWords).map { $0.lowercased() })
    return words.dropFirst().allSatisfy { text.contains($0.lowercased()) } ? page : nil
  }

  /// Every page in which all the words occur, by how prominently they do.
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

  static func unknown(_ topic: String, at span: Span) -> Diagnostic {
    var help: [String] = []
    if let confusion = KnownConfusion.named(topic) { help.append(confusion.sentence) }
    let known = pages.flatMap { [$0.name] + $0.synonyms } + listNames
    if let near = Suggestion.nearest(to: topic, in: known) {
      help.append("did you mean `help \(near)`?")
    }
    help.append("help alone is the overview; help topics lists the chapters")
    return Diagnostic(
      .unknownName, "the manual has no page on `\(topic)`, and none speaks of it",
      labels: [.init(span)], help: help)
  }
}

extension ManualPage {
  /// How prominently a word in lower case stands on the page; 0 where it does not.
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

internal import Commands
internal import Documents

/// A chapter of the manual about a topic.
struct Chapter: Sendable {
  let name: String
  var synonyms: [String] = []
  let summary: String
  let parts: [Part]
  var examples: [Command.Example] = []
  var related: [String] = []
  var lesson: String?

  enum Part: Sendable {
    case prose(String)
    case table(String, [[Phrase]])

    static func table(_ caption: String, _ rows: [[String]]) -> Part {
      .table(caption, rows.map { $0.map { Phrase($0) } })
    }
  }

  /// All chapters, in the order of `help topics`.
  static let all: [Chapter] = [
    .values, .shapes, .numbers, .symbols, .broadcasting, .channels, .conventions, .laws, .matrices,
    .glossary, .scripts, .homework, .keys, .program,
  ]
}

extension ManualPage {
  init(_ chapter: Chapter) {
    self.init(
      chapter.name, .chapter, synonyms: chapter.synonyms, summary: chapter.summary,
      text: chapter.parts.flatMap(\.text), examples: chapter.examples, related: chapter.related,
      lesson: chapter.lesson
    ) {
      chapter.parts.flatMap(\.blocks)
    }
  }
}

extension Chapter.Part {
  var blocks: [Block] {
    switch self {
    case .prose(let text): [.note(text)]
    case .table(let caption, let rows): ManualText.table(caption, rows)
    }
  }

  var text: [String] {
    switch self {
    case .prose(let text): [text]
    case .table(let caption, let rows): [caption] + rows.flatMap { $0.map(\.text) }
    }
  }
}

public import Commands
public import Documents

/// One page of the manual.
public struct ManualPage: Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case command, directive, function, chapter, option, error
    /// `help net lenet5`
    case network = "net"
  }

  public let name: String
  public let kind: Kind
  /// Other names of the page.
  public let synonyms: [String]
  /// One line.
  public let summary: String
  /// The text, for the search.
  let text: [String]
  public let examples: [Command.Example]
  /// Pages to read next.
  let related: [String]
  let lesson: String?
  private let makeBlocks: @Sendable () -> [Block]

  init(
    _ name: String, _ kind: Kind, synonyms: [String] = [], summary: String, text: [String] = [],
    examples: [Command.Example] = [], related: [String] = [], lesson: String? = nil,
    blocks: @escaping @Sendable () -> [Block]
  ) {
    self.name = name
    self.kind = kind
    self.synonyms = synonyms
    self.summary = summary
    self.text = text
    self.examples = examples
    self.related = related
    self.lesson = lesson
    self.makeBlocks = blocks
  }

  func answers(to word: String) -> Bool { name == word || synonyms.contains(word) }

  /// The topic to type after `help`, with the kind if another page has the same name.
  public var topic: String {
    Manual.page(named: name)?.kind == kind ? name : "\(kind.rawValue) \(name)"
  }

  /// The page without its heading.
  var body: [Block] { makeBlocks() }

  public var document: Document {
    Document {
      Block.heading(
        title: kind == .error ? "error \(name)" : name, facts: [ManualText.sentence(summary)])
      body
      exampleBlocks
      foot
    }
  }

  private var exampleBlocks: [Block] {
    guard !examples.isEmpty else { return [] }
    let lines = examples.flatMap { example -> [[String]] in
      guard let gives = example.gives else { return [[example.statement]] }
      let width = example.statement.count
      guard width + gives.count < 70 else { return [[example.statement], ["  → \(gives)"]] }
      return [[example.statement + "   → \(gives)"]]
    }
    return [.table(TableFigure(caption: "Examples", header: [], rows: lines))]
  }

  private var foot: [Block] {
    Document {
      if !examples.isEmpty { Block.fact(label: "try", text: "help \(topic) run") }
      if !related.isEmpty {
        Block.fact(label: "see also", text: related.map { "help \($0)" }.joined(separator: ", "))
      }
      let others = Manual.pages(named: name).filter { $0.kind != kind }
      if !others.isEmpty {
        Block.fact(
          label: "another", text: others.map { "help \($0.topic)" }.joined(separator: ", "))
      }
      if let lesson { Block.fact(label: "lesson", text: lesson) }
    }.blocks
  }
}

/// Text layout of the manual.
enum ManualText {
  /// A summary as a sentence, with a period.
  static func sentence(_ text: String) -> String {
    guard let last = text.last, !".!?".contains(last) else { return text }
    return text + "."
  }

  /// The first clause of a summary, for lists.
  static func short(_ text: String) -> String {
    var clause = text.hasSuffix(".") ? String(text.dropLast()) : text
    for mark in [": ", "; ", ", ", " ("] {
      guard clause.count > 40, let cut = clause.firstRange(of: mark) else { continue }
      clause = String(clause[..<cut.lowerBound])
    }
    return clause
  }

  static func table(_ caption: String, _ rows: [[String]], header: [String] = []) -> [Block] {
    table(caption, rows.map { $0.map { Phrase($0) } }, header: header)
  }

  static func table(_ caption: String, _ rows: [[Phrase]], header: [String] = []) -> [Block] {
    rows.isEmpty ? [] : [.table(TableFigure(caption: caption, header: header, rows: rows))]
  }
}

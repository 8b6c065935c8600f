internal import Commands
internal import Documents
internal import Syntax

extension Directive {
  static let help = Directive(
    name: "help", synonyms: ["?"],
    summary: "The manual of everything that can be typed.",
    usage: [
      "help                 the overview",
      "help NAME            a command, a function, an option, an error or a chapter",
      "?NAME or NAME?       the same",
      "help NAME run        the page's examples, each with its answer",
      "help commands        also: functions, options, errors, topics",
      "help WORD …          the pages that mention the words",
    ],
    details: [
      "If two pages have the same name, add the kind: help error groups, help option groups. Examples run in a separate session, so your variables do not change."
    ],
    examples: [.init("help conv"), .init("help padding"), .init("help zeros between")],
    related: ["topics", "keys", "program"],
    words: topics
  ) { session, call throws(Diagnostic) in
    let document = try Manual.document(on: call.rest, at: call.form.rest, session)
    return Answer(kind: "help", value: nil) { document() }
  }

  private static let topics: @Sendable (Session, [String]) -> [Session.Candidate] = {
    _, before in
    if before.isEmpty {
      return Manual.topics.map { .init(text: $0.name, meaning: $0.summary, ending: " ") }
    }
    guard let page = Manual.page(on: before.joined(separator: " ")), !page.examples.isEmpty else {
      return []
    }
    return [.init(text: "run", meaning: "the page's examples, with their answers", ending: "")]
  }
}

extension Manual {
  /// The document for `help` with a topic.
  static func document(
    on topic: String, at span: Span, _ session: Session
  ) throws(Diagnostic) -> @Sendable () -> Document {
    let words = topic.split(whereSeparator: \.isWhitespace).map(String.init)
    let topic = words.joined(separator: " ")
    guard !words.isEmpty else { return { overview } }
    if let list = list(named: topic) { return { list } }
    if let page = page(on: topic) { return { page.document } }
    if words.count > 1, words.last == "run",
      let page = page(on: words.dropLast().joined(separator: " "))
    {
      guard !page.examples.isEmpty else {
        throw Diagnostic(
          .nothingYet, "the page on `\(page.name)` has no examples", labels: [.init(span)],
          help: ["help \(page.topic) is the page"])
      }
      let (settings, examiner) = (session.settings, session.examiner?.withoutMemory())
      return { run(page, settings: settings, examiner: examiner) }
    }
    if let page = page(onWordOf: words) { return { page.document } }
    if let found = search(for: topic) { return { found } }
    throw unknown(topic, at: span)
  }
}

public import Commands
internal import Syntax

/// A word that looks at or changes the session itself: `set`, `vars`, `expect`, `quit` …
public final class Directive: Entry, @unchecked Sendable {
  /// What may stand as the next word, given the words before it.
  let words: @Sendable (Session, [String]) -> [Session.Candidate]
  let body: @Sendable (inout Session, DirectiveCall) throws(Diagnostic) -> Answer

  init(
    name: String, synonyms: [String] = [], summary: String, topic: Topic = .session,
    usage: @autoclosure @escaping @Sendable () -> [String],
    details: @autoclosure @escaping @Sendable () -> [String] = [],
    examples: @autoclosure @escaping @Sendable () -> [Example] = [],
    related: @autoclosure @escaping @Sendable () -> [String] = [],
    words: @escaping @Sendable (Session, [String]) -> [Session.Candidate] = { _, _ in [] },
    body: @escaping @Sendable (inout Session, DirectiveCall) throws(Diagnostic) -> Answer
  ) {
    self.words = words
    self.body = body
    super.init(name: name, synonyms: synonyms, summary: summary, topic: topic) {
      Telling(usage: usage(), details: details(), examples: examples(), related: related())
    }
  }
}

/// A directive's words with the text they stand in.
struct DirectiveCall {
  let form: CommandForm
  let source: String

  /// An argument as typed, hyphens and all.
  func text(_ index: Int) -> String? {
    guard index < form.arguments.count else { return nil }
    return text(form.arguments[index].span)
  }

  func text(_ span: Span) -> String { span.text(in: source) ?? "" }

  /// Everything beside the name, trimmed of blanks.
  var rest: String {
    let text = text(form.rest)
    let blank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0.isNewline }
    return String(text.drop(while: blank).reversed().drop(while: blank).reversed())
  }
}

extension Session {
  mutating func run(
    _ directive: Directive, _ form: CommandForm, of text: String, target: Statement.Target?
  ) throws(Diagnostic) -> Answer {
    if let target {
      throw Diagnostic(
        .wrongKind, "`\(directive.name)` gives no value to keep", labels: [.init(target.span)])
    }
    return try directive.body(&self, DirectiveCall(form: form, source: text))
  }
}

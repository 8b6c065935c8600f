public import Commands
internal import Syntax

/// A command that looks at or changes the session itself: `set`, `vars`, `expect`, `quit` …
public final class Directive: Sendable {
  public let name: String
  public let synonyms: [String]
  public let summary: String
  /// Whether its words are kept as text instead of being parsed.
  public let isRaw: Bool
  /// Whether it is a statement of homework, which the parser reads by rules of its own.
  public let isSheet: Bool
  /// What may stand as the next word, given the words before it.
  let words: @Sendable (Session, [String]) -> [Session.Candidate]
  /// What only the manual tells, made when it is asked for.
  private let telling: @Sendable () -> Telling
  let body: @Sendable (inout Session, DirectiveCall) throws(Diagnostic) -> Answer

  init(
    name: String, synonyms: [String] = [], summary: String,
    usage: @autoclosure @escaping @Sendable () -> [String],
    details: @autoclosure @escaping @Sendable () -> [String] = [],
    examples: @autoclosure @escaping @Sendable () -> [Command.Example] = [],
    related: @autoclosure @escaping @Sendable () -> [String] = [],
    isRaw: Bool = false, isSheet: Bool = false,
    words: @escaping @Sendable (Session, [String]) -> [Session.Candidate] = { _, _ in [] },
    body: @escaping @Sendable (inout Session, DirectiveCall) throws(Diagnostic) -> Answer
  ) {
    self.name = name
    self.synonyms = synonyms
    self.summary = summary
    self.isRaw = isRaw
    self.isSheet = isSheet
    self.words = words
    self.body = body
    telling = {
      Telling(usage: usage(), details: details(), examples: examples(), related: related())
    }
  }

  /// How it is typed, a form a line, for help.
  public var usage: [String] { telling().usage }
  public var details: [String] { telling().details }
  /// Statements that can be run as they stand.
  public var examples: [Command.Example] { telling().examples }
  public var related: [String] { telling().related }

  private struct Telling {
    let usage: [String]
    let details: [String]
    let examples: [Command.Example]
    let related: [String]
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

internal import Commands
internal import Documents
internal import Syntax

extension Directive {
  static let lesson = Directive(
    name: "lesson",
    summary: "List the lessons, or take one a step at a time.",
    usage: ["lesson", "lesson 3", "lesson padding", "lesson next"],
    details: [
      "A lesson stops before every answer: Enter continues, q quits, and anything else you type is answered with the lesson's variables. Your own variables do not change. lesson next continues where you stopped. In a script a lesson is printed without stops. The lessons are in the folder CONVO_LESSONS, else Lessons in the working folder, else in the folder the program was built in, else in /usr/share/convo/lessons."
    ], related: ["help", "scripts"],
    words: lessons
  ) { session, call throws(Diagnostic) in
    if session.settings.isSafe {
      throw Diagnostic(
        .notInSafeMode, "lessons are files, which are not available with --safe",
        labels: [.init(call.form.nameSpan)])
    }
    let word = call.rest
    if word == "next" {
      try session.checkConversation(call, "a script has no place in a lesson")
      session.request = .nextLesson
      return Answer(kind: "lesson", value: nil) { Document() }
    }
    let lessons = session.lessons.read()
    guard !lessons.isEmpty else { throw session.lessons.missing(at: call.form.nameSpan) }
    guard !word.isEmpty else { return Answer(kind: "lesson", value: nil) { lessons.list } }
    session.request = .lesson(try lessons.lesson(meantBy: word, at: call.form.rest))
    return Answer(kind: "lesson", value: nil) { Document() }
  }
}

extension Directive {
  private static let lessons: @Sendable (Session, [String]) -> [Session.Candidate] = {
    session, before in
    guard before.isEmpty, !session.settings.isSafe else { return [] }
    return session.lessons.read().map { .init(text: $0.word, meaning: $0.title, ending: "") }
      + [.init(text: "next", meaning: "continue where you stopped", ending: "")]
  }
}

extension Session {
  /// Throws in a script, for directives that need an interactive conversation.
  /// Refuses a directive that works with files, in safe mode.
  func checkUnsafe(_ call: DirectiveCall, _ reason: String) throws(Diagnostic) {
    guard settings.isSafe else { return }
    throw Diagnostic(.notInSafeMode, reason, labels: [.init(call.form.nameSpan)])
  }

  func checkConversation(_ call: DirectiveCall, _ reason: String) throws(Diagnostic) {
    guard !isConversation else { return }
    throw Diagnostic(
      .notInScripts, reason, labels: [.init(call.form.span)],
      help: ["this is for conversations at a terminal"])
  }
}

extension Array where Element == Lesson {
  fileprivate var list: Document {
    Document([
      .table(
        TableFigure(
          header: ["", "lesson", "about"],
          rows: map { [$0.number.map(String.init) ?? "", $0.word, $0.title] })),
      .note("lesson 1 starts; lesson next continues where you stopped."),
    ])
  }

  fileprivate func lesson(meantBy word: String, at span: Span) throws(Diagnostic) -> Lesson {
    let meant = matching(word)
    if meant.count == 1 { return meant[0] }
    if meant.count > 1 {
      throw Diagnostic(
        .ambiguous, "several lessons begin with `\(word)`", labels: [.init(span)],
        help: ["they are: " + meant.map(\.word).joined(separator: ", ")])
    }
    var help = ["lesson lists them"]
    if let near = Suggestion.nearest(to: word, in: map(\.word)) {
      help.insert("did you mean `\(near)`?", at: 0)
    }
    throw Diagnostic(
      .unknownValue, "there is no lesson `\(word)`", labels: [.init(span)], help: help)
  }
}

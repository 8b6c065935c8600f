internal import Commands
internal import Documents
internal import Syntax

extension Directive {
  static let lesson = Directive(
    name: "lesson",
    summary: "List the lessons, or take one a step at a time.",
    usage: ["lesson", "lesson 3", "lesson padding", "lesson next"],
    details: [
      "A lesson is a conversation. It stops before every answer: Enter runs the statement it shows, or type one of your own; it is answered with the lesson's variables, and yours do not change. Where the lesson asks something, type your answer: it is judged at once, as in a quiz.",
      "hint helps, show tells the answer, skip goes on without it, back returns to the step before, again repeats the step, quit (or q, or Ctrl-D) leaves. lesson next continues where you stopped, and lesson shows what you have done. In a script a lesson is printed without stops.",
      "The course is part of the program. Lessons of your own, files ending in .convo in a folder Lessons where you work, stand beside it and replace a lesson of the same name; with CONVO_LESSONS=FOLDER in the environment only that folder counts. A comment #? y[1] asks for the value of y[1] before the statements below it are run.",
    ], related: ["help", "quiz", "scripts"],
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
    let progress = session.lessons.progress()
    guard !word.isEmpty else {
      return Answer(kind: "lesson", value: nil) { lessons.list(progress) }
    }
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

extension Lesson {
  /// What the reader has done of it.
  fileprivate func mark(_ progress: LessonProgress) -> String {
    guard let place = progress.place(in: name) else { return "" }
    guard let step = place.step else { return "✓ done" }
    let here = progress.last == place ? " ← you are here" : ""
    return "step \(step + 1) of \(steps.count)" + here
  }
}

extension Array where Element == Lesson {
  fileprivate func list(_ progress: LessonProgress) -> Document {
    let hasBegun = contains { progress.place(in: $0.name) != nil }
    let rows = map { lesson in
      let cells = [lesson.number.map(String.init) ?? "", lesson.word, lesson.title]
      return hasBegun ? cells + [lesson.mark(progress)] : cells
    }
    return Document([
      .table(TableFigure(header: ["", "lesson", "about"] + (hasBegun ? [""] : []), rows: rows)),
      .note(
        hasBegun
          ? "lesson next continues where you stopped; lesson 3 takes that one."
          : "lesson 1 starts; lesson next continues where you stopped."),
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

import Commands
import Documents
import Rendering
import Sessions
import Syntax
import Terminal

/// Lessons as conversations, in a session of their own.
extension Conversation {
  /// Continues the current lesson, or starts the next one.
  ///
  /// - Returns: Another request for a lesson, as `take` does.
  mutating func takeNextLesson() -> Request? {
    let lessons = session.lessons.read()
    guard let first = lessons.first else {
      screen.show(
        session.lessons.missing(at: Span(0, 6)), in: SourceText("lesson next"))
      return nil
    }
    guard let place = session.lessons.progress().last,
      let present = lessons.first(where: { $0.name == place.name })
    else { return take(first) }
    if let step = place.step { return take(present, from: step) }
    if let next = lessons.next(after: present.name) { return take(next) }
    say("That was the last lesson. lesson lists all of them; lesson 1 starts again.")
    return nil
  }

  /// Takes the reader through a lesson.
  ///
  /// - Parameter start: The first step to show; earlier steps run silently.
  /// - Returns: A request for another lesson, if the reader made one.
  mutating func take(_ lesson: Lesson, from start: Int = 0) -> Request? {
    var walk = LessonWalk(lesson: lesson, session: lessonSession, screen: screen)
    let start = start < walk.steps.count ? start : 0
    walk.skip(to: start)
    if start > 0 {
      say("\(lesson.label), \(lesson.title), from step \(start + 1).")
    } else {
      say("Enter goes on, q quits, help says what else; all you type is answered.")
    }
    editor?.isMemorable = { text in LessonTurn(text) == nil }
    defer { editor?.isMemorable = { _ in true } }
    while !walk.isOver {
      LessonShelf.keep(LessonPlace(name: lesson.name, step: walk.place))
      walk.show()
      guard walk.pauses else {
        walk.answer()
        continue
      }
      switch pause(&walk) {
      case .moved: continue
      case .leave:
        say("lesson next continues from here.")
        return nil
      case .other(let request): return request
      }
    }
    LessonShelf.keep(LessonPlace(name: lesson.name, step: nil))
    if let next = session.lessons.read().next(after: lesson.name) {
      say("That was \(lesson.label). lesson next continues with \(next.label): \(next.title).")
    } else {
      say("That was \(lesson.label), the last one.")
    }
    return nil
  }

  /// A session with default settings except for pager and keys, so that lessons give the same results
  /// for everyone.
  private var lessonSession: Session {
    var settings = Settings()
    settings.usesPager = session.settings.usesPager
    settings.keys = session.settings.keys
    return session.fresh(settings: settings)
  }

  private enum Decision {
    /// The walk stands at another step, or at the same one to be shown again.
    case moved
    case leave
    case other(Request)
  }

  /// Listens until the reader goes on.
  private mutating func pause(_ walk: inout LessonWalk) -> Decision {
    var hasPassed = false
    while true {
      let prompt = walk.session.isAsked ? Prompt.question : walk.prompt
      switch read(prompt, in: walk.session, next: walk.pending.joined(separator: "\n")) {
      case .interrupted: walk.touchScreen()
      case .endOfInput:
        guard walk.session.isAsked else { return .leave }
        _ = walk.run("quit")
      case .line(let text):
        let turn = walk.session.isAsked ? nil : LessonTurn(text)
        if turn == .enter, walk.prediction != nil, !hasPassed {
          hasPassed = true
          walk.touchScreen()
          say("Say what you think first. Enter again shows it; hint helps.")
        } else if let turn {
          if let decision = take(turn, &walk) { return decision }
        } else if walk.pending == [text] {
          walk.answer(echoes: false)
          return .moved
        } else if walk.prediction?.isAnswered(by: text) == true, !walk.session.isAsked {
          walk.touchScreen()
          if walk.judge(text) {
            walk.answer()
            return .moved
          }
        } else if let decision = run(text, &walk) {
          return decision
        }
      }
    }
  }

  private mutating func take(_ turn: LessonTurn, _ walk: inout LessonWalk) -> Decision? {
    switch turn {
    case .enter:
      walk.wipePending()
      walk.reveal()
      return .moved
    case .show:
      walk.reveal()
      return .moved
    case .skip:
      walk.skip()
      return .moved
    case .again: return .moved
    case .back:
      if walk.goBack() { return .moved }
      walk.touchScreen()
      say("This is the first step.")
      return nil
    case .hint:
      walk.hint()
      return nil
    case .help:
      walk.touchScreen()
      say(
        "Enter goes on, or runs the statement shown. hint helps, show tells the answer, "
          + "skip goes on without it, back goes a step back, again repeats this one, quit leaves. "
          + "Everything else is answered: a statement, or help and a word.")
      return nil
    case .leave: return .leave
    }
  }

  /// Answers a statement of the reader's.
  private mutating func run(_ text: String, _ walk: inout LessonWalk) -> Decision? {
    let requests = walk.run(text)
    editor?.note(text, hasFailed: walk.session.lastFailure != nil)
    rememberLast(text, requests)
    for request in requests {
      if let other = perform(request, in: &walk.session) { return .other(other) }
    }
    return walk.session.isOver ? .leave : nil
  }

  private func say(_ text: String) {
    screen.show(Document([.note(text)]), usesPager: false)
  }
}

/// A word of the reader's that is no statement.
enum LessonTurn: Equatable {
  /// An empty line.
  case enter
  case show, skip, again, back, hint, help, leave

  init?(_ text: String) {
    switch text.filter({ !$0.isWhitespace }) {
    case "": self = .enter
    case "show", "next": self = .show
    case "skip": self = .skip
    case "again": self = .again
    case "back": self = .back
    case "hint": self = .hint
    case "help", "?": self = .help
    case "q", "quit", "exit": self = .leave
    default: return nil
    }
  }
}

import Commands
import Documents
import Rendering
import Sessions
import Syntax
import Terminal

extension Conversation {
  /// Goes on where the reader was: inside a lesson, or with the one after it.
  ///
  /// - Returns: what to do instead, as `take` does.
  mutating func takeNextLesson() -> Request? {
    let lessons = session.lessons.read()
    guard let first = lessons.first else {
      screen.show(
        session.lessons.nothing(at: Span(0, 6)), in: SourceText("lesson next"))
      return nil
    }
    guard let place = LessonPlace.kept,
      let present = lessons.first(where: { $0.name == place.name })
    else { return take(first) }
    if let step = place.step { return take(present, from: step) }
    if let next = lessons.next(after: present.name) { return take(next) }
    say("That was the last lesson; lesson lists them all, and lesson 1 begins again.")
    return nil
  }

  /// Takes a lesson, a step at a time, in a session of its own.
  ///
  /// - Parameter start: the first step to show; those before it are run in silence.
  /// - Returns: another lesson, if the reader asked for one inside this.
  mutating func take(_ lesson: Lesson, from start: Int = 0) -> Request? {
    let steps = lesson.steps
    let start = start < steps.count ? start : 0
    var walk = LessonWalk(lesson: lesson, steps: steps, session: lessonSession, screen: screen)
    walk.goQuietly(to: start)
    if start > 0 {
      say("\(lesson.label), \(lesson.title), from step \(start + 1) on.")
    } else {
      say("Enter goes on, q leaves; whatever else you type is answered.")
    }
    editor?.isMemorable = { $0 != "q" }
    defer { editor?.isMemorable = { _ in true } }
    while walk.place < steps.count {
      LessonPlace(name: lesson.name, step: walk.place).keep()
      walk.tell()
      if walk.pauses {
        switch pause(&walk) {
        case .goOn: screen.wipePrompt()
        case .leave:
          say("lesson next goes on from here.")
          return nil
        case .other(let request): return request
        }
      }
      walk.answer()
    }
    LessonPlace(name: lesson.name, step: nil).keep()
    if let next = session.lessons.read().next(after: lesson.name) {
      say("That was \(lesson.label). lesson next goes on with \(next.label): \(next.title).")
    } else {
      say("That was \(lesson.label), the last one.")
    }
    return nil
  }

  /// Lessons are the same for everybody; only screen and keys are the reader's own.
  private var lessonSession: Session {
    var settings = Settings()
    settings.usesPager = session.settings.usesPager
    settings.keys = session.settings.keys
    return session.fresh(settings: settings)
  }

  private enum Decision {
    case goOn, leave
    case other(Request)
  }

  /// Waits for Enter, and answers whatever else is typed.
  private mutating func pause(_ walk: inout LessonWalk) -> Decision {
    while true {
      switch read(walk.session.isAsked ? .question : walk.prompt, in: walk.session) {
      case .interrupted: continue
      case .endOfInput: return .leave
      case .line(let text):
        let words = text.filter { !$0.isWhitespace }
        if words.isEmpty { return .goOn }
        if words == "q" { return .leave }
        let requests = screen.answer(text, in: &walk.session)
        rememberLast(text, requests)
        for request in requests {
          if let other = perform(request, in: &walk.session) { return .other(other) }
        }
        if walk.session.isOver { return .leave }
      }
    }
  }

  private func say(_ text: String) {
    screen.show(Document([.note(text)]), usesPager: false)
  }
}

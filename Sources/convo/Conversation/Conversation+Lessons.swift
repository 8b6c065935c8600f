import Commands
import Documents
import Rendering
import Sessions
import Syntax
import Terminal

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
    guard let place = LessonPlace.last,
      let present = lessons.first(where: { $0.name == place.name })
    else { return take(first) }
    if let step = place.step { return take(present, from: step) }
    if let next = lessons.next(after: present.name) { return take(next) }
    say("That was the last lesson. lesson lists all of them; lesson 1 starts again.")
    return nil
  }

  /// Runs a lesson step by step in a separate session.
  ///
  /// - Parameter start: The first step to show; earlier steps run silently.
  /// - Returns: A request for another lesson, if the user made one.
  mutating func take(_ lesson: Lesson, from start: Int = 0) -> Request? {
    let steps = lesson.steps
    let start = start < steps.count ? start : 0
    var walk = LessonWalk(lesson: lesson, steps: steps, session: lessonSession, screen: screen)
    walk.skip(to: start)
    if start > 0 {
      say("\(lesson.label), \(lesson.title), from step \(start + 1).")
    } else {
      say("Enter continues, q quits; anything else you type is answered.")
    }
    editor?.isMemorable = { $0 != "q" }
    defer { editor?.isMemorable = { _ in true } }
    while walk.place < steps.count {
      LessonPlace(name: lesson.name, step: walk.place).keep()
      walk.show()
      if walk.pauses {
        switch pause(&walk) {
        case .proceed: screen.wipePrompt()
        case .leave:
          say("lesson next continues from here.")
          return nil
        case .other(let request): return request
        }
      }
      walk.answer()
    }
    LessonPlace(name: lesson.name, step: nil).keep()
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
    case proceed, leave
    case other(Request)
  }

  /// Waits for Enter, and answers other statements meanwhile.
  private mutating func pause(_ walk: inout LessonWalk) -> Decision {
    while true {
      switch read(walk.session.isAsked ? .question : walk.prompt, in: walk.session) {
      case .interrupted: continue
      case .endOfInput: return .leave
      case .line(let text):
        let words = text.filter { !$0.isWhitespace }
        if words.isEmpty { return .proceed }
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

/// The progress of a lesson: the current step and the lesson's session.
struct LessonWalk {
  let lesson: Lesson
  let steps: [LessonStep]
  var session: Session
  let screen: AnswerScreen
  private(set) var place = 0
  private var transcript: TranscriptRenderer

  init(lesson: Lesson, steps: [LessonStep], session: Session, screen: AnswerScreen) {
    self.lesson = lesson
    self.steps = steps
    self.session = session
    self.screen = screen
    transcript = TranscriptRenderer(screen.page.renderer())
    transcript.answeredElsewhere()
  }

  /// Such as `lesson 3 (4/12)> `.
  var prompt: Prompt { Prompt(lesson.label, ending: " (\(place + 1)/\(steps.count))> ") }

  /// Whether the step has statements to answer.
  var pauses: Bool { !steps[place].shown.isEmpty }

  /// Runs the steps before `step` silently.
  mutating func skip(to step: Int) {
    while place < step, !InterruptFlag.isRaised {
      for statement in steps[place].statements { session.run(statement.text) { _ in true } }
      place += 1
    }
  }

  /// Shows the step's prose and statements.
  mutating func show() {
    var bytes: [UInt8] = []
    for line in steps[place].prose {
      switch line {
      case .prose(let text): transcript.prose(text, into: &bytes)
      case .gap: transcript.gap()
      }
    }
    for statement in steps[place].shown { transcript.statement(statement.text, into: &bytes) }
    screen.show(bytes, usesPager: false)
  }

  /// Answers the step's statements and moves to the next step. The lesson's checks are silent if they
  /// succeed.
  mutating func answer() {
    for statement in steps[place].statements { _ = screen.answer(statement.text, in: &session) }
    if pauses { transcript.answeredElsewhere() }
    place += 1
  }
}

/// The user's place in the lessons, kept in a file between conversations: `03-padding 4`, or `03-padding
/// done`.
struct LessonPlace: Equatable {
  /// The lesson's name.
  var name: String
  /// The next step; nil if the lesson is done.
  var step: Int?

  private static var file: UserFile? { UserFile("lesson", in: .state) }

  /// The place kept last; nil if there is none.
  static var last: LessonPlace? {
    let words = file?.text(atMost: 4096)?.split(whereSeparator: \.isWhitespace) ?? []
    guard words.count == 2 else { return nil }
    if words[1] == "done" { return LessonPlace(name: String(words[0]), step: nil) }
    guard let step = Int(words[1]), step >= 0 else { return nil }
    return LessonPlace(name: String(words[0]), step: step)
  }

  func keep() { _ = Self.file?.replace(with: "\(name) \(step.map(String.init) ?? "done")\n") }
}

import Documents
import Rendering
import Sessions
import Terminal

/// A lesson on its way: where the reader is, and the lesson's own session.
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

  /// `lesson 3 (4/12)> `
  var prompt: Prompt { Prompt(lesson.label, ending: " (\(place + 1)/\(steps.count))> ") }

  /// Whether there is an answer to wait for.
  var pauses: Bool { !steps[place].shown.isEmpty }

  /// Runs the steps before one without showing them.
  mutating func goQuietly(to step: Int) {
    while place < step, !InterruptFlag.isRaised {
      for statement in steps[place].statements { session.run(statement.text) { _ in true } }
      place += 1
    }
  }

  /// Shows the prose of the step and the statements to come.
  mutating func tell() {
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

  /// Answers the step's statements and goes to the next step. Checks of the lesson's own are silent
  /// when they hold.
  mutating func answer() {
    for statement in steps[place].statements { _ = screen.answer(statement.text, in: &session) }
    if pauses { transcript.answeredElsewhere() }
    place += 1
  }
}

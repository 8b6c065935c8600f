import Commands
import Documents
import Homework
import Rendering
import Sessions
import Syntax
import Terminal

/// A reader's way through a lesson: the current step, its question, and the lesson's session.
struct LessonWalk {
  let lesson: Lesson
  let steps: [LessonStep]
  var session: Session
  let screen: AnswerScreen
  private(set) var place = 0
  /// The question of the step, until it is closed.
  private(set) var prediction: LessonPrediction?
  private var transcript: TranscriptRenderer
  private let fresh: Session
  /// The rows of the pending statements on the screen, which Enter erases; 0 if something was written
  /// below them.
  private(set) var pendingRows = 0

  init(lesson: Lesson, session: Session, screen: AnswerScreen) {
    self.lesson = lesson
    self.session = session
    self.screen = screen
    steps = lesson.steps
    fresh = session
    transcript = TranscriptRenderer(screen.page.renderer())
    transcript.answeredElsewhere()
  }

  var isOver: Bool { place >= steps.count }
  private var step: LessonStep { steps[place] }

  /// Such as `lesson 3 (4/12)> `; with a question mark while a question is open.
  var prompt: Prompt {
    Prompt(
      lesson.label, ending: " (\(place + 1)/\(steps.count))\(prediction == nil ? ">" : "?") ")
  }

  /// Whether the step has anything to answer.
  var pauses: Bool { step.hasAnswers }

  /// The statements that Enter runs, if they may be seen.
  var pending: [String] { step.question == nil ? step.shown.map(\.text) : [] }

  // MARK: Moving

  /// Runs the steps before `step` silently.
  mutating func skip(to step: Int) {
    while place < min(step, steps.count), !InterruptFlag.isRaised { skip() }
  }

  /// Runs the step's statements silently and goes on.
  mutating func skip() {
    for statement in step.statements { session.run(statement.text) { _ in true } }
    (place, prediction) = (place + 1, nil)
  }

  /// Goes back to the step before this one that has something to answer; returns false if there is none.
  mutating func goBack() -> Bool {
    guard let target = steps[..<place].lastIndex(where: \.hasAnswers) else { return false }
    (session, place, prediction) = (fresh, 0, nil)
    skip(to: target)
    return true
  }

  // MARK: Showing

  /// Shows the step's prose, and poses its question or shows the statements to come.
  mutating func show() {
    var bytes: [UInt8] = []
    for line in step.prose {
      switch line {
      case .prose(let text): transcript.prose(text, into: &bytes)
      case .gap: transcript.gap()
      }
    }
    screen.show(bytes, usesPager: false)
    pose()
    showPending()
  }

  private mutating func pose() {
    prediction = step.question.flatMap { question in
      let before = steps[...place].flatMap(\.statements).filter { $0.fact == nil }
      return LessonPrediction(after: before.map(\.text), asking: question.key)
    }
    guard prediction != nil, let question = step.question else { return }
    var bytes: [UInt8] = []
    switch (question.label, question.key) {
    case (let label?, _): transcript.question(label, into: &bytes)
    case (nil, .value(let expression)) where !step.asksInWords:
      transcript.question(expression, into: &bytes)
    default: break
    }
    screen.show(bytes, usesPager: false)
  }

  /// Shows the statements that Enter will run.
  private mutating func showPending() {
    guard prediction == nil, step.hasAnswers else { return }
    var bytes: [UInt8] = []
    pendingRows = transcript.pending(pending, into: &bytes)
    screen.show(bytes, usesPager: false)
  }

  /// Notes that something was written below the pending statements.
  mutating func touchScreen() { pendingRows = 0 }

  // MARK: Answering

  /// Erases the empty prompt that Enter has left, and the pending statements above it.
  mutating func wipePending() {
    screen.wipe(rows: pendingRows + 1)
    touchScreen()
  }

  /// Tells the answer to the open question, if there is one, and answers the step's statements.
  mutating func reveal() {
    if let answer = prediction?.answer { show(answer: answer) }
    self.answer()
  }

  private mutating func show(answer: Value) {
    screen.show(Document([.result(name: "answer", value: answer)]), usesPager: false)
    transcript.answeredElsewhere()
  }

  /// Answers the step's statements and moves to the next step.
  ///
  /// - Parameter echoes: Whether the statements are written above their answers.
  mutating func answer(echoes: Bool = true) {
    for statement in step.statements {
      if statement.isExpectation {
        check(statement)
      } else {
        var bytes: [UInt8] = []
        if echoes { transcript.statement(statement.text, into: &bytes) }
        screen.show(bytes, usesPager: false)
        _ = screen.answer(statement.text, in: &session)
        transcript.answeredElsewhere()
      }
    }
    (place, prediction) = (place + 1, nil)
  }

  /// Says what an `expect` states if it is a fact of its own; a check of the answer above is silent.
  private mutating func check(_ statement: LessonStep.Statement) {
    var isTrue = true
    let screen = screen
    session.run(statement.text) { outcome in
      isTrue = !outcome.failed
      if outcome.failed { screen.show(outcome, usesPager: false) }
      return true
    }
    guard isTrue, let fact = statement.fact else { return }
    let value = session.value(ofEquation: fact)
    var bytes: [UInt8] = []
    transcript.fact(fact, value: value, into: &bytes)
    screen.show(bytes, usesPager: false)
  }

  /// Judges an answer to the open question.
  ///
  /// - Returns: Whether the question is closed.
  mutating func judge(_ text: String) -> Bool {
    guard let reply = prediction?.take(text) else { return false }
    screen.show(reply, usesPager: false)
    guard prediction?.isOver == true else { return false }
    transcript.answeredElsewhere()
    if prediction?.isRight == false, let answer = prediction?.answer { show(answer: answer) }
    prediction = nil
    return true
  }

  mutating func hint() {
    touchScreen()
    let none = Document([.note("No question is open here: Enter goes on.")])
    screen.show(prediction?.hint() ?? none, usesPager: false)
  }

  /// Answers a statement of the reader's.
  mutating func run(_ text: String) -> [Request] {
    touchScreen()
    return screen.answer(text, in: &session)
  }
}

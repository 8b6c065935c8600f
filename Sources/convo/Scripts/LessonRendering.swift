import Commands
import Documents
import Rendering
import Sessions
import Syntax

/// A lesson, run for its page.
struct LessonRendering {
  private(set) var page: LessonPage
  /// Whether a statement failed that should not have.
  private(set) var hasFailed = false
  private var session: Session

  /// More steps than this of one player are left out.
  private static let mostSteps = 64

  init(_ lesson: Lesson) {
    page = LessonPage(title: lesson.title)
    session = Session(Invocation())
    session.lessons = LessonShelf()
    for step in lesson.steps { add(step) }
  }

  func text(as format: RenderCommand.Format) -> String {
    switch format {
    case .html: page.html()
    case .md: page.markdown
    case .tex: page.latex
    case .ipynb: page.notebook
    }
  }

  private mutating func add(_ step: LessonStep) {
    page.add(prose: step.prose.map { if case .prose(let text) = $0 { text } else { "#" } })
    if let question = step.question {
      switch (question.label, question.key) {
      case (let label?, _): page.parts.append(.question(label))
      case (nil, .value(let expression)) where !step.asksInWords:
        page.parts.append(.question(expression, isExpression: true))
      default: page.parts.append(.question(""))
      }
    }
    for (place, statement) in step.statements.enumerated() {
      let next = place + 1 < step.statements.count ? step.statements[place + 1].text : ""
      run(statement, failsAsExpected: next.hasPrefix("expect error"))
    }
  }

  private mutating func run(_ statement: LessonStep.Statement, failsAsExpected: Bool) {
    if !statement.isExpectation { page.parts.append(.statement(statement.text)) }
    var parts: [LessonPage.Part] = []
    var hasFailed = false
    session.run(statement.text, line: statement.line) { outcome in
      switch outcome.result {
      case .success(let answer):
        if let fact = statement.fact {
          parts.append(.fact(fact))
        } else if let document = Self.document(answer, outcome.display), !document.blocks.isEmpty {
          parts.append(.answer(document))
        }
      case .failure(let diagnostic):
        hasFailed = hasFailed || !failsAsExpected
        var bytes: [UInt8] = []
        TextRenderer(width: 90).write(
          diagnostic, in: SourceText(outcome.source, firstLine: outcome.line), into: &bytes)
        parts.append(.error(String(decoding: bytes.dropLast(), as: UTF8.self)))
      }
      return true
    }
    page.parts += parts
    self.hasFailed = self.hasFailed || hasFailed
  }

  /// What an answer shows, with all its steps if it shows any.
  private static func document(_ answer: Answer, _ display: Outcome.Display) -> Document? {
    switch display {
    case .nothing: return nil
    case .note(let text): return Document([.note(text)])
    case .value: return answer.value.map { Document([.result(name: "", value: $0)]) }
    case .document:
      let shown = answer.document
      let hasSteps = shown.blocks.contains { if case .step = $0 { true } else { false } }
      return hasSteps ? answer.document(steps: mostSteps) : shown
    }
  }
}

internal import Arithmetic
public import Documents
public import Sessions

/// A question of a lesson, judged as a quiz judges its own.
public struct LessonPrediction: Sendable {
  private var asked: AskedQuestion
  private var mistakes: Set<String> = []

  /// Nil if the lesson cannot pose it.
  ///
  /// - Parameters:
  ///   - statements: The lesson's statements up to the end of the question's step.
  ///   - key: An expression, or a condition on `answer`.
  public init?(after statements: [String], asking key: LessonQuestion.Key) {
    let posed: String
    switch key {
    case .value(let expression): posed = "answer 1 = \(expression)"
    case .condition(let condition): posed = "require 1 \(condition)"
    case .thought: return nil
    }
    let text = statements + ["problem 1 \"What do you expect?\" worth=(1, 1, 1)", posed]
    guard let assignment = try? Assignment(text.joined(separator: "\n") + "\n"),
      let problem = assignment.problem("1")
    else { return nil }
    asked = AskedQuestion(assignment: assignment, problem: problem, isScored: false)
  }

  /// Whether the question is closed: answered, or after the last try.
  public private(set) var isOver = false
  public var isRight: Bool { asked.isRight }

  /// Judges an answer.
  public mutating func take(_ text: String) -> Document {
    let reply = asked.take(text, elsewhere: mistakes)
    mistakes.formUnion(reply.mistakes)
    isOver = reply.isOver
    return Document(reply.blocks)
  }

  public mutating func hint() -> Document { Document(asked.hint()) }

  /// Whether a text is an answer, and not a statement to run.
  public func isAnswered(by text: String) -> Bool {
    OpenQuestion(number: 1, form: asked.form, data: []).isAnswered(by: text)
  }

  /// The answer as it would be typed; nil if many are right.
  public var answer: Value? { asked.problem.key?.value }
}

/// A statement of a homework sheet: a problem, an answer, a mistake, ….
///
/// Lessons, assignments, quizzes and the sheets handed to students use the same statements:
///
///     problem 5a "Average-pool x, 2x2." points=2 follow=4
///     answer  5a = pool(x, avg, 2x2)
///     bug     5a forgot-half "Divided by 2." credit=1/2 = pool(x, sum, 2x2) / 2
///
/// Identifiers and option values are raw text: `5a`, `2026-11-30T23:59+01:00`.
public struct SheetStatement: Equatable, Sendable {
  public var kind: Kind
  public var kindSpan: Span
  /// The identifier of the problem, the assignment or the student.
  public var id: Word?
  /// The mistake named in `bug ID NAME` and `answer ID = bug NAME`.
  public var name: Word?
  /// Whether the answer is `set(…)`, numbers in any order.
  public var isSet = false
  /// The quoted text: the title, the question, the hint.
  public var text: String?
  public var options: [Option]
  /// The answer or condition; nil if an answer is left blank.
  public var body: Statement.Body?
  /// The span of the body.
  public var bodySpan: Span
  public var span: Span

  public enum Kind: String, Sendable, CaseIterable {
    case assignment, student, problem, answer, hint, bug, credit, require, accept, ensure, secret
  }

  public struct Word: Equatable, Sendable {
    public var text: String
    public var span: Span

    public init(text: String, span: Span) {
      self.text = text
      self.span = span
    }
  }

  /// `points=4`, with the value as typed.
  public struct Option: Equatable, Sendable {
    public var name: Word
    public var value: Word

    public init(name: Word, value: Word) {
      self.name = name
      self.value = value
    }
  }

  public init(kind: Kind, kindSpan: Span) {
    self.kind = kind
    self.kindSpan = kindSpan
    self.options = []
    self.bodySpan = Span(kindSpan.end, kindSpan.end)
    self.span = kindSpan
  }

  public func option(_ name: String) -> Option? { options.last { $0.name.text == name } }

  /// The variable that holds the answer to a problem. It cannot be typed as a name; `answer(5a)` reads it.
  public static func answerName(_ id: String) -> String { "answer(\(id))" }
}

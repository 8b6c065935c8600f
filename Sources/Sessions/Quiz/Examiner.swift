public import Documents
public import Syntax

/// Asks questions and judges the answers at once.
///
/// The implementation is in Homework; the program passes it to the session.
public protocol Examiner: Sendable {
  /// The open question, if there is one.
  var question: OpenQuestion? { get }
  /// The topics for practice.
  var topics: [Session.Candidate] { get }
  /// Begins a quiz, or continues the last one.
  ///
  /// - Parameter session: Supplies files, limits and `--safe`.
  mutating func begin(_ order: QuizOrder, in session: Session) throws(Diagnostic) -> Document
  /// Handles input while a question is open.
  mutating func take(_ turn: QuizTurn, in session: Session) -> Document
  /// The same examiner without saved progress, for running examples.
  func withoutMemory() -> any Examiner
}

/// The arguments of `quiz`.
public struct QuizOrder: Equatable, Sendable {
  /// A topic or a file; nil to continue the last quiz.
  public var subject: String?
  /// Whether the subject was quoted, which makes it a file.
  public var isQuoted = false
  /// The seed of the questions.
  public var seed: UInt64?
  /// The number of questions.
  public var count: Int?
  /// The span of the arguments, for errors.
  public var span: Span

  public init(subject: String? = nil, seed: UInt64? = nil, count: Int? = nil, span: Span) {
    (self.subject, self.seed, self.count, self.span) = (subject, seed, count, span)
  }
}

/// Input while a question is open.
public enum QuizTurn: Equatable, Sendable {
  case answer(String)
  case hint
  /// Skips the question without counting it.
  case skip
  /// Shows the worked answer, which ends the question.
  case show
  /// Asks the same question with other data.
  case again
  /// Ends the quiz.
  case leave

  /// The words that are not answers, with their meanings.
  public static let words: [(word: String, meaning: String, turn: QuizTurn)] = [
    ("hint", "a hint, which costs points", .hint),
    ("skip", "the next question; this one is not counted", .skip),
    ("show", "the worked answer, which ends the question", .show),
    ("again", "the same question with other numbers", .again),
    ("quit", "end the quiz", .leave), ("exit", "end the quiz", .leave),
  ]
}

/// The facts about an open question that a session needs.
public struct OpenQuestion: Equatable, Sendable {
  /// A number that increases with each question.
  public var number: Int
  public var form: Form
  /// The data shown, by name.
  public var data: [Datum]
  /// The answer, if it is a value: whatever gives it is not shown meanwhile.
  public var key: Value?

  /// The form of answers.
  public enum Form: Equatable, Sendable {
    /// A value; commands and assignments are not answers.
    case value
    /// A command.
    case command
    /// The name of a mistake.
    case mistake
  }

  public struct Datum: Equatable, Sendable {
    public var name: String
    public var value: Value

    public init(name: String, value: Value) {
      self.name = name
      self.value = value
    }
  }

  public init(number: Int, form: Form, data: [Datum], key: Value? = nil) {
    (self.number, self.form, self.data, self.key) = (number, form, data, key)
  }
}

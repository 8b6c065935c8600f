public import Documents
public import Syntax

/// Asks questions and marks the answers at once.
///
/// Homework has one, which the program lends to a session; a session without one has nothing to ask.
public protocol Examiner: Sendable {
  /// The question that waits for an answer; nil where none does.
  var question: OpenQuestion? { get }
  /// What can be practised.
  var topics: [Session.Candidate] { get }
  /// Begins a quiz, or goes on with the one that was left.
  ///
  /// - Parameter session: whose files, limits and safety hold.
  mutating func begin(_ order: QuizOrder, in session: Session) throws(Diagnostic) -> Document
  /// Takes what was typed while a question was open.
  mutating func take(_ turn: QuizTurn, in session: Session) -> Document
  /// The same examiner without a memory, for examples that are to leave nothing behind.
  func withoutMemory() -> any Examiner
}

/// What was typed behind `quiz`.
public struct QuizOrder: Equatable, Sendable {
  /// A topic or a file; nil where the last quiz is to go on.
  public var subject: String?
  /// Whether the subject stood in quotes, so that it is a file.
  public var isQuoted = false
  /// Where the questions come from: the same seed asks the same.
  public var seed: UInt64?
  /// How many questions are asked.
  public var count: Int?
  /// Where the words stand, for complaints.
  public var span: Span

  public init(subject: String? = nil, seed: UInt64? = nil, count: Int? = nil, span: Span) {
    (self.subject, self.seed, self.count, self.span) = (subject, seed, count, span)
  }
}

/// What can be typed while a question is open.
public enum QuizTurn: Equatable, Sendable {
  case answer(String)
  case hint
  /// On to the next question; this one is not counted.
  case skip
  /// The worked answer, which ends the question.
  case show
  /// The same question with other data.
  case again
  /// Out of the quiz, back to the conversation.
  case leave

  /// The words that are no answers, with what they do.
  public static let words: [(word: String, meaning: String, turn: QuizTurn)] = [
    ("hint", "help on the way, at a price", .hint),
    ("skip", "the next question; this one is not counted", .skip),
    ("show", "the worked answer; ends this question", .show),
    ("again", "the same question with other numbers", .again),
    ("quit", "leave the quiz", .leave), ("exit", "leave the quiz", .leave),
  ]
}

/// The question that waits for an answer, as far as a session has to know it.
public struct OpenQuestion: Equatable, Sendable {
  /// Counts up, so that one question can be told from the next.
  public var number: Int
  public var form: Form
  /// The data that are shown, by name.
  public var data: [Datum]

  /// What an answer can begin with.
  public enum Form: Equatable, Sendable {
    /// A value: commands and assignments are statements.
    case value
    /// A command itself.
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

  public init(number: Int, form: Form, data: [Datum]) {
    (self.number, self.form, self.data) = (number, form, data)
  }
}

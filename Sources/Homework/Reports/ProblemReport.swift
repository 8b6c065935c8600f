public import Arithmetic
public import Documents

/// What is said of one answer, to the student too: no field of it can hold the key's value.
public struct ProblemReport: Equatable, Sendable {
  public var id: String
  /// The problem as posed.
  public var title: String
  public var status: AnswerStatus
  public var score: Rational
  public var maxScore: Rational
  public var kind: AnswerKind
  /// The line of the answer in the student's file, from 1; nil without an answer.
  public var line: Int?
  /// What was read; nil for blank and unreadable answers.
  public var answer: Value?
  /// How many cells are right, of how many, where cells can be compared.
  public var cells: Cells?
  /// What explains a wrong answer, the likeliest first; empty where nothing is claimed.
  public var mistakes: [NamedMistake]
  /// Whether the mistakes named fit equally well.
  public var isAmbiguous: Bool
  public var feedback: [Feedback]

  public struct Cells: Equatable, Sendable {
    public var right: Int
    public var total: Int
    /// Places of wrong cells; empty where they are not to be shown.
    public var wrong: [[Int]]

    public init(right: Int, total: Int, wrong: [[Int]] = []) {
      self.right = right
      self.total = total
      self.wrong = wrong
    }
  }

  public struct NamedMistake: Equatable, Sendable {
    /// The catalogue's name, or that of a `bug` of the assignment.
    public var name: String
    /// Between 0 and 1.
    public var posterior: Double
    /// How many cells of the answer agree with the mistaken result.
    public var cells: Int
    /// The share of the points it still earns.
    public var credit: Rational

    public init(name: String, posterior: Double, cells: Int, credit: Rational) {
      self.name = name
      self.posterior = posterior
      self.cells = cells
      self.credit = credit
    }
  }

  /// A sentence or two, about the work and not the person.
  public struct Feedback: Equatable, Sendable {
    public var tone: Tone
    public var text: String
    /// A command that shows it.
    public var command: String?

    public enum Tone: String, Sendable {
      case positive, actionable, note
    }

    public init(_ tone: Tone, _ text: String, command: String? = nil) {
      self.tone = tone
      self.text = text
      self.command = command
    }
  }

  public init(
    id: String, title: String, status: AnswerStatus, score: Rational, maxScore: Rational,
    kind: AnswerKind, line: Int? = nil, answer: Value? = nil, cells: Cells? = nil,
    mistakes: [NamedMistake] = [], isAmbiguous: Bool = false, feedback: [Feedback] = []
  ) {
    self.id = id
    self.title = title
    self.status = status
    self.score = score
    self.maxScore = maxScore
    self.kind = kind
    self.line = line
    self.answer = answer
    self.cells = cells
    self.mistakes = mistakes
    self.isAmbiguous = isAmbiguous
    self.feedback = feedback
  }
}

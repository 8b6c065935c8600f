public import Arithmetic
public import Documents

/// The report on one answer, which students may see: it has no field for the key's value.
public struct ProblemReport: Equatable, Sendable {
  public var id: String
  /// The problem as the assignment has it.
  public var title: String
  /// The problem with the student's numbers in it; nil if it has none.
  public var posed: String?
  public var status: AnswerStatus
  public var score: Rational
  public var maxScore: Rational
  public var kind: AnswerKind
  /// The line of the answer in the student's file, from 1; nil without an answer.
  public var line: Int?
  /// The answer's value; nil for blank and unreadable answers.
  public var answer: Value?
  /// The number of right cells, if cells can be compared.
  public var cells: Cells?
  /// The explanations of a wrong answer, the most likely first; empty if none is certain enough.
  public var mistakes: [NamedMistake]
  /// Whether the mistakes fit equally well.
  public var isAmbiguous: Bool
  public var feedback: [Feedback]

  public struct Cells: Equatable, Sendable {
    public var right: Int
    public var total: Int
    /// The indices of wrong cells; empty if they are not shown.
    public var wrong: [[Int]]

    public init(right: Int, total: Int, wrong: [[Int]] = []) {
      self.right = right
      self.total = total
      self.wrong = wrong
    }
  }

  public struct NamedMistake: Equatable, Sendable {
    /// The name of a mistake of the catalogue or of a `bug` of the assignment.
    public var name: String
    /// The posterior probability, from 0 to 1.
    public var posterior: Double
    /// The number of cells that agree with the mistaken result.
    public var cells: Int
    /// The share of the points that it earns.
    public var credit: Rational

    public init(name: String, posterior: Double, cells: Int, credit: Rational) {
      self.name = name
      self.posterior = posterior
      self.cells = cells
      self.credit = credit
    }
  }

  /// One or two sentences about the answer.
  public struct Feedback: Equatable, Sendable {
    public var tone: Tone
    public var text: String
    /// A command that shows the computation.
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

  /// The whole feedback as one paragraph.
  var words: String {
    let sentences = feedback.map(\.text) + feedback.compactMap(\.command).map { "See it: \($0)" }
    let text = sentences.filter { !$0.isEmpty }.joined(separator: " ")
    return text.isEmpty ? status.words : text
  }

  /// The problem as the student reads it.
  var question: String { posed ?? title }

  /// `1 Slide k over x: stride 1, no padding.`
  var heading: String { question.isEmpty ? id : "\(id) \(question)" }

  /// The mistakes in one line: `flip`, `padding-ignored or padding-end-only`.
  var mistakeName: String? {
    mistakes.isEmpty ? nil : mistakes.map(\.name).joined(separator: " or ")
  }

  var isRight: Bool { status == .right }
}

extension AnswerStatus {
  /// The text if there is no other feedback.
  var words: String {
    switch self {
    case .right: "Right."
    case .partly: "Partly right."
    case .wrong: "Not right."
    case .unreadable: "This answer could not be read; it does not count as wrong."
    case .blank: "No answer."
    case .refused: "This answer was refused."
    case .manual: "This answer is marked by hand."
    }
  }
}

/// The result of one answer.
public enum AnswerStatus: String, Sendable, CaseIterable {
  case right, partly, wrong
  /// The answer could not be read, which does not count as wrong.
  case unreadable
  case blank
  /// The answer is not allowed or over the budget, or its grader crashed.
  case refused
  /// The answer is to be marked by a person, and has no score yet.
  case manual
}

public import Arithmetic
public import Commands
public import Syntax

/// The assignment read so far: the effect of `assignment`, `problem`, `answer` and the other statements
/// of homework.
public struct Sheet: Sendable {
  public internal(set) var id = ""
  public internal(set) var title = ""
  public internal(set) var options: [SheetStatement.Option] = []
  public internal(set) var problems: [PosedProblem] = []
  /// The shares that named mistakes earn in the problems that follow; the last one of a name counts.
  public internal(set) var credits: [MistakeCredit] = []
  /// Variables that are not published.
  public internal(set) var secrets: Set<String> = []
  /// The statements since the assignment began, which are run again if data are drawn again.
  var history: [Remembered] = []
  /// The memory of its statements.
  var receipts: [MemoryReceipt] = []
  /// The variables when the assignment began.
  var startingVariables: [String: Variable] = [:]

  struct Remembered: Sendable {
    let statement: Statement
    let source: String
  }

  init() {}

  public func problem(_ id: String) -> PosedProblem? { problems.first { $0.id == id } }

  func place(of id: String) -> Int? { problems.firstIndex { $0.id == id } }
}

/// The share of the points that an answer with a named mistake earns: `flip=1/2`.
public struct MistakeCredit: Equatable, Sendable {
  public let name: String
  public let share: Rational
}

/// A problem with its key, hints, mistakes and conditions.
public struct PosedProblem: Sendable {
  public let id: String
  /// The question, with values in the place of expressions in braces.
  public let text: String
  /// The question as written.
  public let template: String
  public let options: ProblemOptions
  public let credits: [MistakeCredit]
  public internal(set) var key: PosedAnswer?
  public internal(set) var hints: [Hint] = []
  public internal(set) var bugs: [PosedBug] = []
  /// Conditions that an answer must meet, instead of a key.
  public internal(set) var requirements: [PosedCondition] = []
  /// Other values that are accepted.
  public internal(set) var accepted: [PosedCondition] = []
  /// Whether every answer is accepted.
  public internal(set) var acceptsAll = false

  public struct Hint: Equatable, Sendable {
    public let text: String
    /// The share of the points it costs in a quiz.
    public let cost: Rational
  }
}

/// A key: the expression or command that computes it, and the variables at that time.
public struct PosedAnswer: Sendable {
  /// Nil if the key is the name of a mistake.
  public let body: Statement.Body?
  /// The mistake's name, if that is the key.
  public let mistake: String?
  public let source: String
  public let variables: [String: Variable]
  public let answer: Answer
  /// Whether the key's numbers may come in any order.
  public var isSet = false
}

/// A mistake that the assignment defines, with the value it leads to.
public struct PosedBug: Sendable {
  public let name: String
  public let message: String
  public let credit: Rational?
  public let value: PosedAnswer
}

/// A condition on an answer, with the variables at the time it was stated.
public struct PosedCondition: Sendable {
  public let expression: Expression
  public let source: String
  public let variables: [String: Variable]
}

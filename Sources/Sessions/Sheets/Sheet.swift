public import Arithmetic
public import Commands
public import Syntax

/// The homework posed so far: what `assignment`, `problem`, `answer` and their kin have said.
public struct Sheet: Sendable {
  public internal(set) var id = ""
  public internal(set) var title = ""
  public internal(set) var options: [SheetStatement.Option] = []
  public internal(set) var problems: [PosedProblem] = []
  /// What named mistakes still earn, for the problems to come; the last of a name holds.
  public internal(set) var credits: [MistakeCredit] = []
  /// Names that no sheet shows.
  public internal(set) var secrets: Set<String> = []
  /// The statements since the assignment began, to be run again when data are drawn again.
  var history: [Remembered] = []
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

/// What a mistake still earns: `flip=1/2`.
public struct MistakeCredit: Equatable, Sendable {
  public let name: String
  public let share: Rational
}

/// A problem with its key and all that belongs to it.
public struct PosedProblem: Sendable {
  public let id: String
  public let text: String
  public let options: ProblemOptions
  public let credits: [MistakeCredit]
  public internal(set) var key: PosedAnswer?
  public internal(set) var hints: [Hint] = []
  public internal(set) var bugs: [PosedBug] = []
  /// Conditions instead of a value.
  public internal(set) var requirements: [PosedCondition] = []
  /// Other values that count, and whether every answer does.
  public internal(set) var accepted: [PosedCondition] = []
  public internal(set) var acceptsAll = false

  public struct Hint: Equatable, Sendable {
    public let text: String
    /// The share of the points it costs in a quiz.
    public let cost: Rational
  }
}

/// A key: what computes it, and the variables it was computed with.
public struct PosedAnswer: Sendable {
  /// nil where the key is the name of a mistake.
  public let body: Statement.Body?
  /// The mistake's name, where that is the key.
  public let mistake: String?
  public let source: String
  public let variables: [String: Variable]
  public let answer: Answer
}

/// A hand-written mistake and what it gives.
public struct PosedBug: Sendable {
  public let name: String
  public let message: String
  public let credit: Rational?
  public let value: PosedAnswer
}

/// An expression to be asked of an answer.
public struct PosedCondition: Sendable {
  public let expression: Expression
  public let source: String
  public let variables: [String: Variable]
}

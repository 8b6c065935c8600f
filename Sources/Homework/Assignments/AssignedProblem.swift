public import Arithmetic
internal import Computations
internal import Documents
public import Sessions
internal import Syntax

/// A problem with its key.
public struct AssignedProblem: Sendable {
  public let posed: PosedProblem
  public let kind: AnswerKind
  /// Nil if the answer only has to meet conditions.
  public let key: KeyComputation?
  public let bugs: [HandWrittenBug]

  public var id: String { posed.id }
  /// The problem with the student's numbers in it.
  public var title: String { posed.text }
  /// The problem as the assignment has it, the same for all students.
  public var template: String { posed.template }
  /// Whether answers are written in the key's symbols. A command is typed instead of its sums.
  var isInSymbols: Bool {
    guard kind != .command, case .tensor(.symbolic) = key?.value else { return false }
    return true
  }
  public var points: Rational { posed.options.points }
  public var allowance: Allowance { Allowance(rawValue: posed.options.allow) ?? .arithmetic }

  init(_ posed: PosedProblem, in session: Session) {
    self.posed = posed
    key = posed.key.flatMap { KeyComputation($0, in: session) }
    bugs = posed.bugs.compactMap { bug in
      bug.value.answer.value.map {
        HandWrittenBug(
          name: bug.name, message: bug.message.isEmpty ? nil : bug.message, value: $0,
          credit: bug.credit)
      }
    }
    kind = Self.kind(of: posed)
  }

  private static func kind(of posed: PosedProblem) -> AnswerKind {
    if posed.options.allow == Allowance.commands.rawValue { return .command }
    if let name = posed.key?.mistake { return name.hasPrefix("error ") ? .error : .mistake }
    if posed.key?.isSet == true { return .set }
    switch posed.key?.answer.value {
    case .shape: return .shape
    case .tensor(let tensor): return tensor.isScalar ? .number : .matrix
    case .text: return .words
    case .truth: return .truth
    case .record, .network, nil: return .matrix
    }
  }

  /// The share of the points that a named mistake earns; nil if the assignment does not say.
  func credit(for name: String) -> Rational? {
    if let bug = bugs.first(where: { $0.name == name }), let credit = bug.credit { return credit }
    return posed.credits.first { $0.name == name }?.share
  }
}

extension KeyComputation {
  /// The key as posed, with the command in it.
  public init?(_ posed: PosedAnswer, in session: Session) {
    guard let value = posed.answer.value else { return nil }
    let command = session.command(in: posed)
    self.init(
      value: value, origin: command?.answer.computation, limits: session.settings.limits
    ) { changed throws(Diagnostic) in
      guard let command else { return value }
      return try command.value(puttingIn: changed)
    }
  }
}

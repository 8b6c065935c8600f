internal import Arithmetic
internal import Documents
internal import Sessions

/// A problem while it is asked: its tries, its hints, and the best mark so far.
struct AskedQuestion: Sendable {
  let assignment: Assignment
  let problem: AssignedProblem
  /// Mistakes that the answer would show.
  let visible: [String]
  private(set) var answers: [Value] = []
  private(set) var hintsGiven = 0
  private(set) var cost: Rational = 0
  /// The best share of the points so far.
  private(set) var best: Rational = 0
  private(set) var isRight = false

  init(assignment: Assignment, problem: AssignedProblem, visible: [String] = []) {
    (self.assignment, self.problem, self.visible) = (assignment, problem, visible)
  }

  /// What became of a turn.
  struct Reply {
    var blocks: [Block]
    /// Names of mistakes that explain the answer.
    var mistakes: [String] = []
    var isOver = false
  }

  /// Right at the first try, without help.
  var isRightAtOnce: Bool { isRight && answers.count == 1 && hintsGiven == 0 }

  private var worth: [Rational] { problem.posed.options.worth }

  /// Marks an answer. What cannot be read, is not allowed, or was said before is no try.
  ///
  /// - Parameter elsewhere: mistakes that explain other answers of this quiz.
  mutating func take(_ text: String, elsewhere: Set<String>) -> Reply {
    let reader = AnswerReader(
      kind: problem.kind, allowance: problem.allowance, sheet: assignment.sheet)
    let reading = reader.read(text)
    switch reading {
    case .blank: return Self.noTry("There is no answer in that.")
    case .refused(let reason): return Self.noTry(reason.asSentence)
    case .unreadable(let answer):
      let readings = answer.readings.map { AnswerWords.short($0) }.joined(separator: " or ")
      let meaning = readings.isEmpty ? "" : " It could mean \(readings)."
      return Self.noTry("I cannot read that: \(answer.message).\(meaning)")
    case .value(let answer) where answers.contains(answer.value):
      return Self.noTry("The same answer as before.")
    case .value(let answer):
      answers.append(answer.value)
      let judgement = Judge(problem, in: assignment).judgement(of: reading, elsewhere: elsewhere)
      return reply(to: judgement)
    }
  }

  private static func noTry(_ text: String) -> Reply {
    Reply(blocks: [.note(text + " (Not counted as a try.)")])
  }

  private mutating func reply(to judgement: Judgement) -> Reply {
    let number = answers.count
    let value = number <= worth.count ? worth[number - 1] : 0
    let mark = judgement.share * value - cost
    if mark > best { best = mark }
    isRight = judgement.status == .right
    var words = judgement.feedback.map(Self.said).joined(separator: " ")
    if isRight {
      if best < 1 { words += " That earns \(best.exactText) of the points." }
      return Reply(blocks: [.note(words)] + reason, isOver: true)
    }
    if let cells = judgement.cells, judgement.mistakes.isEmpty, (1...4).contains(cells.wrong.count),
      2 * cells.right >= cells.total, cells.total > cells.wrong.count
    {
      let places = cells.wrong.map { "[" + $0.map(String.init).joined(separator: ",") + "]" }
      words += " Look again at \(places.joined(separator: ", "))."
    }
    words += " (try \(number) of \(worth.count))"
    return Reply(
      blocks: [.note(words)], mistakes: judgement.isAmbiguous ? [] : judgement.mistakes.map(\.name),
      isOver: number >= worth.count)
  }

  private static func said(_ feedback: ProblemReport.Feedback) -> String {
    guard let command = feedback.command else { return feedback.text }
    return "\(feedback.text) See it: \(command)"
  }

  // MARK: Explanations

  private var reason: [Block] {
    // What has a property need not be the key.
    guard problem.posed.requirements.isEmpty else { return [] }
    return problem.posed.key.map { assignment.session.reason(for: $0) } ?? []
  }

  /// The worked answer.
  var worked: [Block] {
    guard let key = problem.posed.key else {
      return [.note("Many answers are right here: whatever has what is asked.")]
    }
    return assignment.session.worked(key)
  }

  /// The next hint.
  mutating func hint() -> [Block] {
    let hints =
      problem.posed.hints.isEmpty
      ? GeneratedHints(problem, in: assignment) : GeneratedHints(written: problem.posed.hints)
    guard hintsGiven < hints.all.count else {
      let none = hints.all.isEmpty ? "There are no hints for this." : "There are no more hints."
      return [.note("\(none) show gives the worked answer.")]
    }
    let hint = hints.all[hintsGiven]
    hintsGiven += 1
    cost = cost + hint.cost
    guard !hint.cost.isZero else { return hint.blocks }
    return hint.blocks + [.note("(This hint costs \(hint.cost.exactText) of the points.)")]
  }
}

internal import Arithmetic
internal import Documents
internal import Sessions
internal import Syntax

/// A quiz problem with its tries, its hints and the best score so far.
struct AskedQuestion: Sendable {
  let assignment: Assignment
  let problem: AssignedProblem
  /// The mistakes that the answer can reveal.
  let visible: [String]
  private(set) var answers: [Value] = []
  private(set) var hintsGiven = 0
  private(set) var cost: Rational = 0
  /// The best share of the points so far.
  private(set) var best: Rational = 0
  private(set) var isRight = false
  /// Whether answers earn points. In a lesson they do not, and the lesson explains them itself.
  private let isScored: Bool

  init(
    assignment: Assignment, problem: AssignedProblem, visible: [String] = [],
    isScored: Bool = true
  ) {
    (self.assignment, self.problem, self.visible) = (assignment, problem, visible)
    self.isScored = isScored
  }

  /// The reply to an answer.
  struct Reply {
    var blocks: [Block]
    /// The names of mistakes that explain the answer.
    var mistakes: [String] = []
    var isOver = false
  }

  /// Whether the first try was right, without hints.
  var isRightAtOnce: Bool { isRight && answers.count == 1 && hintsGiven == 0 }

  private var worth: [Rational] { problem.posed.options.worth }

  /// Judges an answer. An unreadable, refused or repeated answer does not count as a try.
  ///
  /// - Parameter elsewhere: Mistakes that explain other answers of the quiz.
  mutating func take(_ text: String, elsewhere: Set<String>) -> Reply {
    let reader = AnswerReader(
      kind: problem.kind, allowance: problem.allowance,
      sheet: assignment.sheet.naming(problem.key?.value))
    let reading = reader.read(text)
    switch reading {
    case .blank: return Self.noTry("That is not an answer.")
    case .refused(let reason): return Self.noTry(reason.asSentence)
    case .unreadable(let answer):
      let readings = answer.readings.map { AnswerWords.short($0) }.joined(separator: " or ")
      let meaning = readings.isEmpty ? "" : " It could mean \(readings)."
      return Self.noTry("This could not be read: \(answer.message).\(meaning)")
    case .value(let answer) where answers.contains(answer.value):
      return Self.noTry("This is the same answer as before.")
    case .value(let answer):
      answers.append(answer.value)
      let judgement = Judge(problem, in: assignment).judgement(of: reading, elsewhere: elsewhere)
      return reply(to: judgement)
    }
  }

  private static func noTry(_ text: String) -> Reply {
    Reply(blocks: [.note(text + " (This does not count as a try.)")])
  }

  private mutating func reply(to judgement: Judgement) -> Reply {
    let number = answers.count
    let value = number <= worth.count ? worth[number - 1] : 0
    let mark = judgement.share * value - cost
    if mark > best { best = mark }
    isRight = judgement.status == .right
    var words = judgement.feedback.map(Self.said).joined(separator: " ")
    if isRight {
      guard isScored else { return Reply(blocks: [.note(words)], isOver: true) }
      if best < 1 { words += " That earns \(best.exactText) of the points." }
      return Reply(blocks: [.note(words)] + reason, isOver: true)
    }
    if let cells = judgement.cells, judgement.mistakes.isEmpty, (1...4).contains(cells.wrong.count),
      2 * cells.right >= cells.total, cells.total > cells.wrong.count
    {
      let places = cells.wrong.map { "[" + $0.map(String.init).joined(separator: ",") + "]" }
      words += " Check \(places.joined(separator: ", "))."
    }
    if words == "This is not the answer." { words = "" }
    words = "Not yet. \(words)".trimmingBlanks + " (try \(number) of \(worth.count))"
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
    // An answer that meets conditions need not be the key.
    guard problem.posed.requirements.isEmpty else { return [] }
    return problem.posed.key.map { assignment.session.reason(for: $0) } ?? []
  }

  /// The worked answer.
  var worked: [Block] {
    guard let key = problem.posed.key else {
      return [.note("Many answers are right: anything that meets the conditions.")]
    }
    return assignment.session.worked(key)
  }

  /// The next hint.
  mutating func hint() -> [Block] {
    let hints =
      problem.posed.hints.isEmpty
      ? GeneratedHints(problem, in: assignment) : GeneratedHints(written: problem.posed.hints)
    guard hintsGiven < hints.all.count else {
      let none =
        hints.all.isEmpty ? "There are no hints for this problem." : "There are no more hints."
      return [.note("\(none) show gives the answer.")]
    }
    let hint = hints.all[hintsGiven]
    hintsGiven += 1
    cost = cost + hint.cost
    guard isScored, !hint.cost.isZero else { return hint.blocks }
    return hint.blocks + [.note("(This hint costs \(hint.cost.exactText) of the points.)")]
  }

  /// The variables in the question and its key, if a sheet may show them.
  var data: [OpenQuestion.Datum] {
    var words = problem.posed.key?.source.names ?? []
    words += problem.title.names
    for condition in problem.posed.requirements { words += condition.source.names }
    let shown = assignment.sheet.session.variables
    return words.uniqued.compactMap { name in
      guard let variable = shown[name] else { return nil }
      if case .tensor(let tensor) = variable.value, tensor.count > 10_000 { return nil }
      return OpenQuestion.Datum(name: name, value: variable.value)
    }
  }

  var form: OpenQuestion.Form {
    switch problem.kind {
    case .command: .command
    case .mistake: .mistake
    case .number, .shape, .matrix, .truth, .words, .error, .set: .value
    }
  }

  /// The question's text, followed by its data.
  func blocks(title: String, facts: [String]) -> [Block] {
    [.heading(title: title, facts: facts), .note(problem.title)]
      + data.map { .result(name: $0.name, value: $0.value) }
  }
}

extension String {
  fileprivate var trimmingBlanks: String { String(reversed().drop { $0 == " " }.reversed()) }

  /// The words that may be names, in order.
  fileprivate var names: [String] {
    split { !($0.isLetter || $0.isNumber || $0 == "_") }
      .filter { $0.first.map { !$0.isNumber } ?? false }.map(String.init)
  }
}

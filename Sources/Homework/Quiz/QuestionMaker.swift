internal import Arithmetic
internal import Documents

/// Draws questions until their answers would reveal all common mistakes.
struct QuestionMaker {
  let topic: QuizTopic
  /// How often each mistake was made. Questions that reveal frequent mistakes are more likely.
  var made: [String: Int] = [:]
  /// The number of the question in a quiz that rises; nil if all kinds are as likely from the start.
  var level: Int?

  /// The maximum number of drafts of one flavour.
  static let drafts = 40
  /// The number of good questions to choose from if mistakes are known.
  private static let choice = 3

  /// A question and the mistakes it can reveal.
  struct Made {
    let assignment: Assignment
    let problem: AssignedProblem
    let visible: [String]
    let invisible: [String]
    let blindness: Int
  }

  /// The question for a seed, the same on every machine.
  ///
  /// - Parameter draw: How often other data were requested; the kind of question stays the same.
  func question(seed: UInt64, draw: Int = 0) -> Made? {
    var random = SplitMix64(seed: seed)
    let first = random.next(from: 0, through: Flavour.allCases.count - 1)
    if draw > 0 { random = SplitMix64(seed: random.next() &+ UInt64(draw)) }
    var good: [Made] = []
    var best: Made?
    for flavour in flavours(from: first) {
      guard let made = Self.clearest(topic, flavour, &random) else { continue }
      if level == 1 { return made }
      if made.blindness < best?.blindness ?? .max { best = made }
      guard made.invisible.isEmpty else { continue }
      good.append(made)
      if self.made.isEmpty || good.count == Self.choice { break }
    }
    return chosen(good, &random) ?? best
  }

  /// The flavours in the order in which they are tried: those of the level first.
  private func flavours(from first: Int) -> [Flavour] {
    let all = Flavour.allCases
    let order = Array(all[first...] + all[..<first])
    let wanted: [Flavour]
    switch level {
    case nil: return order
    case 1: wanted = [.plain]
    case 2: wanted = [.strided, .padded]
    case 3: wanted = [.strided, .padded, .both]
    default: wanted = [.both, .special]
    }
    return order.filter(wanted.contains) + order.filter { !wanted.contains($0) }
  }

  /// The draft of a flavour that reveals most; stops at the first that reveals everything.
  private static func clearest(
    _ topic: QuizTopic, _ flavour: Flavour, _ random: inout SplitMix64
  ) -> Made? {
    var best: Made?
    for number in 1...drafts {
      guard let made = made(QuestionDraft(topic, flavour, &random)) else { continue }
      if made.blindness < best?.blindness ?? .max { best = made }
      // Do not try all drafts because of one pair that none can distinguish.
      if let best, best.invisible.isEmpty, best.blindness <= (number < drafts / 2 ? 1 : 4) {
        break
      }
    }
    return best
  }

  private typealias Flavour = QuestionDraft.Flavour

  /// A random question, weighted by the frequency of the mistakes that it reveals.
  private func chosen(_ good: [Made], _ random: inout SplitMix64) -> Made? {
    guard good.count > 1 else { return good.first }
    let weights = good.map { question in
      1 + 3 * question.visible.reduce(0) { $0 + min(made[$1] ?? 0, 20) }
    }
    var rest = random.next(from: 0, through: weights.reduce(0, +) - 1)
    for (question, weight) in zip(good, weights) {
      if rest < weight { return question }
      rest -= weight
    }
    return good.last
  }

  /// The draft as a problem; nil if it is invalid, too large, or rewards a guess.
  private static func made(_ draft: QuestionDraft) -> Made? {
    guard let assignment = try? Assignment(draft.text), let problem = assignment.problems.first,
      let key = problem.key, key.value.isDoneByHand
    else { return nil }
    let guesses = Guesses(key).all
    guard guesses.allSatisfy(\.share.isZero) else { return nil }
    let diagnostician = Diagnostician(key: key, bugs: [])
    return Made(
      assignment: assignment, problem: problem, visible: diagnostician.visible,
      invisible: diagnostician.invisible,
      blindness: 10 * diagnostician.invisible.count
        + diagnostician.confusedNames.reduce(0) { $0 + $1.count - 1 })
  }
}

extension Value {
  /// Whether it is small enough for work by hand, and not constant.
  var isDoneByHand: Bool {
    switch self {
    case .shape(let shape): return shape.allSatisfy { $0 > 0 }
    case .tensor(let tensor):
      guard (2...60).contains(tensor.count) else { return false }
      return (1..<tensor.count).contains { tensor.cell($0) != tensor.cell(0) }
    case .text, .truth, .record, .network: return false
    }
  }
}

internal import Arithmetic

/// Draws questions until every usual mistake would show in their answers.
struct QuestionMaker {
  let topic: QuizTopic
  /// How often each mistake was made; where that is possible, a question is likelier.
  var made: [String: Int] = [:]

  /// The most drafts of one flavour that are looked at.
  static let drafts = 40
  /// How many good ones there are to choose from where mistakes are known.
  private static let choice = 3

  /// A question and what it can show.
  struct Made {
    let assignment: Assignment
    let problem: AssignedProblem
    let visible: [String]
    let invisible: [String]
    let blindness: Int
  }

  /// The question of a seed: the same on every machine.
  ///
  /// - Parameter draw: how often other data were asked for; the question stays of its kind.
  func question(seed: UInt64, draw: Int = 0) -> Made? {
    var random = SplitMix64(seed: seed)
    let first = random.next(from: 0, through: Flavour.allCases.count - 1)
    if draw > 0 { random = SplitMix64(seed: random.next() &+ UInt64(draw)) }
    var good: [Made] = []
    var best: Made?
    for turn in Flavour.allCases.indices {
      let flavour = Flavour.allCases[(first + turn) % Flavour.allCases.count]
      guard let made = Self.clearest(topic, flavour, &random) else { continue }
      if made.blindness < best?.blindness ?? .max { best = made }
      guard made.invisible.isEmpty else { continue }
      good.append(made)
      if self.made.isEmpty || good.count == Self.choice { break }
    }
    return chosen(good, &random) ?? best
  }

  /// The draft of a flavour that shows most, the first in which everything would show.
  private static func clearest(
    _ topic: QuizTopic, _ flavour: Flavour, _ random: inout SplitMix64
  ) -> Made? {
    var best: Made?
    for number in 1...drafts {
      guard let made = made(QuestionDraft(topic, flavour, &random)) else { continue }
      if made.blindness < best?.blindness ?? .max { best = made }
      // One pair that no draft can tell apart is no reason to look at them all.
      if let best, best.invisible.isEmpty, best.blindness <= (number < drafts / 2 ? 1 : 4) {
        break
      }
    }
    return best
  }

  private typealias Flavour = QuestionDraft.Flavour

  /// One of several, the likelier the more often the mistakes were made that it would show.
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

  /// The draft as a problem; nil where it cannot be posed, is out of hand, or pays for a guess.
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

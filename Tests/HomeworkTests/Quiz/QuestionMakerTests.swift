import Arithmetic
import Documents
import Sessions
import Testing

@testable import Homework

/// Questions that reveal mistakes.
@Suite struct QuestionMakerTests {
  /// In 50 questions of each topic every usual mistake that applies gives an answer that is not the
  /// key, and nothing is earned by a guess.
  @Test(arguments: QuizTopic.allCases)
  func usualMistakesShow(topic: QuizTopic) throws {
    for seed in 1...50 {
      let made = try #require(QuestionMaker(topic: topic).question(seed: UInt64(seed)))
      let key = try #require(made.problem.key)
      let diagnostician = Diagnostician(key: key)
      #expect(diagnostician.invisible == [], "\(topic) \(seed): \(made.problem.title)")
      #expect(!diagnostician.visible.isEmpty)
      #expect(Guesses(key).all.allSatisfy { $0.share == 0 }, "\(topic) \(seed)")
    }
  }

  @Test(arguments: QuizTopic.allCases)
  func aSeedAsksTheSame(topic: QuizTopic) throws {
    func told(_ seed: UInt64, draw: Int = 0) throws -> String {
      let made = try #require(QuestionMaker(topic: topic).question(seed: seed, draw: draw))
      return "\(made.problem.title) \(made.problem.posed.key.map { "\($0.variables)" } ?? "")"
    }
    let titles = try (1...20).map { try told(UInt64($0)) }
    #expect(Set(titles).count > 10)
    #expect(try told(7).count == told(7).count)
    let (one, other) = (
      try #require(QuestionMaker(topic: topic).question(seed: 7)),
      try #require(QuestionMaker(topic: topic).question(seed: 7))
    )
    #expect(one.problem.key?.value == other.problem.key?.value)
    #expect(one.problem.title == other.problem.title)
    let again = try #require(QuestionMaker(topic: topic).question(seed: 7, draw: 1))
    #expect(one.problem.key?.value != again.problem.key?.value)
  }

  /// Mistakes made before come up more often.
  @Test func mistakesComeBack() {
    func count(_ made: [String: Int]) -> Int {
      (1...40).count { seed in
        QuestionMaker(topic: .conv, made: made).question(seed: UInt64(seed))?
          .visible.contains("stride-ignored") == true
      }
    }
    #expect(count(["stride-ignored": 5]) > count([:]) + 5)
  }

  /// What is asked is small enough to be done by hand, and its answer is that of the command.
  @Test(arguments: QuizTopic.allCases)
  func theyAreSmall(topic: QuizTopic) throws {
    for seed in 100...120 {
      let made = try #require(QuestionMaker(topic: topic).question(seed: UInt64(seed)))
      switch try #require(made.problem.key).value {
      case .tensor(let tensor): #expect((2...60).contains(tensor.count))
      case .shape(let shape): #expect(shape.count == 2)
      default: Issue.record("\(topic) asks for something else")
      }
    }
  }
}

internal import Arithmetic
internal import Documents
internal import Sessions

/// Posing questions.
extension QuizExaminer {
  /// Poses the next question, or ends the quiz.
  mutating func nextQuestion() -> [Block] {
    guard let present = round, present.number < present.count else { return close() }
    round?.number += 1
    round?.draw = 0
    return pose()
  }

  mutating func pose() -> [Block] {
    guard let present = round, let asked = asked(present) else { return close() }
    round?.asked = asked
    questionsAsked += 1
    question = OpenQuestion(number: questionsAsked, form: asked.form, data: asked.data)
    return questionBlocks
  }

  func asked(_ round: Round) -> AskedQuestion? {
    switch round.source {
    case .topic(let topic, let seed, let isFixed):
      var maker = QuestionMaker(topic: topic)
      // With a given seed, questions do not depend on progress.
      if !isFixed { maker.made = Progress(progress.read() ?? "").mistakes }
      var random = SplitMix64(seed: seed)
      for _ in 1...round.number { _ = random.next() }
      guard let made = maker.question(seed: random.next(), draw: round.draw) else { return nil }
      return AskedQuestion(
        assignment: made.assignment, problem: made.problem, visible: made.visible)
    case .file(let file):
      guard round.number <= file.ids.count,
        let assignment = try? file.assignment(draw: round.draw),
        let problem = assignment.problem(file.ids[round.number - 1])
      else { return nil }
      return AskedQuestion(assignment: assignment, problem: problem)
    }
  }

  mutating func again() -> [Block] {
    if case .file(let file)? = round?.source, !Assignment.hasVariants(file.text) {
      return [.note("This assignment has the same numbers for everyone.")]
    }
    round?.draw += 1
    return pose()
  }

  var questionBlocks: [Block] {
    guard let round, let asked = round.asked else { return [] }
    var facts: [String] = []
    let title: String
    switch round.source {
    case .topic(let topic, let seed, _):
      title = "\(topic.rawValue) \(round.number) of \(round.count)"
      facts = ["seed \(seed)"]
    case .file:
      title = "problem \(asked.problem.id)"
      let points = asked.problem.points
      facts = ["\(points.shortPointsText) point\(points == 1 ? "" : "s")"]
    }
    return asked.blocks(title: title, facts: facts)
  }

  /// Ends the quiz with its score.
  mutating func close() -> [Block] {
    defer { (round, question) = (nil, nil) }
    guard let score = round?.score, round?.asked != nil else { return [] }
    return [.note(score.words)]
  }
}

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
    if case .topic(_, let seed, let isFixed) = present.source {
      progress.update {
        $0.open = Progress.OpenRound(
          subject: present.subject, seed: seed, isFixed: isFixed, number: present.number,
          count: present.count)
      }
    }
    question = OpenQuestion(
      number: questionsAsked, form: asked.form, data: asked.data,
      key: asked.form == .value ? asked.problem.key?.value : nil)
    return questionBlocks
  }

  func asked(_ round: Round) -> AskedQuestion? {
    switch round.source {
    case .topic(let topic, let seed, let isFixed):
      var maker = QuestionMaker(topic: topic)
      // With a given seed, questions do not depend on progress.
      if !isFixed {
        maker.made = Progress(progress.read() ?? "").mistakes
        maker.level = round.number
      }
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

  /// Ends the quiz with its score and a review.
  ///
  /// - Parameter isLeft: Whether questions are left, which `quiz` goes on with another time.
  mutating func close(isLeft: Bool = false) -> [Block] {
    defer { (round, question) = (nil, nil) }
    guard let round, round.asked != nil else { return [] }
    guard !isLeft else {
      return [.note(round.score.words + " quiz goes on from here.")]
    }
    progress.update { if $0.open?.subject == round.subject { $0.open = nil } }
    return [.note(round.score.words)] + review(of: round)
  }

  /// What to look at again: the mistakes of the quiz, and the lesson about its topic.
  private func review(of round: Round) -> [Block] {
    guard round.score.first < round.score.counted, case .topic(let topic, _, _) = round.source
    else {
      return []
    }
    let groups = Mistake.inOrder.filter { round.mistakes.contains($0.name) }.map(\.group)
    let lessons = groups.compactMap(\.lesson).uniqued
    var blocks: [Block] = []
    if !groups.isEmpty {
      let words = groups.map(\.rawValue).uniqued
      blocks.append(.fact(label: "look at", text: words.joined(separator: ", ")))
    }
    let all = (lessons + [topic.lesson]).uniqued.map { "lesson \($0)" }
    blocks.append(.fact(label: "lessons", text: all.joined(separator: ", ")))
    return blocks
  }
}

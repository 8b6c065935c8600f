internal import Arithmetic
public import Documents
public import Sessions

/// What becomes of what was typed while a question was open.
extension QuizExaminer {
  public mutating func take(_ turn: QuizTurn, in session: Session) -> Document {
    guard round?.asked != nil else { return Document() }
    switch turn {
    case .answer(let text): return Document(answer(text))
    case .hint: return Document(round?.asked?.hint() ?? [])
    case .skip:
      round?.score.skipped += 1
      return Document(nextQuestion())
    case .show:
      let worked = round?.asked?.worked ?? []
      return Document(worked + finish())
    case .again: return Document(again())
    case .leave: return Document(close())
    }
  }

  private mutating func answer(_ text: String) -> [Block] {
    guard let mistakes = round?.mistakes,
      let reply = round?.asked?.take(text, elsewhere: mistakes), let subject = round?.subject
    else { return [] }
    if !reply.mistakes.isEmpty {
      round?.mistakes.formUnion(reply.mistakes)
      progress.update { $0.note(mistakes: reply.mistakes, in: subject) }
    }
    guard reply.isOver, let asked = round?.asked else { return reply.blocks }
    let worked = asked.isRight ? [] : asked.worked
    return reply.blocks + worked + finish()
  }

  /// Counts the question at hand, and goes on to the next.
  private mutating func finish() -> [Block] {
    guard let round, let asked = round.asked else { return [] }
    self.round?.score.add(asked)
    let fileProblem: String?
    var seed: UInt64 = 0
    switch round.source {
    case .topic(_, let own, _): (fileProblem, seed) = (nil, own)
    case .file(let file): (fileProblem, seed) = (asked.problem.id, file.seed ?? 0)
    }
    progress.update { progress in
      progress.count(asked, of: round.subject, seed: seed)
      guard let fileProblem else { return }
      var record = progress.problems[round.subject]?[fileProblem] ?? Progress.Problem()
      record.tries = min(record.tries + asked.answers.count, 1_000_000)
      record.best = max(record.best, asked.best)
      record.draw = round.draw
      progress.problems[round.subject, default: [:]][fileProblem] = record
    }
    return nextQuestion()
  }
}

extension Round.Score {
  fileprivate mutating func add(_ asked: AskedQuestion) {
    counted += 1
    if asked.isRight { right += 1 }
    if asked.isRightAtOnce { first += 1 }
    points = points + asked.best * asked.problem.points
    outOf = outOf + asked.problem.points
  }
}

extension Progress {
  fileprivate mutating func count(_ asked: AskedQuestion, of subject: String, seed: UInt64) {
    var record = subjects[subject] ?? Subject()
    record.asked = min(record.asked + 1, 1_000_000)
    if asked.isRight { record.right = min(record.right + 1, 1_000_000) }
    if asked.isRightAtOnce { record.first = min(record.first + 1, 1_000_000) }
    record.seed = seed
    subjects[subject] = record
    if asked.isRightAtOnce { forgive(asked.visible) }
  }
}

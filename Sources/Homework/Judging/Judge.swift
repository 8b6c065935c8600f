internal import Arithmetic
internal import Commands
internal import Documents
internal import Sessions
internal import Syntax

/// Judges answers to one problem for one student.
///
/// Values are compared exactly unless the problem allows a tolerance. A wrong answer is explained by the
/// mistake that gives it, and may earn partial credit.
final class Judge {
  let problem: AssignedProblem
  let session: Session
  /// The keys of the other problems, to recognize copies.
  let others: [(id: String, value: Value)]
  /// Whether the feedback may tell the right size, or that an answer is the key of another problem.
  private let reveals: Bool
  private var diagnostician: Diagnostician?

  init(_ problem: AssignedProblem, in assignment: Assignment, reveals: Bool = true) {
    self.reveals = reveals
    self.problem = problem
    session = assignment.session
    others = assignment.problems.compactMap { other in
      other.id == problem.id ? nil : other.key.map { (other.id, $0.value) }
    }
  }

  /// - Parameter elsewhere: Names of mistakes that explain other answers of the student.
  func judgement(of reading: Reading, elsewhere: Set<String> = []) -> Judgement {
    if problem.posed.options.isManual {
      if case .blank = reading {
        return Judgement(status: .blank, share: 0, feedback: [.init(.note, "No answer.")])
      }
      return Judgement(
        status: .manual, share: 0, feedback: [.init(.note, "This answer is marked by hand.")])
    }
    if problem.posed.acceptsAll {
      var judgement = Judgement.right(["Every answer to this problem counts as right."])
      judgement.feedback.removeFirst()
      return judgement
    }
    switch reading {
    case .blank:
      return Judgement(status: .blank, share: 0, feedback: [.init(.note, "No answer.")])
    case .unreadable(let answer):
      // Where a text may mean several things, it is right if one of them is.
      if problem.posed.requirements.isEmpty, let key = problem.key,
        let right = answer.answers.first(where: { equality(key).note($0) != nil })
      {
        return .right(["Read as \(AnswerWords.short(right.value))."])
      }
      return unreadable(answer)
    case .refused(let reason):
      return Judgement(status: .refused, share: 0, feedback: [.init(.note, reason.asSentence)])
    case .value(let answer):
      var judgement = judgement(of: answer, elsewhere)
      judgement.feedback += answer.notes.map { .init(.note, $0.asSentence) }
      return judgement
    }
  }

  private func unreadable(_ answer: UnreadableAnswer) -> Judgement {
    var text = "This could not be read: \(answer.message)."
    if !answer.readings.isEmpty {
      let readings = answer.readings.map { AnswerWords.short($0) }
      text += " It could mean \(readings.joined(separator: " or "))."
    }
    return Judgement(
      status: .unreadable, share: 0,
      feedback: [.init(.actionable, text + " It does not count as a wrong answer.")])
  }

  private func equality(_ key: KeyComputation) -> Equality {
    Equality(
      key.value, options: problem.posed.options, origin: key.origin, isSet: problem.kind == .set)
  }

  private func judgement(of answer: WrittenAnswer, _ elsewhere: Set<String>) -> Judgement {
    if !problem.posed.requirements.isEmpty { return judgementByConditions(answer) }
    guard let key = problem.key else {
      return Judgement(status: .wrong, share: 0)
    }
    if let note = equality(key).note(answer) { return .right(note.isEmpty ? [] : [note]) }
    for condition in problem.posed.accepted {
      if let value = try? session.value(of: condition),
        Equality(value, options: problem.posed.options).note(answer) != nil
      {
        return .right(["This is one of the accepted answers."])
      }
    }
    return wrong(answer, key, elsewhere)
  }

  // MARK: Conditions

  private func judgementByConditions(_ answer: WrittenAnswer) -> Judgement {
    var failed = false
    for condition in problem.posed.requirements {
      do {
        failed = try !session.holds(condition, for: answer.value, call: answer.call) || failed
      } catch {
        failed = true
      }
    }
    guard failed else { return .right() }
    let what =
      answer.call == nil ? "Your answer" : "Your command gives \(AnswerWords.size(answer.value))"
    let text =
      answer.call == nil
      ? "\(what) does not meet the conditions." : "\(what), which does not meet all conditions."
    return Judgement(
      status: .wrong, share: 0,
      feedback: [.init(.actionable, text, command: answer.call.flatMap(AnswerWords.sizeQuestion))])
  }

  // MARK: Wrong answers

  private func wrong(
    _ answer: WrittenAnswer, _ key: KeyComputation, _ elsewhere: Set<String>
  ) -> Judgement {
    var judgement = Judgement(status: .wrong, share: 0)
    compare(answer, key.value, &judgement)
    let diagnosis = diagnose(answer, key, elsewhere)
    let words = DiagnosisWords(
      problem: problem, key: key, answer: answer.value, elsewhere: elsewhere, reveals: reveals)
    words.explain(diagnosis, &judgement)
    if !judgement.feedback.contains(where: { $0.tone == .actionable }) {
      judgement.feedback.append(.init(.actionable, "This is not the answer."))
    }
    return judgement
  }

  /// Compares sizes and cells, for the score and the feedback.
  private func compare(
    _ answer: WrittenAnswer, _ key: Value, _ judgement: inout Judgement
  ) {
    let options = problem.posed.options
    switch (answer.value, key) {
    case (.tensor(let given), .tensor(let wanted)):
      guard !wanted.isScalar || !given.isScalar else { return }
      guard let cells = CellComparison(given, wanted, places: answer.places, options: options)
      else {
        judgement.feedback.append(
          .init(
            .actionable,
            reveals
              ? "\(AnswerWords.size(answer.value)) instead of \(AnswerWords.size(key)).".asOpening
              : "You gave \(AnswerWords.size(answer.value)), which is not the size of the result."))
        return
      }
      judgement.cells = .init(
        right: cells.right, total: wanted.count,
        wrong: cells.isRight.enumerated().filter { !$0.1 }.map { wanted.index(of: $0.0) })
      judgement.share = cells.share(of: wanted, options: options)
      if !judgement.share.isZero { judgement.status = .partly }
      judgement.feedback.append(.init(.positive, "Size right."))
      if 2 * cells.right >= wanted.count {
        judgement.feedback.append(
          .init(.positive, "\(cells.right) of \(wanted.count) cells right."))
      }
    case (.shape(let given), .shape(let wanted)) where given.count == wanted.count:
      let right = zip(given, wanted).count { $0 == $1 }
      judgement.cells = .init(right: right, total: wanted.count)
      let share = Rational(right).divided(by: max(wanted.count, 1))
      if options.creditsCells, share >= options.from, wanted.count > 1 {
        judgement.share = share
        judgement.status = .partly
        judgement.feedback.append(.init(.positive, "\(right) of \(wanted.count) sizes right."))
      }
    default: break
    }
  }

  private func rule(_ key: KeyComputation) -> CellRule? {
    guard case .tensor(let tensor) = key.value else { return nil }
    return CellRule(tensor, problem.posed.options)
  }

  private func diagnose(
    _ answer: WrittenAnswer, _ key: KeyComputation, _ elsewhere: Set<String>
  ) -> Diagnosis {
    let diagnostician =
      self.diagnostician ?? Diagnostician(key: key, bugs: problem.bugs, rule: rule(key))
    self.diagnostician = diagnostician
    return diagnostician.diagnose(
      answer.value, places: answer.places, priors: Priors(elsewhere: elsewhere), others: others)
  }
}

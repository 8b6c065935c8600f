internal import Arithmetic
internal import Documents

/// The feedback for a wrong answer, and the credit for its mistake.
struct DiagnosisWords {
  let problem: AssignedProblem
  let key: KeyComputation
  let answer: Value
  /// Names of mistakes that explain other answers of the student.
  let elsewhere: Set<String>
  /// Whether the feedback may name another problem whose key this is.
  let reveals: Bool

  func explain(_ diagnosis: Diagnosis, _ judgement: inout Judgement) {
    judgement.candidates = diagnosis.candidates.flatMap(named)
    judgement.suspects = diagnosis.candidates.filter { $0.posterior >= 0.2 }.flatMap(\.names)
    switch diagnosis.verdict {
    case .right, .nothing: return
    case .nearlyRight: nearlyRight(&judgement)
    case .constant: say(constant, &judgement)
    case .miscopied(let what, let index): miscopied(what, index, &judgement)
    case .input: say("This is the input itself.", &judgement)
    case .copy(let id):
      if reveals { say("These are the numbers of problem \(id).", &judgement) }
    case .possible: possible(diagnosis, &judgement)
    case .named, .ambiguous: if let first = diagnosis.candidates.first { claim(first, &judgement) }
    }
  }

  private func say(_ text: String, _ judgement: inout Judgement) {
    judgement.feedback.append(.init(.actionable, text))
  }

  private var constant: String {
    guard case .tensor(let tensor) = answer, tensor.count > 0 else { return "All cells are equal." }
    return "All cells are \(AnswerWords.short(.tensor(Tensor(tensor.cell(0)))))."
  }

  private func nearlyRight(_ judgement: inout Judgement) {
    guard case .tensor = key.value, let cells = judgement.cells, cells.total > cells.right else {
      return
    }
    let count = cells.total - cells.right
    say(
      count == 1
        ? "One cell is off: compute it again."
        : "\(count) cells are off: compute them again.",
      &judgement)
  }

  /// The wrong cells are those that one number of the kernel or the input goes into.
  private func miscopied(
    _ what: Diagnosis.Miscopied, _ index: [Int], _ judgement: inout Judgement
  ) {
    let place = "[" + index.map(String.init).joined(separator: ",") + "]"
    let (name, operand) = what == .tap ? ("tap-miscopied", "kernel") : ("cell-miscopied", "input")
    judgement.suspects = [name]
    say(
      "The numbers are those of another number at \(place) of the \(operand): was it copied right?",
      &judgement)
  }

  /// A single number is not enough evidence, unless the same mistake explains another answer.
  private func possible(_ diagnosis: Diagnosis, _ judgement: inout Judgement) {
    let likely = diagnosis.candidates.filter { $0.posterior >= 0.2 }
    if let sure = likely.first(where: {
      $0.posterior >= 0.7 && $0.names.contains(where: elsewhere.contains)
    }) {
      return claim(sure, &judgement)
    }
    let explanations = likely.flatMap(\.explanations)
    guard !explanations.isEmpty, explanations.count <= 4 else { return }
    say(
      (explanations.count == 1 ? "It could be this: " : "It could be one of these: ")
        + alternatives(explanations), &judgement)
  }

  /// Adds the explanation of the answer, and its credit.
  private func claim(_ candidate: Diagnosis.Candidate, _ judgement: inout Judgement) {
    judgement.mistakes = named(candidate)
    judgement.isAmbiguous = candidate.explanations.count > 1
    let exceptions =
      candidate.isExact || candidate.differing.isEmpty
      ? "" : "Apart from \(places(candidate.differing)): "
    if let only = candidate.explanations.first, candidate.explanations.count == 1 {
      let command = only.parts.count == 1 ? only.parts[0].mistake?.command(for: key) : nil
      judgement.feedback.append(
        .init(.actionable, exceptions + sentence(only), command: command))
    } else {
      let numerals = ["two", "three", "four", "five", "six", "seven", "eight", "nine"]
      let count = candidate.explanations.count
      let words = numerals.indices.contains(count - 2) ? numerals[count - 2] : String(count)
      say(
        exceptions
          + "Your numbers fit \(words) mistakes, which this problem cannot tell apart. Either: "
          + alternatives(candidate.explanations), &judgement)
    }
    let agreeing = share(candidate)
    let best = judgement.mistakes.map(\.credit).max() ?? 0
    if best * agreeing > judgement.share { judgement.share = best * agreeing }
  }

  /// The sentences of several explanations, three at most, each sentence once.
  private func alternatives(_ explanations: [Diagnosis.Explanation]) -> String {
    let sentences = explanations.map(sentence).uniqued
    let rest = sentences.count - 3
    return sentences.prefix(3).joined(separator: " Or: ")
      + (rest > 0 ? " Or \(rest) more." : "")
  }

  /// The share of the mistaken result's cells that agree, those left out that a constant answer would get
  /// right.
  private func share(_ candidate: Diagnosis.Candidate) -> Rational {
    guard let cells = ComparableCells(candidate.value), cells.count > 1 else { return 1 }
    return FreeCells(isFree: cells.freeCells).share(
      candidate.agreements, least: problem.posed.options.from)
  }

  private func places(_ cells: [[Int]]) -> String {
    let shown = cells.prefix(3).map { "[" + $0.map(String.init).joined(separator: ",") + "]" }
    let more = cells.count > 3 ? " and \(cells.count - 3) more" : ""
    return shown.joined(separator: ", ") + more
  }

  private func sentence(_ explanation: Diagnosis.Explanation) -> String {
    let sentences = explanation.parts.map { part -> String in
      if let mistake = part.mistake { return mistake.sentence(for: key) }
      return problem.bugs.first { $0.name == part.name }?.message ?? "This is \(part.name)."
    }
    return sentences.joined(separator: " And: ")
  }

  private func named(_ candidate: Diagnosis.Candidate) -> [ProblemReport.NamedMistake] {
    candidate.explanations.map { explanation in
      // A combination of mistakes earns the lowest of their credits.
      let credits = explanation.parts.map { problem.credit(for: $0.name) ?? 0 }
      return ProblemReport.NamedMistake(
        name: explanation.name, posterior: candidate.posterior, cells: candidate.agreeing,
        credit: credits.min() ?? 0)
    }
  }
}

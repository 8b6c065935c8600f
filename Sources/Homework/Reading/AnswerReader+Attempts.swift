internal import Documents
internal import Syntax

/// The order in which readings are tried.
extension AnswerReader {
  /// The language first, then the language with characters put right, then other notations.
  ///
  /// - Parameter stage: becomes the text read last, in which failures have their places.
  func answer(_ plain: AnswerText, _ stage: inout AnswerText) throws(ReadingFailure)
    -> WrittenAnswer
  {
    stage = plain
    let evaluation = AnswerEvaluation(
      kind: kind, allowance: kind == .command ? .commands : allowance, sheet: sheet,
      isDefinition: isDefinition)
    guard isForgiving else {
      return kind == .mistake ? try mistake(plain) : try evaluation.answer(plain.string)
    }
    let repair = try CharacterRepair(plain)
    let text = repair.text.trimmed
    guard !text.isEmpty else { throw .blank }
    if kind == .mistake { return try mistake(text) }
    if !repair.notes.isEmpty {
      try BudgetCheck.check(text)
      do throws(ReadingFailure) {
        return try asTheLanguage(plain, evaluation)
      } catch {
        guard error.allowsOtherReadings else { throw error }
      }
    }
    return try repaired(text, evaluation, &stage).noting(repair.notes)
  }

  /// - Parameter mayHaveLabel: whether `y =` may stand before the answer.
  private func repaired(
    _ text: AnswerText, _ evaluation: AnswerEvaluation, _ stage: inout AnswerText,
    mayHaveLabel: Bool = true
  ) throws(ReadingFailure) -> WrittenAnswer {
    stage = text
    if kind == .shape, let spelled = try ShapeSpelling.read(text) {
      return WrittenAnswer(value: .shape(spelled.sizes), notes: spelled.notes)
    }
    let failure: ReadingFailure
    do throws(ReadingFailure) {
      return try asTheLanguage(text, evaluation)
    } catch {
      guard error.allowsOtherReadings else { throw error }
      failure = error
    }
    if kind == .command { return try command(text, evaluation, &stage) }
    if mayHaveLabel, let bare = LabelRemoval.removed(from: text) {
      return try repaired(bare.text, evaluation, &stage, mayHaveLabel: false).noting(bare.notes)
    }
    if kind == .number, let number = try NumberSpelling.decimalComma(text) {
      return try evaluation.answer(number.text).noting(number.notes)
    }
    try NumberSpelling.refuseKnownTroubles(text, isWhole: kind == .number)
    do throws(ReadingFailure) {
      return try otherNotation(text, evaluation, &stage)
    } catch {
      // Of one line without brackets the language's own complaint says more.
      guard error.allowsOtherReadings, kind == .shape || !text.hasRows else { throw error }
      stage = text
      throw failure
    }
  }

  private func asTheLanguage(
    _ text: AnswerText, _ evaluation: AnswerEvaluation
  ) throws(ReadingFailure) -> WrittenAnswer {
    try evaluation.settled(text) { text throws(ReadingFailure) in
      try evaluation.answer(text.string)
    }
  }

  private func command(
    _ text: AnswerText, _ evaluation: AnswerEvaluation, _ stage: inout AnswerText
  ) throws(ReadingFailure) -> WrittenAnswer {
    let repaired = CommandSpelling.repaired(text)
    stage = repaired.text
    return try evaluation.answer(repaired.text.string).noting(repaired.notes)
  }

  private func otherNotation(
    _ text: AnswerText, _ evaluation: AnswerEvaluation, _ stage: inout AnswerText
  ) throws(ReadingFailure) -> WrittenAnswer {
    var written = text
    defer { stage = written }
    let answer = try evaluation.settled(text) { other throws(ReadingFailure) in
      let isFirst = other.scalars == text.scalars
      var notation = MatrixNotation(other)
      let canonical = try notation.canonical()
      if isFirst { written = canonical }
      return try evaluation.answer(canonical.string).noting(notation.notes)
    }
    if kind == .number, case .tensor(let tensor) = answer.value, tensor.count != 1,
      !text.scalars.contains(where: \.isOpener)
    {
      throw .unreadable("one number is needed here, and \(tensor.count) stand in the answer", nil)
    }
    return answer
  }

  /// `bug flip`, `flip` and `"flip"` name the mistake `flip`.
  private func mistake(_ text: AnswerText) throws(ReadingFailure) -> WrittenAnswer {
    try MistakeSpelling.read(text.string, among: mistakes)
  }
}

extension WrittenAnswer {
  func noting(_ notes: [String]) -> WrittenAnswer {
    var answer = self
    answer.notes = notes + answer.notes
    return answer
  }
}

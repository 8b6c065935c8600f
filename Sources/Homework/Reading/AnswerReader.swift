internal import Documents
public import Sessions
internal import Syntax

/// Reads one answer as a student wrote it.
///
/// The language is tried as it stands; what it cannot read is read by the notations of mathematics,
/// MATLAB, NumPy and the frameworks, each repair noted and none of them guessed: where two readings
/// give different values, the answer is unreadable and both are shown. Whatever is written, reading
/// ends, within `AnswerBudget`.
public struct AnswerReader: Sendable {
  public let kind: AnswerKind
  public let allowance: Allowance
  /// Whether other notations than the language's own are read too.
  public let isForgiving: Bool
  /// The variables and conventions that expressions are evaluated in.
  let sheet: Session
  /// Whether what is read is a variable of the student's own.
  var isDefinition = false

  /// - Parameters:
  ///   - kind: the kind of the key.
  ///   - sheet: the sheet's variables; keys and secrets in it are out of reach, files stay
  ///     closed, and limits are an answer's, whatever it says.
  public init(
    kind: AnswerKind, allowance: Allowance = .arithmetic, sheet: Session, isForgiving: Bool = true
  ) {
    self.kind = kind
    self.allowance = allowance
    self.isForgiving = isForgiving
    self.sheet = sheet.published
  }

  public func read(_ text: String) -> Reading {
    do {
      return .value(try answer(text))
    } catch {
      return error
    }
  }

  private func answer(_ text: String) throws(Reading) -> WrittenAnswer {
    guard text.utf8.count <= AnswerBudget.bytes else {
      throw .refused(reason: "the answer is longer than \(AnswerBudget.bytes) bytes")
    }
    let written = AnswerText(text)
    var stage = written
    do {
      let plain = written.withoutComments.trimmed
      guard !plain.isEmpty else { throw ReadingFailure.blank }
      try BudgetCheck.check(plain)
      return try attempts(plain, &stage)
    } catch let failure as ReadingFailure {
      throw Reading(failure, in: stage, of: written)
    } catch {
      throw .unreadable(UnreadableAnswer("this cannot be read"))
    }
  }

  /// The language first, then the language with characters put right, then other notations.
  ///
  /// - Parameter stage: becomes the text read last, in which failures have their places.
  private func attempts(
    _ plain: AnswerText, _ stage: inout AnswerText
  ) throws(ReadingFailure) -> WrittenAnswer {
    stage = plain
    if kind == .mistake { return try mistake(plain) }
    let evaluation = AnswerEvaluation(
      kind: kind, allowance: kind == .command ? .commands : allowance, sheet: sheet,
      isDefinition: isDefinition)
    guard isForgiving else { return try evaluation.answer(plain.string) }
    let repair = try CharacterRepair(plain)
    let text = repair.text.trimmed
    guard !text.isEmpty else { throw .blank }
    if !repair.notes.isEmpty { try BudgetCheck.check(text) }
    if kind == .shape, let spelled = try ShapeSpelling.read(text) {
      return WrittenAnswer(value: .shape(spelled.sizes), notes: repair.notes + spelled.notes)
    }
    let steps: [(AnswerText, [String])] = [(plain, []), (text, repair.notes)]
    var failure = ReadingFailure.blank
    for (text, notes) in repair.notes.isEmpty ? [steps[0]] : steps {
      stage = text
      do {
        return try evaluation.settled(text) { text throws(ReadingFailure) in
          try evaluation.answer(text.string)
        }.noting(notes)
      } catch {
        if error.isFinal { throw error }
        failure = error
        if case .unreadable(_, _, let readings) = error, !readings.isEmpty { throw error }
      }
    }
    if kind != .command {
      stage = text
      if kind == .number, let number = try NumberSpelling.decimalComma(text) {
        return try evaluation.answer(number.text).noting(repair.notes + number.notes)
      }
      try NumberSpelling.refuseKnownTroubles(text, isWhole: kind == .number)
    }
    do {
      return try otherNotation(text, repair.notes, evaluation, &stage)
    } catch {
      // Of one line without brackets the language's own complaint says more.
      guard !error.isFinal, kind == .shape || !text.hasRows else { throw error }
      if case .unreadable(_, _, let readings) = error, !readings.isEmpty { throw error }
      stage = text
      throw failure
    }
  }

  private func otherNotation(
    _ text: AnswerText, _ notes: [String], _ evaluation: AnswerEvaluation,
    _ stage: inout AnswerText
  ) throws(ReadingFailure) -> WrittenAnswer {
    if kind == .command {
      let joined = CommandSpelling.joiningShapes(text)
      stage = joined.text
      return try evaluation.answer(joined.text.string).noting(notes + joined.notes)
    }
    var written = text
    defer { stage = written }
    return try evaluation.settled(text) { other throws(ReadingFailure) in
      let isFirst = other.scalars == text.scalars
      var notation = MatrixNotation(other)
      let canonical = try notation.canonical()
      if isFirst { written = canonical }
      return try evaluation.answer(canonical.string).noting(notes + notation.notes)
    }
  }

  /// The value of a student's own variable: any value of the language, or a matrix in any notation.
  func definition(_ text: String) -> Reading {
    let plain = AnswerText(text).withoutComments.trimmed
    do throws(ReadingFailure) {
      guard !plain.isEmpty else { return .blank }
      try BudgetCheck.check(plain)
      let evaluation = AnswerEvaluation(
        kind: .command, allowance: .arithmetic, sheet: sheet,
        isDefinition: isDefinition)
      return .value(try evaluation.answer(plain.string))
    } catch {
      return error.isFinal ? Reading(error, in: plain, of: plain) : read(text)
    }
  }

  /// `bug flip`, `flip` and `"flip"` name the mistake `flip`.
  private func mistake(_ text: AnswerText) throws(ReadingFailure) -> WrittenAnswer {
    let repaired = isForgiving ? try CharacterRepair(text).text.trimmed : text
    guard !repaired.isEmpty else { throw .blank }
    return try MistakeSpelling.read(repaired.string)
  }
}

extension WrittenAnswer {
  func noting(_ notes: [String]) -> WrittenAnswer {
    var answer = self
    answer.notes = notes + answer.notes
    return answer
  }
}

extension Reading: Error {
  /// A failure with its place in the text as written.
  init(_ failure: ReadingFailure, in text: AnswerText, of written: AnswerText) {
    switch failure {
    case .blank: self = .blank
    case .refused(let reason): self = .refused(reason: reason)
    case .unreadable(let message, let span, let readings):
      let origin = span.map { text.origin(utf8: $0.start) } ?? text.origin(0)
      let before = written.scalars.prefix(origin)
      let line = before.count { $0 == "\n" }
      let start = before.lastIndex(of: "\n").map { $0 + 1 } ?? 0
      var head = ""
      head.unicodeScalars.append(contentsOf: before[start...])
      self = .unreadable(
        UnreadableAnswer(message, line: line, column: head.count, readings: readings))
    }
  }
}

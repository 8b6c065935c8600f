internal import Arithmetic
internal import Documents
public import Sessions
internal import Syntax

/// Reads one answer as a student wrote it.
///
/// The language comes first; what it cannot parse is read in the notations of mathematics, MATLAB, NumPy
/// and the frameworks. Every repair is noted and nothing is guessed: if two readings give different
/// values, the answer is unreadable and both are shown. Reading always ends, within `AnswerBudget`.
public struct AnswerReader: Sendable {
  public let kind: AnswerKind
  public let allowance: Allowance
  /// Whether notations other than the language are accepted.
  public let isForgiving: Bool
  /// The known names of mistakes, for answers that name one; empty to accept any name.
  public var mistakes: [String] = []
  /// The variables and conventions for evaluating expressions.
  let sheet: PublishedSheet
  /// Whether the text defines one of the student's variables.
  var isDefinition = false

  /// - Parameters:
  ///   - kind: The kind of the key.
  ///   - sheet: The sheet's variables. Its keys and secrets are not accessible, its files are closed, and
  ///     its limits are replaced by an answer's.
  public init(
    kind: AnswerKind, allowance: Allowance = .arithmetic, sheet: PublishedSheet,
    isForgiving: Bool = true
  ) {
    self.kind = kind
    self.allowance = allowance
    self.isForgiving = isForgiving
    self.sheet = sheet
  }

  /// Reads an answer of a file, whose work and whose value's text are bounded.
  func readWithinBudget(_ text: String) -> Reading {
    let (reading, sufficed) = Fuel.metered { read(text) }
    guard sufficed else {
      return .refused(reason: "its long numbers take more work than an answer may")
    }
    guard case .value(let answer) = reading, case .tensor(let tensor) = answer.value,
      tensor.textBound > AnswerBudget.characters
    else { return reading }
    return .refused(
      reason: "written out, its numbers take more than \(AnswerBudget.characters >> 10) KiB")
  }

  public func read(_ text: String) -> Reading {
    guard text.utf8.count <= AnswerBudget.bytes else {
      return .refused(reason: "the answer is longer than \(AnswerBudget.bytes) bytes")
    }
    let written = AnswerText(text)
    var stage = written
    do throws(ReadingFailure) {
      let plain = written.withoutComments.trimmed
      guard !plain.isEmpty else { throw .blank }
      if isForgiving, Excuse.isOne(plain, kind) { throw .blank }
      try BudgetCheck.check(plain)
      do throws(ReadingFailure) {
        return .value(try answer(plain, &stage).adding(lenientReadings(of: plain).map(\.answer)))
      } catch {
        guard error.allowsOtherReadings else { throw error }
        let others = lenientReadings(of: plain)
        guard let first = others.first else { throw error }
        if let safe = others.first(where: \.isSafeAlone) { return .value(safe.answer) }
        throw .unreadable(
          "the commas may be decimal commas: write points, as in "
            + AnswerWords.short(first.answer.value), nil)
      }
    } catch {
      return Reading(error, in: stage, of: written)
    }
  }

  /// Reads the value of a student's variable: any value of the language, or a matrix in any notation.
  func definition(_ text: String) -> Reading {
    let plain = AnswerText(text).withoutComments.trimmed
    do throws(ReadingFailure) {
      guard !plain.isEmpty else { return .blank }
      try BudgetCheck.check(plain)
      let evaluation = AnswerEvaluation(
        kind: .command, allowance: .arithmetic, sheet: sheet.session,
        isDefinition: isDefinition)
      return .value(try evaluation.answer(plain.string))
    } catch {
      return error.isFinal ? Reading(error, in: plain, of: plain) : read(text)
    }
  }
}

extension Reading {
  /// A failure with its place in the original text.
  init(_ failure: ReadingFailure, in text: AnswerText, of written: AnswerText) {
    switch failure {
    case .blank: self = .blank
    case .refused(let reason): self = .refused(reason: reason)
    case .unreadable(let message, let span, let answers):
      let origin = span.map { text.origin(utf8: $0.start) } ?? text.origin(0)
      let before = written.scalars.prefix(origin)
      let line = before.count { $0 == "\n" }
      let start = before.lastIndex(of: "\n").map { $0 + 1 } ?? 0
      var head = ""
      head.unicodeScalars.append(contentsOf: before[start...])
      self = .unreadable(
        UnreadableAnswer(message, line: line, column: head.count, answers: answers))
    }
  }
}

/// The order of attempts.
extension AnswerReader {
  /// What the answer may mean too, if that is what is right.
  private func lenientReadings(
    of plain: AnswerText
  ) -> [(answer: WrittenAnswer, isSafeAlone: Bool)] {
    guard isForgiving, !isDefinition else { return [] }
    typealias Read = (answer: WrittenAnswer, isSafeAlone: Bool)
    return LenientReading.all(of: plain, kind: kind).compactMap { other -> Read? in
      var stage = other.text
      guard var answer = try? answer(other.text, &stage) else { return nil }
      answer.notes = [other.note]
      return (answer, other.isSafeAlone)
    }
  }

  /// Tries the language, then the language with repaired characters, then other notations.
  ///
  /// - Parameter stage: Set to the text read last, to which the places of failures refer.
  func answer(_ plain: AnswerText, _ stage: inout AnswerText) throws(ReadingFailure)
    -> WrittenAnswer
  {
    stage = plain
    let evaluation = AnswerEvaluation(
      kind: kind, allowance: kind == .command ? .commands : allowance, sheet: sheet.session,
      isDefinition: isDefinition)
    guard isForgiving else {
      if let spelled = try spelled(plain) { return spelled }
      return try evaluation.answer(plain.string)
    }
    let repair = try CharacterRepair(plain)
    let text = repair.text.trimmed
    guard !text.isEmpty else { throw .blank }
    if let spelled = try spelled(text) { return spelled }
    if !repair.notes.isEmpty {
      try BudgetCheck.check(text)
      do throws(ReadingFailure) {
        return try asTheLanguage(plain, evaluation)
      } catch {
        guard error.allowsOtherReadings else { throw error }
      }
    }
    return try withoutSurroundings(text, evaluation, &stage).noting(repair.notes)
  }

  /// Reads the text as it is; and if that fails, without what pages and programs put around it.
  private func withoutSurroundings(
    _ text: AnswerText, _ evaluation: AnswerEvaluation, _ stage: inout AnswerText
  ) throws(ReadingFailure) -> WrittenAnswer {
    let text =
      kind == .set ? SetSpelling.list(text) : kind.isNumeric ? EndlessDecimal.cut(text) : text
    let joined = kind.isNumeric ? PowerOfTen.joined(text) ?? text : text
    let failure: ReadingFailure
    do throws(ReadingFailure) {
      return try repaired(joined, evaluation, &stage)
    } catch {
      failure = error
    }
    guard failure.allowsSurroundings else { throw failure }
    let failed = stage
    let form = WrittenForm(text, kind: kind)
    let bare = form?.text ?? joined
    if let form, let answer = try? repaired(form.text, evaluation, &stage) {
      return answer.noting(form.notes)
    }
    if kind == .number {
      let words = NumberInWords(bare) { part throws(ReadingFailure) in
        var inner = part
        return try repaired(
          PowerOfTen.joined(part) ?? part, evaluation, &inner, mayHaveLabel: false)
      }
      if let answer = try words.answer() { return answer.noting(form?.notes ?? []) }
    }
    if kind == .shape, let plain = ShapeInWords.plain(bare),
      let answer = try? repaired(plain.text, evaluation, &stage)
    {
      return answer.noting((form?.notes ?? []) + plain.notes)
    }
    if kind == .number, let spelled = try? ShapeSpelling.read(bare), Set(spelled.sizes).count == 1,
      spelled.sizes.count > 1
    {
      // A receptive field of 7x7 is one of 7.
      throw .unreadable(
        "one number is needed here instead of a size", nil,
        readings: [WrittenAnswer(value: .tensor(Tensor(spelled.sizes[0])))])
    }
    // A program's print is recognized by its words, which the language takes for something else.
    if failure.isFinal, kind == .matrix || kind == .number || kind == .set,
      WrapperRemoval.isWrapped(bare),
      let answer = try? otherNotation(
        LabelRemoval.removed(from: bare)?.text ?? bare, evaluation, &stage)
    {
      return answer.noting(form?.notes ?? [])
    }
    stage = failed
    throw failure
  }

  /// The answer to a question whose answer is a word; nil for other kinds.
  private func spelled(_ text: AnswerText) throws(ReadingFailure) -> WrittenAnswer? {
    switch kind {
    case .mistake: return try MistakeSpelling.read(text.string, among: mistakes)
    case .truth: return try WordSpelling.truth(text)
    case .error: return WordSpelling.error(text)
    case .words: return WordSpelling.words(text)
    case .number, .shape, .matrix, .command, .set: return nil
    }
  }

  /// - Parameter mayHaveLabel: Whether `y =` may precede the answer.
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
    if kind == .number {
      var number = NumberSpelling.grouped(text)
      if number == nil { number = try NumberSpelling.decimalComma(text) }
      if let number { return try evaluation.answer(number.text).noting(number.notes) }
    }
    try NumberSpelling.checkKnownProblems(text, isSingle: kind == .number)
    do throws(ReadingFailure) {
      return try otherNotation(text, evaluation, &stage)
    } catch {
      // For one line without brackets, the language's own error is more helpful.
      guard error.allowsOtherReadings, kind == .shape || !text.hasRows else { throw error }
      stage = text
      throw failure
    }
  }

  private func asTheLanguage(
    _ text: AnswerText, _ evaluation: AnswerEvaluation
  ) throws(ReadingFailure) -> WrittenAnswer {
    try evaluation.unambiguous(text) { text throws(ReadingFailure) in
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
    let answer = try evaluation.unambiguous(text) { other throws(ReadingFailure) in
      let isFirst = other.scalars == text.scalars
      var notation = MatrixNotation(other)
      let canonical = try notation.canonical()
      if isFirst { written = canonical }
      return try evaluation.answer(canonical.string).noting(notation.notes)
    }
    let isEnclosed = text[0].isOpener || text[0].isASCIILetter && text[text.count - 1].isCloser
    if kind == .number, case .tensor(let tensor) = answer.value, tensor.count != 1, !isEnclosed {
      throw .unreadable("one number is needed here, and there are \(tensor.count)", nil)
    }
    return answer
  }
}

extension WrittenAnswer {
  func noting(_ notes: [String]) -> WrittenAnswer {
    var answer = self
    answer.notes = notes + answer.notes
    return answer
  }

  func adding(_ others: [WrittenAnswer]) -> WrittenAnswer {
    var answer = self
    answer.others += others.filter { $0.value != value }
    return answer
  }
}

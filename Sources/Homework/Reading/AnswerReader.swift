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
  /// The names that mistakes have, for answers that name one; empty where any name will do.
  public var mistakes: [String] = []
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
    guard text.utf8.count <= AnswerBudget.bytes else {
      return .refused(reason: "the answer is longer than \(AnswerBudget.bytes) bytes")
    }
    let written = AnswerText(text)
    var stage = written
    do throws(ReadingFailure) {
      let plain = written.withoutComments.trimmed
      guard !plain.isEmpty else { throw .blank }
      try BudgetCheck.check(plain)
      return .value(try answer(plain, &stage))
    } catch {
      return Reading(error, in: stage, of: written)
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
}

extension Reading {
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

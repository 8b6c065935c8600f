internal import Arithmetic
internal import Commands
internal import Documents
internal import Sessions
internal import Syntax

/// Evaluates a text in the language, as far as the problem allows.
struct AnswerEvaluation {
  let kind: AnswerKind
  let allowance: Allowance
  let sheet: Session
  /// Whether the text defines a student's variable instead of giving an answer.
  var isDefinition = false

  /// The value of a text, if it has no other meaning.
  ///
  /// - Parameter read: Reads the text, and each alternative text.
  func unambiguous(
    _ text: AnswerText, _ read: (AnswerText) throws(ReadingFailure) -> WrittenAnswer
  ) throws(ReadingFailure) -> WrittenAnswer {
    var first: WrittenAnswer?
    var failure = ReadingFailure.blank
    do { first = try read(text) } catch { failure = error }
    for other in AlternativeReading.all(of: text, kind: kind) {
      guard let second = try? read(other.text) else { continue }
      guard let value = first?.value else {
        let isSafe = failure.isFinal ? other.isSafeInsteadOfArithmetic : other.isSafeAlone
        guard isSafe else { continue }
        return second.noting([other.note])
      }
      guard other.isRival, value != second.value else { continue }
      throw .unreadable(other.complaint, nil, readings: [first ?? second, second])
    }
    guard let first else { throw failure }
    return first
  }

  func answer(_ source: String) throws(ReadingFailure) -> WrittenAnswer {
    let statement = try statement(source)
    var check = AllowanceCheck(
      allowance: allowance, sheet: sheet,
      limit: isDefinition ? AnswerBudget.definitionOperations : AnswerBudget.operations)
    try check.check(statement)
    var session = sheet
    session.settings.isSafe = true
    session.settings.limits =
      isDefinition
      ? AnswerBudget.definitionLimits
      : AnswerBudget.limits(operations: check.operations, allowing: allowance)
    var answer = try written(statement, source, session)
    do {
      answer.call = try session.parameters(of: statement.body, in: source)
    } catch {
      throw ReadingFailure(error)
    }
    return try ofKind(answer, hasCommand: check.hasCommand)
  }

  private func statement(_ source: String) throws(ReadingFailure) -> Statement {
    let statements: [Statement]
    do {
      statements = try Parser.parse(source, vocabulary: Session.vocabulary)
    } catch {
      throw failure(for: error)
    }
    guard let statement = statements.first else { throw .blank }
    guard statements.count == 1 else {
      throw .unreadable("one value is needed, and there are several", statements[1].span)
    }
    if let target = statement.target {
      throw .unreadable("there is a second = in the answer", target.span)
    }
    return statement
  }

  /// The parser's error, or a simpler one that says what is needed.
  private func failure(for diagnostic: Diagnostic) -> ReadingFailure {
    let span = diagnostic.labels.first?.span
    switch (kind, diagnostic.code) {
    case (.shape, .syntax), (.shape, .badNumber), (.shape, .unknownName):
      return .unreadable("a size is needed here, such as 3x3 or (3, 3)", span)
    case (.matrix, .unknownName), (.number, .unknownName):
      return .unreadable("numbers are needed here instead of words", span)
    default: return ReadingFailure(diagnostic)
    }
  }

  private func written(
    _ statement: Statement, _ source: String, _ session: Session
  ) throws(ReadingFailure) -> WrittenAnswer {
    if case .expression(let expression) = statement.body {
      switch expression.node {
      case .call, .shape: break
      default:
        var evaluation = CellwiseEvaluation(source: source, session: session)
        return WrittenAnswer(
          value: try evaluation.value(of: expression), places: evaluation.places)
      }
    }
    do {
      guard let value = try session.answer(to: statement.body, of: source).value else {
        throw ReadingFailure.unreadable("this gives an explanation, but no value", nil)
      }
      return WrittenAnswer(value: value)
    } catch let diagnostic as Diagnostic {
      throw ReadingFailure(diagnostic)
    } catch {
      throw (error as? ReadingFailure) ?? .unreadable("this cannot be read", nil)
    }
  }

  /// Converts the answer to the key's kind, or throws.
  private func ofKind(
    _ answer: WrittenAnswer, hasCommand: Bool
  ) throws(ReadingFailure) -> WrittenAnswer {
    var answer = answer
    switch (kind, answer.value) {
    case (.command, _):
      guard isDefinition || hasCommand else {
        throw .unreadable("a command is needed here, such as conv 32x32 3x3", nil)
      }
    case (.number, .tensor), (.matrix, .tensor), (.shape, .shape), (.mistake, .text): break
    case (.shape, .tensor(let tensor)):
      guard tensor.rank <= 1 else {
        throw .unreadable("a size is needed here, such as 3x3, instead of a matrix", nil)
      }
      guard let sizes = tensor.intValues else {
        // A fraction that was not rounded is a size somebody computed.
        guard tensor.fractions?.allSatisfy({ $0.sign > 0 }) == true else {
          throw .unreadable("a size consists of whole numbers, such as 3x3", nil)
        }
        break
      }
      guard sizes.allSatisfy({ $0 >= 0 }) else {
        throw .unreadable("a size is never negative", nil)
      }
      answer.value = .shape(sizes)
      answer.places = []
    case (.set, .tensor(let tensor)):
      guard let sorted = try? tensor.reshaped(to: [tensor.count], within: .strict) else {
        throw .unreadable("numbers are needed here, such as {7, 8}", nil)
      }
      answer.value = .tensor(sorted)
    case (.set, .shape(let sizes)): answer.value = .tensor(Tensor(sizes))
    case (.number, .shape):
      throw .unreadable("one number is needed here instead of a size", nil)
    case (.matrix, .shape):
      throw .unreadable("the numbers are needed here instead of their size", nil)
    case (.number, _): throw .unreadable("one number is needed here, such as 3 or 1/2", nil)
    case (.shape, _): throw .unreadable("a size is needed here, such as 3x3", nil)
    case (.matrix, _), (.mistake, _), (.truth, _), (.words, _), (.error, _), (.set, _):
      throw .unreadable("numbers are needed here, such as [1 2; 3 4]", nil)
    }
    if case .tensor(let tensor) = answer.value, !tensor.allFinite {
      throw .unreadable("nan and inf cannot be compared", nil)
    }
    return answer
  }
}

extension Tensor {
  fileprivate var allFinite: Bool {
    guard case .float(let grid) = self else { return true }
    return grid.cells.allSatisfy(\.isFinite)
  }
}

internal import Commands
internal import Documents
internal import Syntax

/// The variables of a question, and the user's variables that they hide.
struct QuestionVariables: Sendable {
  var question: Int
  var names: [String]
  var hidden: [String: Variable]
  /// The names of all variables when the question was posed.
  var known: Set<String> = []
}

extension Session {
  /// Whether a question is open.
  public var isAsked: Bool { questionVariables != nil }

  /// The meaning of input while a question is open; nil if it is an ordinary statement.
  func quizTurn(for text: String) -> QuizTurn? {
    guard questionVariables != nil, let question = examiner?.question else { return nil }
    let words = text.trimmed
    guard !words.isEmpty else { return nil }
    if let known = QuizTurn.words.first(where: { $0.word == words }) { return known.turn }
    // Whoever names a value made since the question was posed looks at it.
    if variables[words] != nil, questionVariables?.known.contains(words) == false { return nil }
    return question.isAnswered(by: words) ? .answer(words) : nil
  }

  /// The outcome, or a note in place of an answer that is the one asked for.
  func withoutKey(_ outcome: Outcome) -> Outcome {
    guard let question = questionVariables.flatMap({ _ in examiner?.question }),
      let key = question.key, outcome.display != .nothing,
      case .success(let answer) = outcome.result, answer.value == key,
      !question.data.contains(where: { $0.value == key })
    else { return outcome }
    let note = Answer(kind: "quiz", value: nil) {
      Document([
        .note("That is what the question asks for. Work it out; hint helps, show tells it.")
      ])
    }
    return Outcome(
      line: outcome.line, source: outcome.source, span: outcome.span, result: .success(note),
      isExpectation: outcome.isExpectation, request: outcome.request, display: .document)
  }

  /// Passes input to the examiner.
  mutating func take(_ turn: QuizTurn) -> Answer {
    guard var examiner else { return .nothing("quiz") }
    let document = examiner.take(turn, in: self)
    self.examiner = examiner
    updateQuestionVariables()
    return Answer(kind: "quiz", value: nil) { document }
  }

  /// Performs `quiz …`.
  mutating func begin(_ order: QuizOrder) throws(Diagnostic) -> Answer {
    guard var examiner else {
      return Answer(kind: "quiz", value: nil) {
        Document([.note("Quizzes are not available here.")])
      }
    }
    let document = try examiner.begin(order, in: self)
    self.examiner = examiner
    updateQuestionVariables()
    return Answer(kind: "quiz", value: nil) { document }
  }

  /// Replaces the user's variables by those of the open question, and restores them when it is closed.
  private mutating func updateQuestionVariables() {
    let question = examiner?.question
    guard question?.number != questionVariables?.question else { return }
    for name in questionVariables?.names ?? [] { variables[name] = questionVariables?.hidden[name] }
    questionVariables = nil
    guard let question else { return }
    var shown = QuestionVariables(question: question.number, names: [], hidden: [:])
    for datum in question.data where !shown.names.contains(datum.name) {
      shown.names.append(datum.name)
      shown.hidden[datum.name] = variables[datum.name]
      put(datum.value, as: datum.name)
    }
    shown.known = Set(variables.keys)
    questionVariables = shown
  }
}

extension OpenQuestion {
  /// Whether a text is an answer: it is not a command, an assignment or the name of a datum.
  public func isAnswered(by text: String) -> Bool {
    guard !text.hasPrefix("?"), !text.hasSuffix("?") else { return false }
    let word = text.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    guard let first = word.first, !first.isNumber else { return true }
    let name = String(word)
    let rest = text.dropFirst(name.count)
    if rest.first == "(" { return true }
    let next = rest.drop { $0 == " " || $0 == "\t" }
    if next.first == "=", !next.hasPrefix("==") { return false }
    if next.isEmpty, data.contains(where: { $0.name == name }) { return false }
    switch form {
    case .command where EntryTable.language.kind(of: name) == .command: return true
    case .mistake where name == "bug": return true
    default: return EntryTable.language.kind(of: name)?.isReserved != true
    }
  }
}

extension String {
  /// The text without surrounding white space.
  var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}

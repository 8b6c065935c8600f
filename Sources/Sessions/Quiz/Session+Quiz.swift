internal import Commands
internal import Documents
internal import Syntax

/// Variables of a question, and what bore their names before.
struct LentVariables: Sendable {
  var question: Int
  var names: [String]
  var hidden: [String: Variable]
}

extension Session {
  /// Whether a question waits for an answer.
  public var isAsked: Bool { lent != nil }

  /// What a text is while a question is open; nil where it is a statement like any other.
  func quizTurn(for text: String) -> QuizTurn? {
    guard lent != nil, let question = examiner?.question else { return nil }
    let words = text.trimmed
    guard !words.isEmpty else { return nil }
    if let known = QuizTurn.words.first(where: { $0.word == words }) { return known.turn }
    return question.isAnswered(by: words) ? .answer(words) : nil
  }

  /// What becomes of a turn.
  mutating func take(_ turn: QuizTurn) -> Answer {
    guard var examiner else { return .nothing("quiz") }
    let document = examiner.take(turn, in: self)
    self.examiner = examiner
    lendVariables()
    return Answer(kind: "quiz", value: nil) { document }
  }

  /// `quiz …`
  mutating func begin(_ order: QuizOrder) throws(Diagnostic) -> Answer {
    guard var examiner else {
      return Answer(kind: "quiz", value: nil) {
        Document([.note("There is nobody here to ask questions.")])
      }
    }
    let document = try examiner.begin(order, in: self)
    self.examiner = examiner
    lendVariables()
    return Answer(kind: "quiz", value: nil) { document }
  }

  /// The variables of the open question stand in the place of the reader's own, which come back when
  /// it is closed.
  private mutating func lendVariables() {
    let question = examiner?.question
    guard question?.number != lent?.question else { return }
    for name in lent?.names ?? [] { variables[name] = lent?.hidden[name] }
    lent = nil
    defer { recount() }
    guard let question else { return }
    var lending = LentVariables(question: question.number, names: [], hidden: [:])
    for datum in question.data where !lending.names.contains(datum.name) {
      lending.names.append(datum.name)
      lending.hidden[datum.name] = variables[datum.name]
      variables[datum.name] = Variable(datum.value)
    }
    lent = lending
  }
}

extension OpenQuestion {
  /// Whether a text is an answer: it begins with no command in command form, assigns nothing and does
  /// not just look at the data.
  func isAnswered(by text: String) -> Bool {
    guard !text.hasPrefix("?"), !text.hasSuffix("?") else { return false }
    let word = text.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    guard let first = word.first, !first.isNumber else { return true }
    let name = String(word)
    let behind = text.dropFirst(name.count)
    if behind.first == "(" { return true }
    let next = behind.drop { $0 == " " || $0 == "\t" }
    if next.first == "=", !next.hasPrefix("==") { return false }
    if next.isEmpty, data.contains(where: { $0.name == name }) { return false }
    switch form {
    case .command where CommandTable.command(named: name) != nil: return true
    case .mistake where name == "bug": return true
    default: return !Session.vocabulary.commands.contains(name)
    }
  }
}

extension String {
  /// Without white space around it.
  var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}

internal import Arithmetic
internal import Commands
internal import Computations
internal import Documents
internal import Syntax

/// `answer`, `bug`, `hint`, `credit` and `secret`.
extension Session {
  mutating func answer(
    _ statement: SheetStatement, of text: String
  ) throws(Diagnostic) -> Answer {
    let id = statement.id?.text ?? ""
    let posed = try key(statement, of: text)
    guard let posed else { return Answer(kind: "answer", value: nil) { Document() } }
    if let place = sheet.place(of: id) { sheet.problems[place].key = posed }
    if let value = posed.answer.value {
      put(value, provenance: posed.answer.provenance, as: SheetStatement.answerName(id))
    }
    lastAnswer = posed.answer
    return posed.answer
  }

  /// Nil if the answer is left empty.
  private func key(_ statement: SheetStatement, of text: String) throws(Diagnostic) -> PosedAnswer?
  {
    if let name = statement.name {
      return PosedAnswer(
        body: nil, mistake: name.text, source: text, variables: variables,
        answer: Answer(kind: "answer", value: .text(name.text)) {
          Document([.result(name: "", value: .text(name.text))])
        })
    }
    guard let body = statement.body else { return nil }
    let answer: Answer
    // A function of the assignment may use variables that the key does not mention.
    if let keyMemo, functions.isEmpty {
      answer = try keyMemo.answer(statement.id?.text ?? "", of: text, variables: variables.keys) {
        () throws(Diagnostic) in try self.answer(to: body, of: text)
      }
    } else {
      answer = try self.answer(to: body, of: text)
    }
    return PosedAnswer(
      body: body, mistake: nil, source: text, variables: variables, answer: answer,
      isSet: statement.isSet)
  }

  mutating func bug(_ statement: SheetStatement, of text: String) throws(Diagnostic)
    -> Answer
  {
    let place = try place(of: statement)
    var share: Rational?
    for option in statement.options {
      guard option.name.text == "credit" else { throw option.unknown(in: ["credit"], of: "bug") }
      share = try option.share()
    }
    guard let value = try key(statement.withoutName, of: text) else { return .nothing("bug") }
    if let value = value.answer.value {
      sheet.receipts.append(MemoryReceipt(value.uncountedBytes, in: account))
    }
    sheet.problems[place].bugs.append(
      PosedBug(
        name: statement.name?.text ?? "", message: statement.text ?? "", credit: share,
        value: value))
    return .nothing("bug")
  }

  mutating func hint(_ statement: SheetStatement) throws(Diagnostic) -> Answer {
    guard statement.id != nil else {
      throw Diagnostic(
        .nothingYet, "no question is open", labels: [.init(statement.kindSpan)],
        help: ["quiz starts a quiz; hint 2 \"…\" defines a hint for problem 2"])
    }
    let place = try place(of: statement)
    var cost: Rational = 0
    for option in statement.options {
      guard option.name.text == "cost" else { throw option.unknown(in: ["cost"], of: "hint") }
      cost = try option.share()
    }
    guard let text = statement.text else {
      throw Diagnostic(
        .missingArgument, "a hint needs a text in quotes", labels: [.init(statement.span)])
    }
    sheet.problems[place].hints.append(.init(text: text, cost: cost))
    return .nothing("hint")
  }

  mutating func credit(_ statement: SheetStatement) throws(Diagnostic) -> Answer {
    for option in statement.options {
      let share = try option.share()
      sheet.credits.removeAll { $0.name == option.name.text }
      sheet.credits.append(MistakeCredit(name: option.name.text, share: share))
    }
    let list = statement.options.map { "\($0.name.text) \($0.value.text)" }
    return Answer(kind: "credit", value: nil) {
      Document([.note("Credit for mistakes: " + list.joined(separator: ", ") + ".")])
    }
  }

  mutating func keepSecret(
    _ statement: SheetStatement, of text: String, target: Statement.Target?
  ) throws(Diagnostic) -> Answer {
    guard let body = statement.body, let target else { return .nothing("secret") }
    let answer = try answer(to: body, of: text)
    sheet.secrets.insert(target.name)
    return Answer(
      kind: "secret", value: answer.value, provenance: answer.provenance, subject: answer.subject,
      steps: 0
    ) { _ in
      Document([.note("\(target.name) is not published.")])
    }
  }
}

extension SheetStatement {
  /// The statement without its name.
  fileprivate var withoutName: SheetStatement {
    var copy = self
    copy.name = nil
    return copy
  }
}

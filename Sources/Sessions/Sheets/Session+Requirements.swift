internal import Arithmetic
internal import Commands
internal import Documents
internal import Syntax

/// `require` and `accept`: conditions instead of a key, and answers accepted besides the key.
extension Session {
  mutating func require(
    _ statement: SheetStatement, of text: String
  ) throws(Diagnostic) -> Answer {
    let place = try place(of: statement)
    guard let condition = condition(statement, of: text) else { return .nothing("require") }
    if let key = sheet.problems[place].key,
      try !holds(condition, for: key.answer.value, call: try parameters(of: key))
    {
      throw Diagnostic(
        .expectation, "the key itself does not meet this condition",
        labels: [.init(statement.bodySpan)])
    }
    sheet.problems[place].requirements.append(condition)
    return .nothing("require")
  }

  mutating func accept(
    _ statement: SheetStatement, of text: String
  ) throws(Diagnostic) -> Answer {
    let place = try place(of: statement)
    if statement.name != nil {
      sheet.problems[place].acceptsAll = true
    } else if let condition = condition(statement, of: text) {
      _ = try value(of: condition)
      sheet.problems[place].accepted.append(condition)
    }
    return .nothing("accept")
  }

  private func condition(_ statement: SheetStatement, of text: String) -> PosedCondition? {
    guard case .expression(let expression) = statement.body else { return nil }
    return PosedCondition(expression: expression, source: text, variables: variables)
  }
}

internal import Arithmetic
internal import Commands
internal import Rendering
public import Sessions

extension Submission {
  /// What the student computed with: for each answer, the sheet's variables with the student's own
  /// over them, as they stood at the answer's line.
  public struct Work: Sendable {
    /// The sheets, in the order of `Submission.answers`.
    public var sheets: [Session]
    /// Definitions that were not used, with the reason.
    public var notes: [String]
  }

  /// Evaluates the student's definitions on a copy of the sheet.
  ///
  /// Literals, arithmetic and generators only; no definition can change the sheet itself.
  public func work(on sheet: Session) -> Work {
    var session = sheet.published
    var work = Work(sheets: [], notes: [])
    var next = 0
    for answer in answers {
      while next < definitions.count, definitions[next].line < answer.line {
        if let note = session.define(definitions[next]) { work.notes.append(note) }
        next += 1
      }
      work.sheets.append(session)
    }
    return work
  }
}

extension Session {
  /// Gives a student's variable its value; a note where that cannot be.
  fileprivate mutating func define(_ definition: StudentDefinition) -> String? {
    let name = printable(String(definition.name.prefix(40)))
    let line = "line \(definition.line) was not used: "
    guard CommandTable.command(named: definition.name) == nil,
      DirectiveTable.directive(named: definition.name) == nil,
      !["_", "true", "false", "and", "or", "not"].contains(definition.name)
    else { return line + "`\(name)` is a word of the language and no variable" }
    var reader = AnswerReader(kind: .matrix, sheet: self)
    reader.isDefinition = true
    switch reader.definition(definition.text) {
    case .value(let answer): assign(answer.value, to: definition.name)
    case .blank: return line + "`\(name)` is given no value"
    case .unreadable(let place): return line + "`\(name)`: \(place.message)"
    case .refused(let reason): return line + "`\(name)`: \(reason)"
    }
    return nil
  }
}

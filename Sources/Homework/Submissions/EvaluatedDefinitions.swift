internal import Arithmetic
internal import Commands
internal import Rendering
public import Sessions

extension Submission {
  /// The student's variables: for each answer, the sheet with the student's definitions before that
  /// answer.
  public struct EvaluatedDefinitions: Sendable {
    /// The sheets, in the order of `Submission.answers`.
    public var sheets: [PublishedSheet]
    /// Notes about unused definitions, with reasons.
    public var notes: [String]
  }

  /// Evaluates the student's definitions on a copy of the sheet.
  ///
  /// Definitions may use only literals, arithmetic and generators.
  public func evaluatedDefinitions(on sheet: PublishedSheet) -> EvaluatedDefinitions {
    var sheet = sheet
    var result = EvaluatedDefinitions(sheets: [], notes: [])
    var next = 0
    for answer in answers {
      while next < definitions.count, definitions[next].line < answer.line {
        if let note = sheet.define(definitions[next]) { result.notes.append(note) }
        next += 1
      }
      result.sheets.append(sheet)
    }
    return result
  }
}

extension PublishedSheet {
  /// Assigns a student's variable; returns a note if that is not possible.
  fileprivate mutating func define(_ definition: StudentDefinition) -> String? {
    let name = printable(String(definition.name.prefix(40)))
    let line = "line \(definition.line) was not used: "
    guard EntryTable.language.kind(of: definition.name)?.isReserved != true,
      !["_", "true", "false", "and", "or", "not"].contains(definition.name)
    else { return line + "`\(name)` is a word of the language and cannot be a variable" }
    var reader = AnswerReader(kind: .matrix, sheet: self)
    reader.isDefinition = true
    let (value, sufficed) = Fuel.metered { reader.definition(definition.text) }
    guard sufficed else { return line + "`\(name)`: its long numbers take too much work" }
    switch value {
    case .value(let answer): assign(answer.value, to: definition.name)
    case .blank: return line + "`\(name)` has no value"
    case .unreadable(let place): return line + "`\(name)`: \(place.message)"
    case .refused(let reason): return line + "`\(name)`: \(reason)"
    }
    return nil
  }
}

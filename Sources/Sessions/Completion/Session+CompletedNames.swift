internal import Commands
internal import Documents

/// Names that may stand in a statement, each with its meaning.
extension Session {
  /// What can be said to an open question beside an answer.
  var quizWords: [Candidate] {
    guard isAsked else { return [] }
    return QuizTurn.words.map { Candidate(text: $0.word, meaning: $0.meaning, ending: "") }
  }

  /// Commands and directives.
  static let statementNames = candidates(EntryTable.commands + EntryTable.directives) {
    $0.name == "quit" ? "" : " "
  }
  static let commandNames = candidates(EntryTable.commands) { _ in " " }
  static let functionNames = candidates(EntryTable.functions) {
    ($0 as? Function)?.isConstant == true ? "" : "("
  }
  /// Commands as functions, in an expression.
  static let callNames = candidates(EntryTable.commands) { _ in "(" }

  private static func candidates(
    _ table: EntryTable, ending: (Entry) -> String
  ) -> [Candidate] {
    table.all.map {
      Candidate(text: $0.name, meaning: ManualText.short($0.summary), ending: ending($0))
    }
  }

  static func summary(ofLink name: String) -> String {
    if let command = EntryTable.commands.entry(named: name) {
      return ManualText.short(command.summary)
    }
    switch name {
    case "unpool": return "Undo a pooling"
    case "flatten": return "All cells in one row"
    case "dense": return "A fully connected layer"
    default: return ""
    }
  }

  /// A tensor's shape, what else a value is.
  private static func meaning(of value: Value) -> String {
    guard case .tensor(let tensor) = value else { return value.description }
    return ShapeWords.of(tensor.shape)
  }

  var variableNames: [Candidate] {
    variables.sorted { $0.key < $1.key }.map {
      Candidate(text: $0.key, meaning: Self.meaning(of: $0.value.value), ending: "")
    }
  }

  /// What `why` and `who` look into: results, and the operands by their usual names.
  var placeNames: [Candidate] {
    let names = variables.filter {
      if case .tensor = $0.value.value { return true }
      return false
    }.keys.sorted()
    let letters = lastComputation == nil ? [] : ["y", "x", "k"].filter { variables[$0] == nil }
    return names.map {
      Candidate(
        text: $0, meaning: variables[$0].map { Self.meaning(of: $0.value) } ?? "", ending: "[")
    } + letters.map { Candidate(text: $0, meaning: "of the last computation", ending: "[") }
  }
}

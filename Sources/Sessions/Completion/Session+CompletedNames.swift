internal import Commands
internal import Documents

/// Names that may stand in a statement, each with its meaning.
extension Session {
  /// What can be said to an open question beside an answer.
  var quizWords: [Candidate] {
    guard isAsked else { return [] }
    return QuizTurn.words.map { Candidate(text: $0.word, meaning: $0.meaning, ending: "") }
  }

  static let commandNames = CommandTable.all.map {
    Candidate(text: $0.name, meaning: ManualText.short($0.summary), ending: " ")
  }

  static let directiveNames = DirectiveTable.all.map {
    Candidate(
      text: $0.name, meaning: ManualText.short($0.summary), ending: $0.name == "quit" ? "" : " ")
  }

  static let functionNames = FunctionTable.all.map {
    Candidate(
      text: $0.name, meaning: ManualText.short($0.summary), ending: $0.isConstant ? "" : "(")
  }

  static func summary(ofLink name: String) -> String {
    if let command = CommandTable.command(named: name) { return ManualText.short(command.summary) }
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

internal import Arithmetic
internal import Documents
internal import Sessions
internal import Syntax

extension AskedQuestion {
  /// The variables that the question or its key speaks of, as far as a sheet shows them.
  var data: [OpenQuestion.Datum] {
    var words = problem.posed.key?.source.names ?? []
    words += problem.title.names
    for condition in problem.posed.requirements { words += condition.source.names }
    let shown = assignment.sheet.variables
    return words.uniqued.compactMap { name in
      guard let variable = shown[name] else { return nil }
      if case .tensor(let tensor) = variable.value, tensor.count > 10_000 { return nil }
      return OpenQuestion.Datum(name: name, value: variable.value)
    }
  }

  var form: OpenQuestion.Form {
    switch problem.kind {
    case .command: .command
    case .mistake: .mistake
    case .number, .shape, .matrix: .value
    }
  }

  /// The question as it is read: words, then the data.
  func blocks(title: String, facts: [String]) -> [Block] {
    [.heading(title: title, facts: facts), .note(problem.title)]
      + data.map { .result(name: $0.name, value: $0.value) }
  }
}

extension String {
  /// The words in it that could be names, in order.
  fileprivate var names: [String] {
    split { !($0.isLetter || $0.isNumber || $0 == "_") }
      .filter { $0.first.map { !$0.isNumber } ?? false }.map(String.init)
  }
}

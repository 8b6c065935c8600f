internal import Syntax

/// What the parser complains of, said by somebody who knows the variables.
extension Session {
  /// `x k`: a variable stands where a command is awaited, and something stands behind it.
  func informed(_ error: Diagnostic, of text: String) -> Diagnostic {
    guard error.code == .unknownName, let span = error.labels.first?.span,
      let name = span.text(in: text), let variable = variables[name]
    else { return error }
    let other = variables.keys.sorted().first { $0 != name && !$0.contains("(") } ?? "k"
    var help = ["`*` multiplies cell by cell, `@` is the matrix product"]
    if case .tensor = variable.value {
      help.insert("conv \(name) \(other) lays \(other) over \(name)", at: 0)
    }
    return Diagnostic(
      .syntax, "`\(name)` is a variable, and no operator stands behind it",
      labels: [.init(span, "a variable")], help: help)
  }
}

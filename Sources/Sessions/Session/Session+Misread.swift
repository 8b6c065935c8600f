internal import Syntax

/// Parser errors that can be explained better with the session's variables.
extension Session {
  /// The error for `x k`, a variable followed by something that is not an operator; all other errors
  /// unchanged.
  func informed(_ error: Diagnostic, of text: String) -> Diagnostic {
    guard error.code == .unknownName, let span = error.labels.first?.span,
      let name = span.text(in: text), let variable = variables[name]
    else { return error }
    let other = variables.keys.sorted().first { $0 != name && !$0.contains("(") } ?? "k"
    var help = ["`*` multiplies cell by cell, `@` is the matrix product"]
    if case .tensor = variable.value {
      help.insert("conv \(name) \(other) computes the convolution of \(name) with \(other)", at: 0)
    }
    return Diagnostic(
      .syntax, "`\(name)` is a variable, and no operator follows it",
      labels: [.init(span, "a variable")], help: help)
  }
}

internal import Commands
internal import Syntax

/// Statements longer than the limits.
extension Session {
  /// The outcome of a statement that is too long; only an excerpt of it was kept.
  mutating func refuse(_ text: OverlongText) -> Outcome {
    let diagnostic = Diagnostic(overlong: text, isSafe: settings.isSafe)
    lastFailure = diagnostic
    return Outcome(
      line: text.line, source: text.excerpt, span: Span(0, text.excerpt.utf8.count),
      result: .failure(diagnostic), isExpectation: false, request: nil, display: .nothing)
  }

  /// The text's excerpt if it is longer than the limit; nil if it is not.
  func overlong(_ text: String, line: Int) -> OverlongText? {
    guard text.utf8.count > settings.limits.statement else { return nil }
    return OverlongText(text, line: line, limit: settings.limits.statement)
  }
}

extension Diagnostic {
  fileprivate init(overlong text: OverlongText, isSafe: Bool) {
    let limit = ByteText.of(text.limit)
    let message: String
    let label: String
    switch text.kind {
    case .line:
      (message, label) = ("this line is longer than the limit of \(limit)", "begins here")
    case .bracket:
      (message, label) = ("this bracket is not closed within \(limit)", "opened here")
    case .statement:
      (message, label) = (
        "this statement is longer than the limit of \(limit)", "begins here"
      )
    }
    self.init(
      .tooLong, message, labels: [Label(text.place, label)],
      help: [
        text.kind == .bracket
          ? "close it; the text after it was skipped"
          : isSafe
            ? "break it into several statements"
            : "read millions of numbers from a file: x = load \"x.npy\""
      ])
  }
}

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

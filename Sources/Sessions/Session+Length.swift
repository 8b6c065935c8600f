internal import Commands
internal import Syntax

/// Statements that are too long to be read.
extension Session {
  /// What becomes of a text of which only a piece was kept.
  mutating func refuse(_ text: OverlongText) -> Outcome {
    let diagnostic = Diagnostic(overlong: text, isSafe: settings.isSafe)
    lastFailure = diagnostic
    return Outcome(
      line: text.line, source: text.excerpt, span: Span(0, text.excerpt.utf8.count),
      result: .failure(diagnostic), isExpectation: false, request: nil, display: .nothing)
  }

  /// A text that comes in one piece, where it is too long; nil where it is not.
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
      (message, label) = ("this line has more than \(limit), the most that is read", "begins here")
    case .bracket:
      (message, label) = ("this bracket is not closed within \(limit)", "opened here")
    case .statement:
      (message, label) = (
        "this statement has more than \(limit), the most that is read", "begins here"
      )
    }
    self.init(
      .tooLong, message, labels: [Label(text.place, label)],
      help: [
        text.kind == .bracket
          ? "close it; what stands behind it, up to a bracket that closes it, was left out"
          : isSafe
            ? "break it into several statements"
            : "numbers by the million are read from a file: x = load \"x.npy\""
      ])
  }
}

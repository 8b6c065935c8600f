internal import Commands
internal import Documents
internal import Syntax

/// Statements in the spelling of another language, and words that are no statements at all.
extension Session {
  /// Whether another reading of a failed statement may help.
  func isMisread(_ outcome: Outcome, _ statement: Statement) -> Bool {
    guard case .failure(let diagnostic) = outcome.result, !outcome.isExpectation else {
      return false
    }
    if case .sheet = statement.body { return false }
    switch diagnostic.code {
    case .interrupted, .tooLarge, .tooMuchMemory, .notInSafeMode, .notInScripts: return false
    default: return true
    }
  }

  /// Runs a text that was typed in another language's spelling, as it is written here.
  ///
  /// - Returns: Whether the statements after it are to be run; nil if the text is not foreign, or its
  ///   meaning is not certain.
  mutating func runForeign(
    _ text: String, line: Int, _ report: (Outcome) -> Bool
  ) -> Bool? {
    if let words = answer(toWords: text) {
      return report(
        Outcome(
          line: line, source: text, span: Span(0, text.utf8.count), result: .success(words),
          isExpectation: false, request: request, display: .document))
    }
    guard let foreign = ForeignStatement(text), foreign.isCertain,
      let statements = try? Parser.parse(foreign.text, vocabulary: Self.vocabulary)
    else { return nil }
    for (place, statement) in statements.enumerated() {
      let outcome = run(statement, of: foreign.text, line: line)
      // The error of what was typed says more than that of a reading that cannot be run either.
      if place == 0, case .failure(let diagnostic) = outcome.result,
        diagnostic.code == .syntax || diagnostic.code == .unknownFunction
      {
        return nil
      }
      var read =
        outcome.failed
        ? outcome
        : Outcome(
          line: line, source: text, span: Span(0, text.utf8.count), result: outcome.result,
          isExpectation: outcome.isExpectation, request: outcome.request, display: outcome.display)
      if place == 0 { read.reading = foreign.text }
      guard report(read), !isOver, !read.wasInterrupted else { return false }
    }
    return true
  }

  /// The error with the whole statement as it would be written here, where that is not quite the same.
  func advised(_ error: Diagnostic, on text: String) -> Diagnostic {
    var error = error
    if let foreign = ForeignStatement(text), !foreign.isCertain {
      error.help = ["here: " + foreign.text, foreign.remark]
    } else if error.code == .unknownName || error.code == .syntax, let page = Self.page(on: text) {
      error.help.append("help \(page) explains the word")
    }
    return error
  }

  func advised(_ outcome: Outcome) -> Outcome {
    guard case .failure(let diagnostic) = outcome.result else { return outcome }
    return Outcome(
      line: outcome.line, source: outcome.source, span: outcome.span,
      result: .failure(advised(diagnostic, on: outcome.text)),
      isExpectation: outcome.isExpectation, request: outcome.request, display: outcome.display)
  }

  // MARK: Words

  /// The answer to words that a person types and no script does: `stride`, `what is dilation`, `tutorial`.
  /// Nil in scripts, and for all others.
  private mutating func answer(toWords text: String) -> Answer? {
    guard isConversation, let words = Self.question(in: text) else { return nil }
    switch words {
    case "tutorial", "start", "begin", "course", "learn", "teach me", "lessons":
      return try? statement("lesson")
    case "next", "continue", "go on": return try? statement("lesson next")
    case "hi", "hello", "hey", "manual", "docs": return try? statement("help")
    default: break
    }
    guard variables[words] == nil, let page = Manual.page(on: words) else { return nil }
    return Answer(kind: "help", value: nil) { page.document }
  }

  private mutating func statement(_ text: String) throws(Diagnostic) -> Answer {
    let statements = try Parser.parse(text, vocabulary: Self.vocabulary)
    return try run(statements[0], of: text, line: 1).result.get()
  }

  /// `what is dilation?` asks for `dilation`; nil of what is no words.
  private static func question(in text: String) -> String? {
    guard text.utf8.count <= 80 else { return nil }
    let isWord: (Character) -> Bool = { $0.isLetter || $0.isNumber || "-_' ".contains($0) }
    let text = text.trimmed
    var rest = (text.last == "?" ? String(text.dropLast()) : text).lowercased()
    guard rest.allSatisfy(isWord) else { return nil }
    let openings = [
      "what is a ", "what is an ", "what is the ", "what is ", "what's a ", "what's ", "whats ",
      "what are ", "what does ", "explain ", "define ", "how do i ", "how to ", "tell me about ",
    ]
    if let opening = openings.first(where: rest.hasPrefix) { rest.removeFirst(opening.count) }
    for ending in [" mean", " work"] where rest.hasSuffix(ending) { rest.removeLast(ending.count) }
    let words = rest.split(separator: " ")
    return (1...3).contains(words.count) ? words.joined(separator: " ") : nil
  }

  /// The topic of the manual that some words are.
  private static func page(on text: String) -> String? {
    question(in: text).flatMap { Manual.page(on: $0) }?.topic
  }
}

internal import Commands

/// Completion at the cursor, from the tables of commands, functions and directives.
extension Session {
  /// - Parameter files: Returns the file names with a prefix, for `load` and `save`; folders end in `/`.
  /// - Returns: The number of bytes before the cursor that a candidate replaces, and the candidates.
  public func completions(
    of line: String, at cursor: Int, files: (String) -> [String] = { _ in [] }
  ) -> (length: Int, [Candidate]) {
    let context = CursorContext(line.utf8.prefix(max(cursor, 0)))
    let word = context.word
    // There are no completions in the middle of a character.
    guard line.utf8.prefix(max(cursor, 0)).suffix(word.utf8.count).elementsEqual(word.utf8) else {
      return (0, [])
    }
    if case .text(let owner) = context.place {
      return (word.utf8.count, Self.files(files(word), for: owner))
    }
    var seen: Set<String> = []
    let fitting = candidates(at: context, files).filter {
      !$0.text.isEmpty && $0.text.hasPrefix(word) && seen.insert($0.text).inserted
    }
    return (word.utf8.count, fitting)
  }

  private func candidates(
    at context: CursorContext, _ files: (String) -> [String]
  ) -> [Candidate] {
    // There are many functions: offer them only after a first letter.
    let functions = context.word.isEmpty ? [] : Self.functionNames
    switch context.place {
    case .start(isAssigned: false):
      return quizWords + Self.commandNames + Self.directiveNames + variableNames + functions
    case .start(isAssigned: true): return Self.commandNames + variableNames + functions
    case .expression: return variableNames + functions + calls(context)
    case .link:
      return CommandTable.linkNames.map {
        Candidate(text: $0, meaning: Self.summary(ofLink: $0), ending: " ")
      }
    case .directive(let name, let before):
      let words = DirectiveTable.directive(named: name)?.words(self, before) ?? []
      if name == Directive.quiz.name, before.isEmpty, !context.word.isEmpty {
        return words + Self.scripts(files(context.word))
      }
      let isRaw = DirectiveTable.directive(named: name)?.isRaw == true
      let isValue = !isRaw && name == "expect" && before.isEmpty
      return isValue ? words + variableNames + functions : words
    case .argument: return arguments(of: context) + calls(context)
    case .optionValue(let name):
      guard let parameter = parameters(of: context.frame).first(where: { $0.answers(to: name) })
      else { return variableNames + functions }
      return values(of: parameter, context)
    case .text, .nothing: return []
    }
  }

  /// Commands as functions, in an expression.
  private func calls(_ context: CursorContext) -> [Candidate] {
    guard !context.word.isEmpty else { return [] }
    return CommandTable.all.map {
      Candidate(text: $0.name, meaning: ManualText.short($0.summary), ending: "(")
    }
  }
}

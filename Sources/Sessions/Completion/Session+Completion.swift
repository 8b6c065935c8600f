internal import Commands

/// What could stand at the cursor, read from the same tables as everything else.
extension Session {
  /// - Parameter files: gives the names of files that begin as a text does, for `load` and `save`;
  ///   folders end in `/`.
  /// - Returns: how many bytes before the cursor the candidates replace, and the candidates.
  public func completions(
    of line: String, at cursor: Int, files: (String) -> [String] = { _ in [] }
  ) -> (length: Int, [Candidate]) {
    let context = CursorContext(line.utf8.prefix(max(cursor, 0)))
    let word = context.word
    // A cursor in the middle of a character completes nothing.
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
    // Functions are many: they wait for a first letter.
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

  /// Inside an expression commands are functions too.
  private func calls(_ context: CursorContext) -> [Candidate] {
    guard !context.word.isEmpty else { return [] }
    return CommandTable.all.map {
      Candidate(text: $0.name, meaning: Wording.short($0.summary), ending: "(")
    }
  }
}

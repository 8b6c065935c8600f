internal import Commands

/// Completion of operands, options and their values.
extension Session {
  func parameters(of frame: CursorFrame) -> [Parameter] {
    guard let owner = frame.owner else { return [] }
    if frame.isLink { return ChainLink.parameters(named: owner) ?? [] }
    return EntryTable.language.entry(named: owner)?.parameters ?? []
  }

  func arguments(of context: CursorContext) -> [Candidate] {
    let frame = context.frame
    let parameters = parameters(of: frame)
    if parameters.contains(where: { if case .place = $0.kind { true } else { false } }) {
      return placeNames
    }
    let left = unbound(parameters, in: frame)
    let owner = frame.owner.flatMap { EntryTable.commands.entry(named: $0) as? Command }
    let subjects = owner?.subjects ?? []
    let words =
      subjects.compactMap(EntryTable.commands.entry(named:)).map {
        Candidate(text: $0.name, meaning: ManualText.short($0.summary), ending: " ")
      } + left.flatMap { Self.spellings($0, isCall: frame.isCall) }
    let functions = context.word.isEmpty ? [] : Self.functionNames
    // While an operand is missing, a value is more likely than an option.
    let missesOperand = left.contains {
      if case .word = $0.kind { return false }
      return $0.isPositional
    }
    return missesOperand
      ? variableNames + words + functions : words + variableNames + functions
  }

  /// The parameters without an argument so far.
  func unbound(_ parameters: [Parameter], in frame: CursorFrame) -> [Parameter] {
    var isTaken = Set<String>()
    for word in frame.words {
      if let parameter = parameters.first(where: { $0.takes(word: word) }) {
        isTaken.insert(parameter.name)
      }
    }
    var values = frame.values - isTaken.count
    return parameters.filter { parameter in
      if isTaken.contains(parameter.name) || frame.given.contains(where: parameter.answers) {
        return false
      }
      guard parameter.isPositional, parameter.repetition == .once, values > 0 else { return true }
      if case .word = parameter.kind { return true }
      values -= 1
      return false
    }
  }

  /// The completions for a parameter: its name, or its words.
  private static func spellings(_ parameter: Parameter, isCall: Bool) -> [Candidate] {
    let blank = isCall ? "" : " "
    switch parameter.kind {
    case .flag:
      return [
        Candidate(
          text: parameter.name, meaning: ManualText.short(parameter.summary), ending: blank)
      ]
    case .word where parameter.isPositional:
      return parameter.words.map {
        Candidate(text: $0.name, meaning: ManualText.short($0.meaning), ending: blank)
      }
    default:
      // The letter of an operand is not typed.
      guard parameter.name.utf8.count > 1 || !parameter.isPositional else { return [] }
      return [
        Candidate(text: parameter.name, meaning: ManualText.short(parameter.summary), ending: "=")
      ]
    }
  }

  func values(of parameter: Parameter, _ context: CursorContext) -> [Candidate] {
    let blank = context.frame.isCall ? "" : " "
    let words = parameter.words.map {
      Candidate(text: $0.name, meaning: ManualText.short($0.meaning), ending: blank)
    }
    switch parameter.kind {
    case .flag:
      return [
        Candidate(text: "true", meaning: ManualText.short(parameter.summary), ending: blank),
        Candidate(text: "false", meaning: "off", ending: blank),
      ]
    case .word, .text: return words
    default:
      return words + variableNames + (context.word.isEmpty ? [] : Self.functionNames)
    }
  }
}

extension Parameter {
  /// Whether a bare word belongs to this parameter: the name of a flag, or a word of a positional
  /// parameter.
  fileprivate func takes(word: String) -> Bool {
    switch kind {
    case .flag: answers(to: word)
    case .word: isPositional && accepts(word: word)
    default: false
    }
  }
}

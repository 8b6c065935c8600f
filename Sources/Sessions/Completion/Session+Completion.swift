internal import Commands
internal import Documents

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
    if case .text = context.place {
      let names = files(word).map {
        Candidate(text: $0, meaning: "", ending: $0.hasSuffix("/") ? "" : "\"")
      }
      return (word.utf8.count, names)
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
    let functions = context.word.isEmpty ? [] : Self.functions
    switch context.place {
    case .start(isAssigned: false):
      return quizWords + Self.commands + Self.directives + variableNames + functions
    case .start(isAssigned: true): return Self.commands + variableNames + functions
    case .expression: return variableNames + functions + calls(context)
    case .link:
      return CommandTable.linkNames.map {
        Candidate(text: $0, meaning: Self.summary(ofLink: $0), ending: " ")
      }
    case .directive(let name, let before):
      let words = DirectiveTable.directive(named: name)?.words(self, before) ?? []
      if name == Directive.quiz.name, before.isEmpty, !context.word.isEmpty {
        return words + files(context.word).map { Candidate(text: $0, meaning: "", ending: "") }
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

  // MARK: Arguments

  func parameters(of frame: CursorContext.Frame) -> [Parameter] {
    guard let owner = frame.owner else { return [] }
    if frame.isLink { return CommandTable.linkParameters(named: owner) ?? [] }
    return CommandTable.command(named: owner)?.parameters
      ?? FunctionTable.function(named: owner)?.parameters ?? []
  }

  private func arguments(of context: CursorContext) -> [Candidate] {
    let frame = context.frame
    let parameters = parameters(of: frame)
    if parameters.contains(where: { if case .place = $0.kind { true } else { false } }) {
      return placeNames
    }
    let left = unbound(parameters, in: frame)
    let words = left.flatMap { Self.spellings($0, isCall: frame.isCall) }
    let functions = context.word.isEmpty ? [] : Self.functions
    // As long as an operand is missing a value is likelier than an option.
    let missesOperand = left.contains {
      if case .word = $0.kind { return false }
      return $0.isPositional
    }
    return missesOperand
      ? variableNames + words + functions : words + variableNames + functions
  }

  /// The parameters that nothing has been given for yet.
  func unbound(_ parameters: [Parameter], in frame: CursorContext.Frame) -> [Parameter] {
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

  /// How a parameter can begin: by its name, or by one of its words.
  private static func spellings(_ parameter: Parameter, isCall: Bool) -> [Candidate] {
    let blank = isCall ? "" : " "
    switch parameter.kind {
    case .flag:
      return [
        Candidate(
          text: parameter.name, meaning: Wording.short(parameter.summary), ending: blank)
      ]
    case .word where parameter.isPositional:
      return parameter.words.map {
        Candidate(text: $0.name, meaning: Wording.short($0.meaning), ending: blank)
      }
    default:
      // An operand's letter is its place, not a word anyone types.
      guard parameter.name.utf8.count > 1 || !parameter.isPositional else { return [] }
      return [
        Candidate(text: parameter.name, meaning: Wording.short(parameter.summary), ending: "=")
      ]
    }
  }

  private func values(of parameter: Parameter, _ context: CursorContext) -> [Candidate] {
    let blank = context.frame.isCall ? "" : " "
    let words = parameter.words.map {
      Candidate(text: $0.name, meaning: Wording.short($0.meaning), ending: blank)
    }
    switch parameter.kind {
    case .flag:
      return [
        Candidate(text: "true", meaning: Wording.short(parameter.summary), ending: blank),
        Candidate(text: "false", meaning: "not so", ending: blank),
      ]
    case .word, .text: return words
    default:
      return words + variableNames + (context.word.isEmpty ? [] : Self.functions)
    }
  }

  // MARK: Names

  /// What can be said to an open question beside an answer.
  private var quizWords: [Candidate] {
    guard isAsked else { return [] }
    return QuizTurn.words.map { Candidate(text: $0.word, meaning: $0.meaning, ending: "") }
  }

  private static let commands = CommandTable.all.map {
    Candidate(text: $0.name, meaning: Wording.short($0.summary), ending: " ")
  }

  private static let directives = DirectiveTable.all.map {
    Candidate(
      text: $0.name, meaning: Wording.short($0.summary), ending: $0.name == "quit" ? "" : " ")
  }

  private static let functions = FunctionTable.all.map {
    Candidate(
      text: $0.name, meaning: Wording.short($0.summary), ending: $0.isConstant ? "" : "(")
  }

  private static func summary(ofLink name: String) -> String {
    if let command = CommandTable.command(named: name) { return Wording.short(command.summary) }
    switch name {
    case "unpool": return "Undo a pooling"
    case "flatten": return "All cells in one row"
    case "dense": return "A layer that joins everything"
    default: return ""
    }
  }

  /// A tensor's shape, what else a value is.
  private static func meaning(of value: Value) -> String {
    guard case .tensor(let tensor) = value else { return value.description }
    return ShapeWords.of(tensor.shape)
  }

  private var variableNames: [Candidate] {
    variables.sorted { $0.key < $1.key }.map {
      Candidate(text: $0.key, meaning: Self.meaning(of: $0.value.value), ending: "")
    }
  }

  /// What `why` and `who` look into: results, and the operands by their usual names.
  private var placeNames: [Candidate] {
    let names = variables.filter {
      if case .tensor = $0.value.value { return true }
      return false
    }.keys.sorted()
    let letters = last?.origin == nil ? [] : ["y", "x", "k"].filter { variables[$0] == nil }
    return names.map {
      Candidate(
        text: $0, meaning: variables[$0].map { Self.meaning(of: $0.value) } ?? "", ending: "[")
    } + letters.map { Candidate(text: $0, meaning: "of the last computation", ending: "[") }
  }
}

extension Parameter {
  /// Whether a bare word is this parameter's: a flag's name, or a word of one that stands without its
  /// name.
  fileprivate func takes(word: String) -> Bool {
    switch kind {
    case .flag: answers(to: word)
    case .word: isPositional && accepts(word: word)
    default: false
    }
  }
}

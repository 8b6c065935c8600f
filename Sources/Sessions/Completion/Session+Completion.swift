internal import Commands
internal import Files

extension Session {
  /// A completion of the word at the cursor.
  public struct Candidate: Equatable, Sendable {
    public let text: String
    /// A short description.
    public let meaning: String
    /// The text to insert after it: `=` after an option, a space after a command.
    public let ending: String

    public init(text: String, meaning: String, ending: String) {
      self.text = text
      self.meaning = meaning
      self.ending = ending
    }
  }
}

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
      !$0.text.isEmpty && ($0.text.hasPrefix(word) || $0.text.hasPrefix("\"" + word))
        && seen.insert($0.text).inserted
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
      return quizWords + Self.statementNames + variableNames + functions
    case .start(isAssigned: true): return Self.commandNames + variableNames + functions
    case .expression: return variableNames + functions + calls(context)
    case .link:
      return ChainLink.names.map {
        Candidate(text: $0, meaning: Self.summary(ofLink: $0), ending: " ")
      }
    case .directive(let name, let before):
      let directive = EntryTable.language.entry(named: name) as? Directive
      let words = directive?.words(self, before) ?? []
      if name == Directive.quiz.name, before.isEmpty, !context.word.isEmpty {
        return words + Self.scripts(files(context.word))
      }
      if name == Directive.save.name, before.isEmpty {
        return Self.quoted(Self.files(files(context.word), for: name))
      }
      let isValue = name == "expect" && before.isEmpty
      return isValue ? words + variableNames + functions : words
    case .argument:
      let owner = context.frame.owner ?? ""
      if Self.readsFile(owner), context.frame.values == 0 {
        return Self.quoted(Self.files(files(context.word), for: owner))
      }
      return arguments(of: context) + calls(context)
    case .optionValue(let name):
      guard let parameter = parameters(of: context.frame).first(where: { $0.answers(to: name) })
      else { return variableNames + functions }
      return values(of: parameter, context)
    case .text, .nothing: return []
    }
  }

  /// Commands as functions, in an expression.
  private func calls(_ context: CursorContext) -> [Candidate] {
    context.word.isEmpty ? [] : Self.callNames
  }
}

/// Completion of file names by the kinds of file that fit; folders can be completed further.
extension Session {
  /// The files for an unclosed string: any after `save`, readable formats after a command that reads
  /// numbers, else none.
  static func files(_ paths: [String], for owner: String?) -> [Candidate] {
    guard let owner else { return [] }
    let isAny = owner == Directive.save.name
    guard isAny || readsFile(owner) else { return [] }
    return paths.filter { isAny || isFolder($0) || NumberFormat(path: $0) != nil }
      .map { Candidate(text: $0, meaning: "", ending: isFolder($0) ? "" : "\"") }
  }

  /// Files whose opening quote is still to be typed.
  private static func quoted(_ files: [Candidate]) -> [Candidate] {
    files.map { Candidate(text: "\"" + $0.text, meaning: $0.meaning, ending: $0.ending) }
  }

  /// The scripts, for `quiz`.
  static func scripts(_ paths: [String]) -> [Candidate] {
    paths.filter { isFolder($0) || NumberFormat.fileExtension(of: $0) == "convo" }
      .map { Candidate(text: $0, meaning: "", ending: "") }
  }

  private static func readsFile(_ owner: String) -> Bool {
    EntryTable.commands.entry(named: owner)?.parameters.contains {
      if case .file = $0.kind { true } else { false }
    } ?? false
  }

  private static func isFolder(_ path: String) -> Bool { path.hasSuffix("/") }

  /// The operands that a command still needs, for a hint after the cursor: ` kernel` after `conv x`. Nil
  /// if none is missing, or a word is still being typed.
  public func missingOperands(of line: String) -> String? {
    guard line.utf8.count < 4096 else { return nil }
    // Words before a blank are complete; so is the name of a command.
    let isApart = line.utf8.last == UInt8(ascii: " ")
    if !isApart {
      guard EntryTable.language.kind(of: Self.lastWord(of: line)) == .command else { return nil }
    }
    let context = CursorContext((isApart ? line : line + " ").utf8)
    let frame = context.frame
    guard context.place == .argument, context.frames.count == 1, !frame.isCall else { return nil }
    let missing = unbound(parameters(of: frame), in: frame).filter {
      $0.isPositional && $0.fallback.isEmpty && $0.repetition == .once
    }
    guard !missing.isEmpty, frame.owner != "shape" else { return nil }
    return (isApart ? "" : " ") + missing.map(\.name).joined(separator: " ")
  }

  private static func lastWord(of line: String) -> String {
    String(line.split(whereSeparator: { $0 == " " || $0 == ";" || $0 == "\n" }).last ?? "")
  }
}

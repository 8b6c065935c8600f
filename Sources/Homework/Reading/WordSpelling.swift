internal import Arithmetic
internal import Documents
internal import Rendering

/// Words for that there is no answer: not an attempt, and nothing to be read.
enum Excuse {
  private static let words: Set<String> = [
    "?", "??", "???", "n/a", "na", "idk", "todo", "tbd", "-", "--", "---", "…", "...",
    "i don't know",
    "i do not know", "don't know", "dont know", "no idea", "skip", "skipped", "blank", "[]", "[ ]",
    "()",
  ]

  static func isOne(_ text: AnswerText, _ kind: AnswerKind) -> Bool {
    // A size without axes is that of a single number.
    guard text.count <= 20, kind != .error, kind != .shape || text[0] != "(" else { return false }
    var words = text.string.lowercased()
    if words.count > 3, words.hasSuffix("."), !words.hasSuffix("..") { words.removeLast() }
    return Self.words.contains(words.replacing("’", with: "'"))
  }
}

/// Answers that are words: true or false, that something is impossible, a text.
enum WordSpelling {
  static func truth(_ text: AnswerText) throws(ReadingFailure) -> WrittenAnswer {
    let word = words(text).value
    let truth: Bool
    switch word {
    case .text("true"), .text("yes"), .text("t"), .text("y"), .text("1"), .text("it is"),
      .text("equal"):
      truth = true
    case .text("false"), .text("no"), .text("f"), .text("n"), .text("0"), .text("it is not"):
      truth = false
    default: throw .unreadable("true or false is needed here", nil)
    }
    return WrittenAnswer(value: .truth(truth))
  }

  /// That something is impossible, as `error`, or with its code as `error stride-remainder`. Any other
  /// answer is read as its words.
  static func error(_ text: AnswerText) -> WrittenAnswer {
    guard case .text(let typed) = words(text).value, !typed.isEmpty else { return words(text) }
    var parts = typed.split(separator: " ").map(String.init)
    if parts.count > 1, ["error", "code"].contains(parts[0]) { parts.removeFirst() }
    let isPlain =
      ["it", "is", "this", "an", "not"].contains(parts[0]) || impossible.contains(parts[0])
    if impossible.contains(parts.joined(separator: " "))
      || isPlain && parts.contains(where: { impossible.contains($0) })
      || parts.joined(separator: " ").hasPrefix("not possible")
      || parts.joined(separator: " ").hasPrefix("is not possible")
    {
      return WrittenAnswer(value: .text("error"))
    }
    return WrittenAnswer(value: .text("error " + parts.joined(separator: "-")))
  }

  private static let impossible: Set<String> = [
    "error", "impossible", "invalid", "none", "undefined", "nothing", "fails", "illegal", "n/a",
    "na",
    "does not exist", "no output", "not possible", "cannot be done", "not valid", "does not fit",
  ]

  static func words(_ text: AnswerText) -> WrittenAnswer {
    let words = text.string.lowercased().split { $0.isWhitespace || "\"'`“”.!,;:()".contains($0) }
    return WrittenAnswer(value: .text(printable(words.joined(separator: " "))))
  }
}

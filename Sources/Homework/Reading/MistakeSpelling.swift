internal import Documents

/// The name of a mistake: `bug flip`, `flip`, `"flip"`, `Padding ignored`.
enum MistakeSpelling {
  private static let mostLetters = 64

  static func read(_ text: String) throws(ReadingFailure) -> WrittenAnswer {
    var words = text.split { $0.isWhitespace || $0 == "\"" || $0 == "'" || $0 == "`" || $0 == "_" }
    if words.count > 1, let first = words.first, ["bug", "mistake"].contains(first.lowercased()) {
      words.removeFirst()
    }
    let name = words.joined(separator: "-").lowercased()
    guard !name.isEmpty, name.utf8.count <= mostLetters,
      name.unicodeScalars.allSatisfy({ $0.isDigit || $0.isASCIILetter || $0 == "-" })
    else {
      throw .unreadable("the name of a mistake is needed here, such as flip", nil)
    }
    let typed = words.joined(separator: " ")
    return WrittenAnswer(
      value: .text(name), notes: typed == name ? [] : ["read \(typed) as \(name)"])
  }
}

internal import Documents
internal import Syntax

/// The name of a mistake: `bug flip`, `flip`, `"flip"`, `Padding ignored`.
enum MistakeSpelling {
  private static let mostLetters = 64

  /// - Parameter names: the names that there are; empty where any will do.
  static func read(_ text: String, among names: [String]) throws(ReadingFailure) -> WrittenAnswer {
    var words = text.split { $0.isWhitespace || "\"'`_:,.!".contains($0) }
    if words.count > 1, let first = words.first, ["bug", "mistake"].contains(first.lowercased()) {
      words.removeFirst()
    }
    let name = words.joined(separator: "-").lowercased()
    guard !name.isEmpty, name.utf8.count <= mostLetters,
      name.unicodeScalars.allSatisfy({ $0.isDigit || $0.isASCIILetter || $0 == "-" })
    else {
      throw .unreadable("the name of a mistake is needed here, such as flip", nil)
    }
    guard names.isEmpty || names.contains(name) else {
      let nearest = Suggestion.nearest(to: name, in: names).map { "; did you mean \($0)?" } ?? ""
      throw .unreadable("no mistake is called \(name)\(nearest)", nil)
    }
    let typed = words.joined(separator: " ")
    return WrittenAnswer(
      value: .text(name), notes: typed == name ? [] : ["read \(typed) as \(name)"])
  }
}

internal import Commands
internal import Documents
internal import Syntax

/// Repairs commands as written by hand: `Conv 32 x 32 5 by 5`, in quotes or as code.
enum CommandSpelling {
  static func repaired(_ text: AnswerText) -> (text: AnswerText, notes: [String]) {
    let (plain, quotes) = withoutQuotes(text)
    let (small, capitals) = withSmallName(plain)
    let (joined, crosses) = joiningShapes(small)
    return (joined, quotes + capitals + crosses)
  }

  private static func withoutQuotes(_ text: AnswerText) -> (AnswerText, [String]) {
    guard text.count > 2, text[0] == text[text.count - 1], ["\"", "`", "'"].contains(text[0]) else {
      return (text, [])
    }
    return (text.slice(1..<text.count - 1).trimmed, ["left out the quotes"])
  }

  private static func withSmallName(_ text: AnswerText) -> (AnswerText, [String]) {
    var end = 0
    while text[end].isASCIILetter { end += 1 }
    let name = text.slice(0..<end).string
    guard name != name.lowercased(), EntryTable.language.kind(of: name.lowercased()) == .command
    else {
      return (text, [])
    }
    var small = AnswerText()
    for place in 0..<text.count {
      let isCapital = place < end && text[place].value < 0x61
      let scalar = isCapital ? Unicode.Scalar(text[place].value + 0x20) : text[place]
      small.append(scalar ?? text[place], origin: text.origin(place))
    }
    return (small, ["read \(name) as \(name.lowercased())"])
  }

  /// `32 x 32`, `32 × 32` and `32 by 32` as 32x32.
  private static func joiningShapes(_ text: AnswerText) -> (text: AnswerText, notes: [String]) {
    var joined = AnswerText()
    var notes: [String] = []
    var place = 0
    while place < text.count {
      if text[place - 1].isDigit, let end = cross(in: text, at: place), text[end].isDigit {
        joined.append("x", origin: text.origin(place))
        place = end
        let note = "read sizes with a cross between them as 3x3"
        if !notes.contains(note) { notes.append(note) }
        continue
      }
      joined.append(text[place], origin: text.origin(place))
      place += 1
    }
    return (joined, notes)
  }

  /// The index after a cross with white space around it; nil if there is none.
  private static func cross(in text: AnswerText, at start: Int) -> Int? {
    var place = start
    while text[place].isBlank, place < text.count { place += 1 }
    let isSpaced = place > start
    if ["x", "X", "×", "х", "Х"].contains(text[place]) {
      place += 1
    } else if isSpaced, text[place] == "b", text[place + 1] == "y" {
      place += 2
    } else {
      return nil
    }
    while text[place].isBlank, place < text.count { place += 1 }
    return place
  }
}

/// Reads the name of a mistake: `bug flip`, `flip`, `"flip"`, `Padding ignored`.
enum MistakeSpelling {
  private static let lengthLimit = 64

  /// - Parameter names: The known names; empty to accept any.
  static func read(_ text: String, among names: [String]) throws(ReadingFailure) -> WrittenAnswer {
    var words = text.split { $0.isWhitespace || "\"'`_:,.!".contains($0) }
    if words.count > 1, let first = words.first, ["bug", "mistake"].contains(first.lowercased()) {
      words.removeFirst()
    }
    let name = words.joined(separator: "-").lowercased()
    guard !name.isEmpty, name.utf8.count <= lengthLimit,
      name.unicodeScalars.allSatisfy({ $0.isDigit || $0.isASCIILetter || $0 == "-" })
    else {
      throw .unreadable("the name of a mistake is needed here, such as flip", nil)
    }
    guard names.isEmpty || names.contains(name) else {
      let nearest = Suggestion.nearest(to: name, in: names).map { "; did you mean \($0)?" } ?? ""
      throw .unreadable("there is no mistake called \(name)\(nearest)", nil)
    }
    let typed = words.joined(separator: " ")
    return WrittenAnswer(
      value: .text(name), notes: typed == name ? [] : ["read \(typed) as \(name)"])
  }
}

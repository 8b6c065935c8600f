/// Words around an answer that say nothing: `y =` before it, a full stop behind it.
enum LabelRemoval {
  /// Nil where there are none.
  static func removed(from text: AnswerText) -> (text: AnswerText, notes: [String])? {
    var bare = text
    var notes: [String] = []
    if let start = behindLabel(text) {
      notes.append("left out the name before =")
      bare = text.slice(start..<text.count).trimmed
    }
    let last = bare.count - 1
    if last > 0, bare[last] == ".", bare[last - 1].isCloser || bare[last - 1].isBlank {
      notes.append("left out the full stop")
      bare = bare.slice(0..<last).trimmed
    }
    return notes.isEmpty || bare.isEmpty ? nil : (bare, notes)
  }

  /// The place behind `y =`; nil where no name and single equals sign begin the text.
  private static func behindLabel(_ text: AnswerText) -> Int? {
    guard text[0].isWord, !text[0].isDigit else { return nil }
    var place = 0
    while text[place].isWord { place += 1 }
    while text[place].isBlank, place < text.count { place += 1 }
    return text[place] == "=" && text[place + 1] != "=" ? place + 1 : nil
  }
}

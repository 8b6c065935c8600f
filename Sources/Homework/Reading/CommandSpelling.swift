/// Sizes in commands as they are written by hand: `32 x 32`, `32 × 32`, `32 by 32`.
enum CommandSpelling {
  static func joiningShapes(_ text: AnswerText) -> (text: AnswerText, notes: [String]) {
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

  /// The place behind a cross with white space around it; nil where none begins.
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

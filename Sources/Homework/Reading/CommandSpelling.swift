internal import Commands

/// Commands as they are written by hand: `Conv 32 x 32 5 by 5`, in quotes or as code.
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
    guard name != name.lowercased(), CommandTable.command(named: name.lowercased()) != nil else {
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

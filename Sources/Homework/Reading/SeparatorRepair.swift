/// Replaces separators and borders of other notations: `&` and `\\`, `|`, LaTeX's environments.
struct SeparatorRepair {
  private(set) var notes: [String] = []
  private let text: AnswerText
  private var plain = AnswerText()

  /// For each `|`, whether one side of its line has only brackets and borders.
  private let borders: [Bool]

  init(_ text: AnswerText) {
    self.text = text
    self.borders = text.scalars.contains("|") ? Self.borders(text) : []
  }

  /// The indices of bars that are not borders.
  static func innerBars(_ text: AnswerText) -> Set<Int> {
    let borders = borders(text)
    return Set(text.scalars.indices.filter { text[$0] == "|" && !borders[$0] })
  }

  private static func borders(_ text: AnswerText) -> [Bool] {
    var borders = [Bool](repeating: false, count: text.count)
    for places in [Array(text.scalars.indices), text.scalars.indices.reversed()] {
      var isOutside = true
      for place in places {
        if text[place] == "\n" {
          isOutside = true
        } else if !isFrame(text[place]) {
          isOutside = false
        }
        if isOutside { borders[place] = true }
      }
    }
    return borders
  }

  mutating func repaired() -> AnswerText {
    var place = 0
    while place < text.count {
      let scalar = text[place]
      switch scalar {
      case "\\": place = backslash(place)
      case "&":
        note("read & as a separator")
        put(",", place)
        place += 1
      case "|":
        note("left out the borders |")
        put(borders[place] ? " " : ",", place)
        place += 1
      default:
        put(scalar, place)
        place += 1
      }
    }
    return plain
  }

  private mutating func put(_ scalar: Unicode.Scalar, _ place: Int) {
    plain.append(scalar, origin: text.origin(place))
  }

  private mutating func note(_ note: String) {
    if !notes.contains(note) { notes.append(note) }
  }

  /// Reads a backslash: `\\` ends a row; `\begin{…}`, `\end{…}`, `\left`, `\right` and `\hline` are left
  /// out.
  ///
  /// - Returns: The index after it.
  private mutating func backslash(_ place: Int) -> Int {
    if text[place + 1] == "\\" {
      note("read \\\\ as the end of a row")
      put(";", place)
      return place + 2
    }
    var end = place + 1
    var word = ""
    while end < text.count, text[end].isASCIILetter {
      word.unicodeScalars.append(text[end])
      end += 1
    }
    guard ["begin", "end", "left", "right", "hline"].contains(word) else {
      put("\\", place)
      return place + 1
    }
    note("left out LaTeX's words around the numbers")
    if word == "begin" || word == "end" { end = indexAfterBraces(end) }
    if word == "begin", text[end] == "{" { end = indexAfterBraces(end) }
    if (word == "left" || word == "right") && text[end] == "." { end += 1 }
    return end
  }

  private func indexAfterBraces(_ start: Int) -> Int {
    guard text[start] == "{" else { return start }
    var end = start + 1
    while end < text.count, text[end] != "}", text[end] != "\n" { end += 1 }
    return text[end] == "}" ? end + 1 : end
  }

  private static func isFrame(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isBlank || scalar == "|" || scalar.isOpener || scalar.isCloser || scalar == ";"
      || scalar == ","
  }
}

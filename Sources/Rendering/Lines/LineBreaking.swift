extension StyledLine {
  /// The line broken between words so that no part is wider than `limit`, the parts after the first
  /// indented by `hanging` columns. A word wider than a line is broken anywhere.
  ///
  /// A quotient in `⌊ ⌋` or `⌈ ⌉` and the letter before an equals sign stay together where they fit.
  func wrapped(to limit: Int, hanging: Int = 0) -> [StyledLine] {
    guard width > limit else { return [self] }
    let hanging = min(hanging, limit / 2)
    var breaker = LineBreaker(limit: max(limit, 1), hanging: hanging)
    for word in words(keepsFormulas: true) {
      if word.width > limit - hanging {
        for part in word.words(keepsFormulas: false) { breaker.place(part) }
      } else {
        breaker.place(word)
      }
    }
    return breaker.finished()
  }

  /// The words with the spaces before each; a sign of arithmetic stays with what follows it.
  private func words(keepsFormulas: Bool) -> [StyledLine] {
    var words: [StyledLine] = []
    var word = StyledLine()
    var letters = ""
    var depth = 0
    let text = pieces.flatMap { Array($0.text) }
    var place = -1
    for piece in pieces {
      for character in piece.text {
        place += 1
        if "⌊⌈".contains(character) { depth += 1 }
        if "⌋⌉".contains(character) { depth -= 1 }
        if character == " ", !letters.isEmpty {
          let isLetterOfEquation =
            letters.count <= 2 && text[place...].prefix(3).elementsEqual(" = ")
          let isKept = keepsFormulas && (depth > 0 || isLetterOfEquation)
          if !Self.signs.contains(letters), !isKept {
            words.append(word)
            word = StyledLine()
          }
          letters = ""
        }
        if character != " " { letters.append(character) }
        word.append(String(character), piece.ink)
      }
    }
    words.append(word)
    return words
  }

  private static let signs: Set<String> = ["+", "−", "/", "·", "="]

  /// The line without the spaces it begins with.
  fileprivate var trimmed: StyledLine {
    var line = StyledLine()
    for piece in pieces {
      line.append(line.isEmpty ? String(piece.text.drop { $0 == " " }) : piece.text, piece.ink)
    }
    return line
  }

  /// As much of the line as fits in a number of columns, and the rest.
  func split(at columns: Int) -> (head: StyledLine, tail: StyledLine) {
    var (head, tail) = (StyledLine(), StyledLine())
    for piece in pieces {
      for character in piece.text {
        if tail.isEmpty && head.width + character.displayWidth <= columns {
          head.append(String(character), piece.ink)
        } else {
          tail.append(String(character), piece.ink)
        }
      }
    }
    return (head, tail)
  }

  /// The line cut to a number of columns, with `…` where something is missing.
  func cut(to columns: Int) -> StyledLine {
    guard width > columns else { return self }
    var line = split(at: max(columns - 1, 0)).head
    line.append("…", .faint)
    return line
  }
}

/// Sets word after word and begins a new line where one does not fit.
private struct LineBreaker {
  let limit: Int
  let hanging: Int
  private var lines: [StyledLine] = []
  private var line = StyledLine()

  init(limit: Int, hanging: Int) {
    self.limit = limit
    self.hanging = hanging
  }

  mutating func place(_ word: StyledLine) {
    if line.width + word.width <= limit {
      line.append(word)
      return
    }
    var rest = word
    if !line.isEmpty {
      turn()
      rest = word.trimmed
    }
    guard line.width + rest.width > limit else {
      line.append(rest)
      return
    }
    for piece in rest.pieces {
      for character in piece.text {
        if line.width + character.displayWidth > limit, line.width > hanging { turn() }
        line.append(String(character), piece.ink)
      }
    }
  }

  private mutating func turn() {
    lines.append(line)
    line = StyledLine()
    line.append(spaces: hanging)
  }

  func finished() -> [StyledLine] { lines + [line] }
}

/// Text broken between words into lines of a greatest width, made printable; an empty text is one empty
/// line.
///
/// - Parameter hanging: the indent of the lines after the first.
public func wrapped(_ text: String, to columns: Int, hanging: Int = 0) -> [String] {
  StyledLine(text).wrapped(to: columns, hanging: hanging).map(\.text)
}

/// Text made printable and padded with spaces to a width, on the left or on the right.
public func padded(_ text: String, to columns: Int, isRight: Bool = false) -> String {
  let shown = printable(text)
  let blank = String(repeating: " ", count: max(columns - displayWidth(shown), 0))
  return isRight ? blank + shown : shown + blank
}

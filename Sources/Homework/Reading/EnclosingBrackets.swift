/// A text with the innermost enclosing bracket of each character.
///
/// Spaces separate cells in square and curly brackets and in rows without brackets, but not in
/// parentheses.
struct EnclosingBrackets {
  let text: AnswerText
  /// Whether the text is a row without brackets.
  let isBare: Bool
  /// For each scalar, the index in `contents` of its bracket; −1 in parentheses.
  private var enclosing: [Int] = []
  private var contents: [Content] = []

  private struct Content {
    var hasComma = false
    /// A comma that is not between two digits.
    var hasPlainComma = false
    /// White space between two operands.
    var hasGap = false
    /// The number of commas since the last white space or row end.
    var run = 0
    var hasLongRun = false
    /// The last character that is not white space.
    var last: Unicode.Scalar = " "
  }

  init(_ text: AnswerText, isBareRow: Bool) {
    self.text = text
    self.isBare = isBareRow && !text[0].isOpener
    var stack = [isBare ? 0 : -1]
    contents = [Content()]
    enclosing.reserveCapacity(text.count)
    for place in 0..<text.count {
      let scalar = text[place]
      if scalar.isCloser, stack.count > 1 { stack.removeLast() }
      let bracket = stack[stack.count - 1]
      enclosing.append(bracket)
      if bracket >= 0 { note(scalar, place, bracket) }
      if scalar == "[" || scalar == "{" {
        stack.append(contents.count)
        contents.append(Content())
      } else if scalar == "(" {
        stack.append(-1)
      }
    }
  }

  private mutating func note(_ scalar: Unicode.Scalar, _ place: Int, _ bracket: Int) {
    switch scalar {
    case ",":
      contents[bracket].hasComma = true
      contents[bracket].run += 1
      if contents[bracket].run > 1 { contents[bracket].hasLongRun = true }
      if !text[place - 1].isDigit || !text[place + 1].isDigit {
        contents[bracket].hasPlainComma = true
      }
    case " ", "\t", ";", "\n": contents[bracket].run = 0
    case _ where text[place - 1].isBlank && contents[bracket].last.endsOperand && !scalar.isCloser:
      contents[bracket].hasGap = true
    default: break
    }
    if !scalar.isBlank { contents[bracket].last = scalar }
  }

  private func content(at place: Int) -> Content? {
    guard enclosing.indices.contains(place), enclosing[place] >= 0 else { return nil }
    return contents[enclosing[place]]
  }

  /// Whether a sign is between two numbers, after white space that separates cells.
  func isSpacedSign(_ place: Int) -> Bool {
    guard content(at: place) != nil, ["-", "+", "\u{2212}"].contains(text[place]),
      text[place - 1].isBlank
    else { return false }
    var before = place - 1
    while before >= 0, text[before].isBlank { before -= 1 }
    var after = place + 1
    while after < text.count, text[after].isBlank { after += 1 }
    return (text[before].isDigit || text[before] == ".")
      && (text[after].isDigit || text[after] == ".")
  }

  /// Whether there is only white space between the numbers on both sides of an index.
  func isBetweenNumbers(_ place: Int) -> Bool {
    var before = place - 1
    while before >= 0, text[before].isBlank { before -= 1 }
    var after = place + 1
    while after < text.count, text[after].isBlank { after += 1 }
    return (text[before].isDigit || text[before] == ".")
      && (text[after].isDigit || ["-", ".", "+"].contains(text[after]))
  }

  /// Whether two numbers with only white space between them precede the next bar or line end on either
  /// side.
  func hasGapBeside(_ place: Int) -> Bool {
    for step in [-1, 1] {
      var current = place + step
      while text.scalars.indices.contains(current), text[current] != "|", text[current] != "\n" {
        let beginsGap = text[current].isBlank && !text[current - 1].isBlank
        if beginsGap, isBetweenNumbers(current) { return true }
        current += step
      }
    }
    return false
  }

  func hasComma(_ place: Int) -> Bool { content(at: place)?.hasComma == true }

  /// Whether all commas in the bracket are between digits, at most one per run without white space.
  func mayHaveDecimalCommas(_ place: Int) -> Bool {
    guard let content = content(at: place) else { return false }
    return content.hasGap && !content.hasPlainComma && !content.hasLongRun
  }

  /// Whether a space separates a whole number and a proper fraction.
  func isGapOfMixedNumber(_ place: Int) -> Bool {
    guard text[place] == " ", text[place - 1].isDigit, text[place + 1].isDigit else { return false }
    var before = place - 1
    while text[before].isDigit { before -= 1 }
    guard text[before].isBlankOrNewline || text[before] == "-" || text[before] == ";" else {
      return false
    }
    let (top, slash) = number(from: place + 1)
    guard text[slash] == "/", let top, let bottom = number(from: slash + 1).value else {
      return false
    }
    return top < bottom
  }

  /// The whole number at an index, and the index after it.
  private func number(from start: Int) -> (value: Int?, end: Int) {
    var end = start
    while text[end].isDigit { end += 1 }
    return (Int(text.slice(start..<end).string), end)
  }
}

extension Unicode.Scalar {
  /// Whether an operand can end with it.
  var endsOperand: Bool { isWord || isCloser || self == "'" || self == "." }
}

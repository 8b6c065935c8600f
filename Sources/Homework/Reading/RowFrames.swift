/// A text with, for each character, the bracket that it stands in directly.
///
/// Spaces separate only in square and curly brackets, and in rows without brackets; in parentheses
/// they mean nothing.
struct RowFrames {
  let text: AnswerText
  /// Whether no bracket encloses all of it and rows may stand without one.
  let isBare: Bool
  /// For each scalar, the number of its frame; −1 in parentheses.
  private var frames: [Int] = []
  private var contents: [Content] = []

  private struct Content {
    var hasComma = false
    /// A comma that is not between two digits.
    var hasPlainComma = false
    /// White space between two operands.
    var hasGap = false
    /// Commas since the last white space or row end.
    var run = 0
    var hasLongRun = false
    /// The last that was not white space.
    var last: Unicode.Scalar = " "
  }

  init(_ text: AnswerText, isBareRow: Bool) {
    self.text = text
    self.isBare = isBareRow && !text[0].isOpener
    var stack = [isBare ? 0 : -1]
    contents = [Content()]
    frames.reserveCapacity(text.count)
    for place in 0..<text.count {
      let scalar = text[place]
      if scalar.isCloser, stack.count > 1 { stack.removeLast() }
      let frame = stack[stack.count - 1]
      frames.append(frame)
      if frame >= 0 { note(scalar, place, frame) }
      if scalar == "[" || scalar == "{" {
        stack.append(contents.count)
        contents.append(Content())
      } else if scalar == "(" {
        stack.append(-1)
      }
    }
  }

  private mutating func note(_ scalar: Unicode.Scalar, _ place: Int, _ frame: Int) {
    switch scalar {
    case ",":
      contents[frame].hasComma = true
      contents[frame].run += 1
      if contents[frame].run > 1 { contents[frame].hasLongRun = true }
      if !text[place - 1].isDigit || !text[place + 1].isDigit {
        contents[frame].hasPlainComma = true
      }
    case " ", "\t", ";", "\n": contents[frame].run = 0
    case _ where text[place - 1].isBlank && contents[frame].last.endsOperand && !scalar.isCloser:
      contents[frame].hasGap = true
    default: break
    }
    if !scalar.isBlank { contents[frame].last = scalar }
  }

  private func frame(_ place: Int) -> Content? {
    guard frames.indices.contains(place), frames[place] >= 0 else { return nil }
    return contents[frames[place]]
  }

  /// Whether a sign stands between two numbers with white space before it, where that separates.
  func isSpacedSign(_ place: Int) -> Bool {
    guard frame(place) != nil, ["-", "+", "\u{2212}"].contains(text[place]),
      text[place - 1].isBlank
    else { return false }
    var before = place - 1
    while before >= 0, text[before].isBlank { before -= 1 }
    var after = place + 1
    while after < text.count, text[after].isBlank { after += 1 }
    return (text[before].isDigit || text[before] == ".")
      && (text[after].isDigit || text[after] == ".")
  }

  /// Whether nothing but white space lies between the numbers on both sides of a place.
  func isBetweenNumbers(_ place: Int) -> Bool {
    var before = place - 1
    while before >= 0, text[before].isBlank { before -= 1 }
    var after = place + 1
    while after < text.count, text[after].isBlank { after += 1 }
    return (text[before].isDigit || text[before] == ".")
      && (text[after].isDigit || ["-", ".", "+"].contains(text[after]))
  }

  /// Whether two numbers with nothing but white space between them stand before the next bar or line
  /// end on either side.
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

  func hasComma(_ place: Int) -> Bool { frame(place)?.hasComma == true }

  /// Whether all commas around stand between digits, one to each stretch without white space.
  func mayHaveDecimalCommas(_ place: Int) -> Bool {
    guard let frame = frame(place) else { return false }
    return frame.hasGap && !frame.hasPlainComma && !frame.hasLongRun
  }

  /// Whether white space stands between a whole number and a proper fraction.
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

  /// The whole number at a place, and the place behind it.
  private func number(from start: Int) -> (value: Int?, end: Int) {
    var end = start
    while text[end].isDigit { end += 1 }
    return (Int(text.slice(start..<end).string), end)
  }
}

extension Unicode.Scalar {
  /// Whether an operand may end with it.
  var endsOperand: Bool { isWord || isCloser || self == "'" || self == "." }
}

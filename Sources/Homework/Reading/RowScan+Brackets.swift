internal import Syntax

/// Brackets within a row: where they end, and whether they are lists.
extension RowScan {
  /// Whether a parenthesis holds a list rather than one expression.
  func isTuple(_ start: Int) -> Bool {
    var depth = 0
    var place = start
    var isList = false
    while place < stretch.upperBound {
      let scalar = text[place]
      if scalar.isOpener { depth += 1 }
      if scalar.isCloser { depth -= 1 }
      if depth == 1, scalar == "," || scalar == ";" || scalar == "\n" { isList = true }
      if depth == 2, scalar.isOpener, text[place - 1] == "(" { isList = isList || scalar != "(" }
      if depth == 1, scalar.isBlank, text[place - 1].endsOperand,
        text[place + 1].isDigit || text[place + 1] == "." || isAttachedSign(place + 1)
          || (text[place - 1].isCloser && text[place + 1].isOpener)
      {
        isList = true
      }
      if depth == 0 { return isList || isDoubled(start, place) }
      place += 1
    }
    return isList
  }

  private func isAttachedSign(_ place: Int) -> Bool {
    (text[place] == "-" || text[place] == "+") && !text[place + 1].isBlank
  }

  /// `((1 2))`: a parenthesis with nothing but a list in it.
  private func isDoubled(_ start: Int, _ end: Int) -> Bool {
    var inner = start + 1
    while text[inner].isBlankOrNewline, inner < end { inner += 1 }
    guard text[inner] == "(", let close = try? behindBracket(inner) else { return false }
    var rest = close
    while text[rest].isBlankOrNewline, rest < end { rest += 1 }
    return rest == end && isTuple(inner)
  }

  /// The place behind the bracket that closes the one at a place.
  func behindBracket(_ start: Int) throws(ReadingFailure) -> Int {
    var closers: [Unicode.Scalar] = []
    var place = start
    while place < stretch.upperBound {
      let scalar = text[place]
      if let closer = scalar.closer { closers.append(closer) }
      if scalar.isCloser {
        guard closers.last == scalar else {
          throw .unreadable("this bracket closes one of another kind", span(place))
        }
        closers.removeLast()
        if closers.isEmpty { return place + 1 }
      }
      place += 1
    }
    throw .unreadable("this bracket is never closed", span(start))
  }

  func span(_ place: Int) -> Span {
    let start = text.scalars.prefix(place).reduce(0) { $0 + UTF8.width($1) }
    return Span(start, start + 1)
  }
}

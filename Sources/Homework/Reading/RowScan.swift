internal import Syntax

/// Splits the contents of a bracket into rows, and rows into cells and inner brackets.
struct RowScan {
  /// Whether a separator followed the last cell of a row.
  private(set) var hasTrailingSeparator = false
  let text: AnswerText
  let stretch: Range<Int>
  private var place: Int
  private var rows: [[Item]] = []
  private var row: [Item] = []
  /// The index of a comma that no cell has followed yet.
  private var openComma: Int?

  struct Item {
    var stretch: Range<Int>
    /// Whether it is a bracket with cells.
    var isGroup: Bool
  }

  init(_ text: AnswerText, _ stretch: Range<Int>) {
    self.text = text
    self.stretch = stretch
    self.place = stretch.lowerBound
  }

  /// - Parameter keepsRowsAfterComma: Whether a line end ends a row even after a comma, as in rows without
  ///   brackets.
  mutating func items(keepsRowsAfterComma: Bool) throws(ReadingFailure) -> [[Item]] {
    while place < stretch.upperBound {
      let scalar = text[place]
      switch scalar {
      case ",":
        guard openComma == nil, !row.isEmpty else {
          throw .unreadable("a number is missing next to this comma", text.span(at: place))
        }
        openComma = place
        place += 1
      case "\n":
        if openComma == nil || keepsRowsAfterComma { endRow() }
        place += 1
      case ";":
        endRow()
        place += 1
      case _ where scalar.isBlankOrNewline: place += 1
      case _ where scalar.isCloser:
        throw .unreadable("this bracket closes no open bracket", text.span(at: place))
      default: try item()
      }
    }
    endRow()
    return rows
  }

  private mutating func endRow() {
    if openComma != nil { hasTrailingSeparator = true }
    openComma = nil
    if !row.isEmpty { rows.append(row) }
    row = []
  }

  private mutating func item() throws(ReadingFailure) {
    openComma = nil
    let start = place
    if text[place].isOpener, text[place] != "(" || isTuple(place) {
      let end = try indexAfterBracket(place)
      place = end
      if end >= stretch.upperBound || !continuesCell(end) {
        row.append(Item(stretch: start..<end, isGroup: true))
        return
      }
    }
    try skipCell()
    row.append(Item(stretch: start..<place, isGroup: false))
  }

  /// Whether an operator continues the cell before it.
  private func continuesCell(_ place: Int) -> Bool {
    ["*", "/", "^", "@", "'"].contains(text[place])
  }

  /// Skips a cell: numbers, names and operators, with white space only around operators.
  private mutating func skipCell() throws(ReadingFailure) {
    while place < stretch.upperBound {
      let scalar = text[place]
      if scalar.isOpener {
        place = try indexAfterBracket(place)
      } else if scalar == "," || scalar == ";" || scalar == "\n" || scalar.isCloser {
        return
      } else if scalar.isBlank || scalar == "\r" {
        let gap = place
        while place < stretch.upperBound, text[place].isBlank || text[place] == "\r" { place += 1 }
        guard place < stretch.upperBound, joins(gap, place) else {
          place = gap
          return
        }
      } else {
        place += 1
      }
    }
  }

  /// Whether white space is inside a cell.
  private func joins(_ gap: Int, _ next: Int) -> Bool {
    let before = text[gap - 1]
    let after = text[next]
    if isOperator(before) { return !(after == "," || after == ";" || after == "\n") }
    if after == "-" || after == "+" || after == "\u{2212}" { return text[next + 1].isBlank }
    return after == "*" || after == "/" || after == "^" || after == "@"
  }

  private func isOperator(_ scalar: Unicode.Scalar) -> Bool {
    ["+", "-", "\u{2212}", "*", "/", "^", "@"].contains(scalar)
  }
}

/// Brackets in a row: their ends, and whether they are lists.
extension RowScan {
  /// Whether a parenthesis contains a list instead of one expression.
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

  /// Whether a parenthesis contains only a list: `((1 2))`.
  private func isDoubled(_ start: Int, _ end: Int) -> Bool {
    var inner = start + 1
    while text[inner].isBlankOrNewline, inner < end { inner += 1 }
    guard text[inner] == "(", let close = try? indexAfterBracket(inner) else { return false }
    var rest = close
    while text[rest].isBlankOrNewline, rest < end { rest += 1 }
    return rest == end && isTuple(inner)
  }

  /// The index after the bracket that closes the one at `start`.
  func indexAfterBracket(_ start: Int) throws(ReadingFailure) -> Int {
    var closers: [Unicode.Scalar] = []
    var place = start
    while place < stretch.upperBound {
      let scalar = text[place]
      if let closer = scalar.closer { closers.append(closer) }
      if scalar.isCloser {
        guard closers.last == scalar else {
          throw .unreadable("this bracket closes a bracket of another kind", text.span(at: place))
        }
        closers.removeLast()
        if closers.isEmpty { return place + 1 }
      }
      place += 1
    }
    throw .unreadable("this bracket is never closed", text.span(at: start))
  }

}

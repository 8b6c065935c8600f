internal import Syntax

/// Splits the inside of one bracket into rows, and rows into cells and inner brackets.
struct RowScan {
  /// Whether a separator stood behind the last cell of a row.
  private(set) var hasTrailingSeparator = false
  let text: AnswerText
  let stretch: Range<Int>
  private var place: Int
  private var rows: [[Item]] = []
  private var row: [Item] = []
  /// Where the comma stands that no cell has followed yet.
  private var openComma: Int?

  struct Item {
    var stretch: Range<Int>
    /// Whether it is a bracket whose inside has cells of its own.
    var isGroup: Bool
  }

  init(_ text: AnswerText, _ stretch: Range<Int>) {
    self.text = text
    self.stretch = stretch
    self.place = stretch.lowerBound
  }

  /// - Parameter keepsRowsAfterComma: whether a new line ends a row even behind a comma, as in rows
  ///   without brackets.
  mutating func items(keepsRowsAfterComma: Bool) throws(ReadingFailure) -> [[Item]] {
    while place < stretch.upperBound {
      let scalar = text[place]
      switch scalar {
      case ",":
        guard openComma == nil, !row.isEmpty else {
          throw .unreadable("a number is missing beside this comma", span(place))
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
        throw .unreadable("this bracket closes none that is open", span(place))
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
      let end = try behindBracket(place)
      place = end
      if end >= stretch.upperBound || !continuesCell(end) {
        row.append(Item(stretch: start..<end, isGroup: true))
        return
      }
    }
    try goOverCell()
    row.append(Item(stretch: start..<place, isGroup: false))
  }

  /// Whether an operator makes what stands before it a part of a longer cell.
  private func continuesCell(_ place: Int) -> Bool {
    ["*", "/", "^", "@", "'"].contains(text[place])
  }

  /// Goes behind a cell: numbers, names and operators, with white space only around operators.
  private mutating func goOverCell() throws(ReadingFailure) {
    while place < stretch.upperBound {
      let scalar = text[place]
      if scalar.isOpener {
        place = try behindBracket(place)
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

  /// Whether white space from one place to another stands inside a cell.
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

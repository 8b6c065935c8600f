/// Square brackets: matrices and subscripts.
extension Parser {
  /// Parses the rows of a matrix. Semicolons and line ends end a row, commas and spaces an element.
  /// Empty rows are ignored, and a line end after a comma is white space.
  mutating func rows() throws(Diagnostic) -> [[Expression]] {
    let outer = try enter(spaceSeparates: true)
    try take(Parser.rowBytes)
    var rows: [[Expression]] = []
    var row: [Expression] = []
    row.reserveCapacity(4)
    var highest = 0
    while true {
      skipBlank()
      switch current {
      case .rightBracket:
        leave(outer)
        height = highest + 1
        if row.isEmpty { return rows }
        if rows.isEmpty { return [row] }
        rows.append(row)
        return rows
      case .semicolon, .newline:
        position += 1
        guard !row.isEmpty else { continue }
        try take(Parser.rowBytes)
        let count = row.count
        rows.append(row)
        row = []
        row.reserveCapacity(count)
      case .hash:
        skipComment()
      default:
        try take(Parser.elementBytes)
        row.append(try expression())
        highest = max(highest, height)
        guard passSeparator() else { throw unexpected(after: row[row.count - 1]) }
      }
    }
  }

  /// Skips the separator after an element: white space, a comma, or the end of the row. Returns false if
  /// there is none.
  private mutating func passSeparator() -> Bool {
    if current == .rightBracket { return true }
    if current == .space, next.isDigit {
      position += 1
      return true
    }
    return passLongSeparator()
  }

  private mutating func passLongSeparator() -> Bool {
    let isSpaced = skipBlank()
    switch current {
    case .rightBracket, .semicolon, .newline, .hash: return true
    case .comma:
      lastMark = Span(position, position + 1)
      position += 1
      skipBlank()
      while current == .newline || current == .hash {
        if current == .hash { skipComment() } else { position += 1 }
        skipBlank()
      }
      return true
    case 0 where isAtEnd: return false
    default: return isSpaced && beginsOperand
    }
  }

  /// Whether the current byte can begin an operand.
  var beginsOperand: Bool {
    switch current {
    case .leftBracket, .leftParenthesis, .quote, .question, .minus, .plus: true
    case .point: next.isDigit
    case 0xE2 where isMinusSign(at: position): true
    default: current.isDigit || nameEnd(from: position) > position
    }
  }

  /// Parses `[1, 0:2]` after an operand.
  mutating func subscripts(of operand: Expression) throws(Diagnostic) -> [Subscript] {
    if case .matrix = operand.node, spaceSeparates, opener != nil {
      throw .missingSeparator(at: Span(position, position + 1))
    }
    let start = position
    let outer = try enter()
    var subscripts: [Subscript] = []
    var highest = 0
    while true {
      skipBlank()
      if current == .rightBracket, !subscripts.isEmpty { break }
      try take(3 * Parser.elementBytes)
      subscripts.append(try singleSubscript())
      highest = max(highest, height)
      skipBlank()
      guard current == .comma else {
        if current == .rightBracket { break }
        if case .matrix = operand.node, !isAtEnd {
          throw .touchingMatrices(at: Span(start, start + 1))
        }
        throw unexpectedInIndex()
      }
      lastMark = Span(position, position + 1)
      position += 1
    }
    leave(outer)
    height = highest
    return subscripts
  }

  /// Parses one subscript: an index, or `a:b:step` with any part left out.
  private mutating func singleSubscript() throws(Diagnostic) -> Subscript {
    let start = position
    var highest = 0
    var parts: [Expression?] = [nil]
    var end = position
    while true {
      skipBlank()
      if current == .colon {
        guard parts.count < 3 else { throw .tooManyColons(at: Span(position, position + 1)) }
        lastMark = Span(position, position + 1)
        position += 1
        end = position
        parts.append(nil)
      } else if parts[parts.count - 1] == nil, current != .comma, current != .rightBracket {
        let part = try expression()
        highest = max(highest, height)
        end = part.span.end
        parts[parts.count - 1] = part
      } else {
        break
      }
    }
    height = highest
    if parts.count > 1 {
      return .slice(parts[0], parts[1], parts.count > 2 ? parts[2] : nil, Span(start, end))
    }
    guard let index = parts[0] else { throw unexpectedInsteadOfOperand() }
    return .index(index)
  }
}

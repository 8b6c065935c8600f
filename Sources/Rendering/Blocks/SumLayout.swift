internal import Arithmetic
internal import Documents

/// A sum of products in the rows of its kernel with what it gives; or the numbers that an average, a
/// norm or an extremum is taken over.
struct SumLayout {
  let sum: SumFigure
  let width: Int

  /// More than this is cut, with a line that counts what is missing.
  static let mostTerms = 8
  static let mostRows = 6

  init(_ sum: SumFigure, width: Int) {
    self.sum = sum
    self.width = width
  }

  func lines() -> [StyledLine] {
    guard sum.rows.contains(where: { !$0.isEmpty }) || sum.bias != nil else {
      return [StyledLine("= " + sum.result.readText, .result)]
    }
    var terms = Self.mostTerms
    while true {
      let lines = isSpread ? products(terms) : enclosed(terms)
      if lines.width <= width || terms == 1 {
        return lines.flatMap { $0.wrapped(to: width, hanging: 2) }
      }
      terms -= 1
    }
  }

  /// The lines with as many terms as there may be, where they fit.
  func uncut() -> [StyledLine]? {
    let lines = isSpread ? products(Self.mostTerms) : enclosed(Self.mostTerms)
    return lines.width <= width ? lines : nil
  }

  /// Whether the terms stand one row of the kernel a line, rather than inside one pair of parentheses.
  var isSpread: Bool { sum.kind == .sum && sum.divisor == nil }

  var rows: [[SumFigure.Term]] { sum.rows.filter { !$0.isEmpty } }

  /// The rows that are shown and how many terms are not.
  func shown(_ most: Int) -> (rows: [[SumFigure.Term]], hidden: Int) {
    let rows = rows
    let kept = rows.count > Self.mostRows ? Self.mostRows - 1 : rows.count
    let shown = rows.prefix(kept).map { Array($0.prefix(most)) }
    return (shown, rows.reduce(0) { $0 + $1.count } - shown.reduce(0) { $0 + $1.count })
  }
}

/// Sums: `0·1 + 0·0 − 0·1`, the signs and dots of all rows under each other.
extension SumLayout {
  private func products(_ most: Int) -> [StyledLine] {
    let (rows, hidden) = shown(most)
    let written = rows.map { $0.map(WrittenTerm.init) }
    if rows.count == 1 { return equated([single(written[0], hidden)], gap: " ") }
    let left = Self.widths(of: written) { displayWidth($0.left) }
    let right = Self.widths(of: written) { displayWidth($0.right) }
    var lines = written.enumerated().map { place, row in
      line(
        of: row, left, right, isFirst: place == 0,
        isCut: rows[place].count < self.rows[place].count)
    }
    if hidden > 0 { lines.append(StyledLine("  … \(count(of: hidden, more: "product"))", .faint)) }
    if let bias = sum.bias {
      var line = StyledLine((bias.isNegative ? "− " : "+ ") + bias.factorText)
      line.append(" (bias)", .faint)
      lines.append(line)
    }
    return equated(lines, gap: "  ")
  }

  /// The width of each column of terms, or of one half of them.
  private static func widths(
    of rows: [[WrittenTerm]], _ width: (WrittenTerm) -> Int
  ) -> [Int] {
    var widths: [Int] = []
    for row in rows {
      for (column, term) in row.enumerated() {
        if column == widths.count { widths.append(0) }
        widths[column] = max(widths[column], width(term))
      }
    }
    return widths
  }

  /// A sum on one line, its bias included.
  private func single(_ terms: [WrittenTerm], _ hidden: Int) -> StyledLine {
    var line = StyledLine()
    for (place, term) in terms.enumerated() {
      let sign = term.isNegative ? (place > 0 ? " − " : "−") : place > 0 ? " + " : ""
      line.append(sign + term.left + term.right, term.ink)
    }
    if hidden > 0 { line.append(" + … \(count(of: hidden, more: "product"))", .faint) }
    if let bias = sum.bias {
      line.append((bias.isNegative ? " − " : " + ") + bias.factorText)
      line.append(" (bias)", .faint)
    }
    return line
  }

  private func line(
    of row: [WrittenTerm], _ left: [Int], _ right: [Int], isFirst: Bool, isCut: Bool
  ) -> StyledLine {
    var line = StyledLine()
    for (column, term) in row.enumerated() {
      let isLeading = isFirst && column == 0
      line.append(
        (column > 0 ? " " : "") + (term.isNegative ? "− " : isLeading ? "  " : "+ "), term.ink)
      line.append(spaces: left[column] - displayWidth(term.left))
      line.append(term.left + term.right, term.ink)
      line.append(spaces: right[column] - displayWidth(term.right))
    }
    if isCut { line.append(" + …", .faint) }
    return line
  }

  /// The result behind the last line, clear of the lines above; a long one below. A sum of symbols
  /// that is what was just written is not written twice.
  private func equated(_ lines: [StyledLine], gap: String) -> [StyledLine] {
    guard var last = lines.last, !isItsOwnResult else { return lines }
    var result = StyledLine("= ")
    result.append(sum.result.readText, .result)
    guard lines.width + gap.count + result.width <= width else {
      return lines + result.wrapped(to: width, hanging: 2)
    }
    last.pad(to: lines.width)
    last.append(gap)
    last.append(result)
    return lines.dropLast() + [last]
  }

  private var isItsOwnResult: Bool {
    guard case .symbolic(let result) = sum.result else { return false }
    let count = rows.reduce(0) { $0 + $1.count } + (sum.bias == nil ? 0 : 1)
    return count > 1 && result.termCount == count
  }
}

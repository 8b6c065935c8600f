internal import Arithmetic
internal import Documents

/// A sum of products in the rows of its kernel with what it gives; or the numbers that an average, a
/// norm or an extremum is taken over.
struct SumLayout {
  let sum: SumFigure
  let width: Int

  /// More than this is cut, with a line that counts what is missing.
  private static let mostTerms = 8
  private static let mostRows = 6

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
  private var isSpread: Bool { sum.kind == .sum && sum.divisor == nil }

  private var rows: [[SumFigure.Term]] { sum.rows.filter { !$0.isEmpty } }

  /// The rows that are shown and how many terms are not.
  private func shown(_ most: Int) -> (rows: [ArraySlice<SumFigure.Term>], hidden: Int) {
    let rows = rows
    let kept = rows.count > Self.mostRows ? Self.mostRows - 1 : rows.count
    let shown = rows.prefix(kept).map { $0.prefix(most) }
    return (shown, rows.reduce(0) { $0 + $1.count } - shown.reduce(0) { $0 + $1.count })
  }
}

/// Sums: `0·1 + 0·0 − 0·1`, the signs and dots of all rows under each other.
extension SumLayout {
  private func products(_ most: Int) -> [StyledLine] {
    let (rows, hidden) = shown(most)
    let written = rows.map { $0.map(WrittenTerm.init) }
    if rows.count == 1 { return equated([single(written[0], hidden)], gap: " ") }
    let columns = (0..<(written.map(\.count).max() ?? 0)).map { column in
      written.reduce(into: (left: 0, right: 0)) { widths, row in
        guard column < row.count else { return }
        widths.left = max(widths.left, displayWidth(row[column].left))
        widths.right = max(widths.right, displayWidth(row[column].right))
      }
    }
    var lines = written.enumerated().map { place, row in
      line(of: row, columns, isFirst: place == 0, isCut: rows[place].count < self.rows[place].count)
    }
    if hidden > 0 { lines.append(StyledLine("  … \(count(of: hidden, more: "product"))", .faint)) }
    if let bias = sum.bias {
      var line = StyledLine((bias.isNegative ? "− " : "+ ") + bias.factorText)
      line.append(" (bias)", .faint)
      lines.append(line)
    }
    return equated(lines, gap: "  ")
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
    of row: [WrittenTerm], _ columns: [(left: Int, right: Int)], isFirst: Bool, isCut: Bool
  ) -> StyledLine {
    var line = StyledLine()
    for (column, term) in row.enumerated() {
      let isLeading = isFirst && column == 0
      line.append(
        (column > 0 ? " " : "") + (term.isNegative ? "− " : isLeading ? "  " : "+ "), term.ink)
      line.append(spaces: columns[column].left - displayWidth(term.left))
      line.append(term.left + term.right, term.ink)
      line.append(spaces: columns[column].right - displayWidth(term.right))
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

/// Averages, norms and extrema: `(1 + 2 + 5 + 6) / 4 = 3.5`, `max(1, 3, 2, 0) = 3`.
extension SumLayout {
  private func enclosed(_ most: Int) -> [StyledLine] {
    let (rows, hidden) = shown(most)
    let opening = opening
    let single = line(rows.flatMap { Array($0) }, isFirst: true)
    var lines: [StyledLine] = []
    if single.width <= min(width - 20, 56) && hidden == 0 {
      lines = [StyledLine(opening), single]
      lines = [lines[0].followed(by: single)]
    } else {
      for (place, row) in rows.enumerated() {
        var line = self.line(Array(row), isFirst: place == 0)
        if isListed && (place < rows.count - 1 || hidden > 0) { line.append(",") }
        lines.append(
          place == 0
            ? StyledLine(opening).followed(by: line)
            : line.indented(by: displayWidth(opening) - (isListed ? 0 : 1)))
      }
      if hidden > 0 {
        let more = (isListed ? "… " : "+ … ") + count(of: hidden, more: "number")
        lines.append(
          StyledLine(more, .faint).indented(by: displayWidth(opening) - (isListed ? 0 : 1)))
      }
    }
    guard var last = lines.last else { return [] }
    last.append(closing)
    last.append(" = ")
    last.append(sum.result.readText, .result)
    return lines.dropLast() + [last]
  }

  private func line(_ terms: [SumFigure.Term], isFirst: Bool) -> StyledLine {
    var line = StyledLine()
    for (place, term) in terms.enumerated() {
      let written = WrittenTerm(term)
      let text = written.left + written.right
      let isLeading = isFirst && place == 0
      if isListed || isNorm {
        let separator = isListed ? ", " : " + "
        line.append(place > 0 ? separator : isLeading || isListed ? "" : "+ ")
        line.append(powered(text, written.isNegative), written.ink)
      } else {
        line.append(place > 0 ? " " : "")
        line.append(written.isNegative ? (isLeading ? "−" : "− ") : isLeading ? "" : "+ ")
        line.append(text, written.ink)
      }
    }
    return line
  }

  private var isListed: Bool { sum.kind == .maximum || sum.kind == .minimum }

  private var isNorm: Bool {
    if case .norm = sum.kind { return true }
    return false
  }

  private func powered(_ text: String, _ isNegative: Bool) -> String {
    let signed = isNegative ? "−" + text : text
    guard case .norm(let power) = sum.kind else { return signed }
    if power == 1 || power % 2 != 0 {
      return "|\(signed)|" + (power == 1 ? "" : superscript(power))
    }
    return (isNegative ? "(\(signed))" : signed) + superscript(power)
  }

  private var opening: String {
    switch sum.kind {
    case .maximum: "max("
    case .minimum: "min("
    case .norm(2): "√("
    case .sum, .norm: "("
    }
  }

  private var closing: String {
    let divided = sum.divisor.map { ") / \($0)" } ?? ")"
    guard case .norm(let power) = sum.kind else { return divided }
    return power <= 2 ? divided : divided + "^(1/\(power))"
  }

  private func superscript(_ number: Int) -> String {
    String(number).reduce(into: "") { $0.append(Self.superscripts[$1] ?? $1) }
  }

  private static let superscripts = Dictionary(
    uniqueKeysWithValues: zip("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
}

/// A term with its sign taken out, in two halves that meet at its dot.
private struct WrittenTerm {
  let isNegative: Bool
  let left: String
  let right: String
  let ink: Ink

  init(_ term: SumFigure.Term) {
    isNegative = term.factors.reduce(false) { $0 != $1.isNegative }
    left = term.factors.first?.factorText ?? "0"
    right = term.factors.dropFirst().reduce("") { $0 + "·" + $1.factorText }
    ink = term.isPadding ? .padding : .plain
  }
}

extension StyledLine {
  fileprivate func followed(by line: StyledLine) -> StyledLine {
    var joined = self
    joined.append(line)
    return joined
  }
}

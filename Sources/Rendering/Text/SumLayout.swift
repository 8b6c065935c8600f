internal import Arithmetic
internal import Documents

/// A sum of products in the rows of its kernel with what it gives; or the numbers that an average, a
/// norm or an extremum is taken over.
struct SumLayout {
  let sum: SumFigure
  let width: Int
  /// `=`, or `≈` where floats are rounded to be read.
  let equals: String

  /// More terms than these are cut, with a line that counts what is missing.
  static let mostTerms = 8
  static let mostRows = 6

  init(_ sum: SumFigure, width: Int) {
    self.sum = sum.legible
    self.width = width
    equals = self.sum == sum ? "= " : "≈ "
  }

  func lines() -> [StyledLine] {
    guard !rows.isEmpty || sum.bias != nil else {
      return [StyledLine(equals + sum.result.readText, .result)]
    }
    var terms = Self.mostTerms
    while true {
      let lines = lines(atMost: terms)
      if lines.width <= width || terms == 1 {
        return (lines + total).flatMap { $0.wrapped(to: width, hanging: 2) }
      }
      terms -= 1
    }
  }

  /// The lines with as many terms in a row as there may be, where they fit.
  func uncut() -> [StyledLine]? {
    let lines = lines(atMost: Self.mostTerms) + total
    return lines.width <= width ? lines : nil
  }

  private func lines(atMost terms: Int) -> [StyledLine] {
    isSpread ? products(terms) : enclosed(terms)
  }

  /// Whether each line is one row of the kernel; otherwise all terms are in one pair of parentheses.
  private var isSpread: Bool { sum.kind == .sum && sum.divisor == nil }

  private var rows: [[SumFigure.Term]] { sum.rows.filter { !$0.isEmpty } }

  /// The rows that are shown and how many terms are not.
  func shown(_ most: Int) -> (rows: [[SumFigure.Term]], hidden: Int) {
    guard !sum.isWhole else { return (rows.flatMap { $0.chunks(of: most) }, 0) }
    let kept = rows.count > Self.mostRows ? Self.mostRows - 1 : rows.count
    let shown = rows.prefix(kept).map { Array($0.prefix(most)) }
    return (shown, rows.reduce(0) { $0 + $1.count } - shown.reduce(0) { $0 + $1.count })
  }
}

/// Sums: `0·1 + 0·0 + 0·(−1)`, the signs and dots of all rows under each other.
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
        isCut: !sum.isWhole && rows[place].count < self.rows[place].count)
    }
    if hidden > 0 { lines.append(StyledLine("  … \(count(of: hidden, more: "product"))", .faint)) }
    if !subtotals.isEmpty { lines = withSubtotals(lines, most) }
    if let bias = sum.bias {
      var line = StyledLine((bias.isNegative ? "− " : "+ ") + bias.factorText)
      line.append(" (bias)", .faint)
      lines.append(line)
    }
    return subtotals.isEmpty ? equated(lines, gap: "  ") : lines
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
      if isCut || column < row.count - 1 {
        line.append(spaces: right[column] - displayWidth(term.right))
      }
    }
    if isCut { line.append(" + …", .faint) }
    return line
  }

  /// The result after the last line, clear of the lines above; a long one below. A sum of symbols
  /// that is what was just written is not written twice.
  private func equated(_ lines: [StyledLine], gap: String) -> [StyledLine] {
    guard var last = lines.last, !isItsOwnResult else { return lines }
    let result = result
    guard lines.width + gap.count + result.width <= width else {
      return lines + result.wrapped(to: width, hanging: 2)
    }
    last.pad(to: lines.width)
    last.append(gap)
    last.append(result)
    return lines.dropLast() + [last]
  }

  private var result: StyledLine {
    var result = StyledLine(equals)
    result.append(sum.result.readText, .result)
    return result
  }

  private var isItsOwnResult: Bool {
    guard case .symbolic(let result) = sum.result else { return false }
    let count = rows.reduce(0) { $0 + $1.count } + (sum.bias == nil ? 0 : 1)
    return count > 1 && result.termCount == count
  }
}

/// Subtotals of a sum written out whole: what each channel gives, and their sum below.
extension SumLayout {
  private var subtotals: [Scalar] {
    guard sum.isWhole, isSpread, sum.groups.count > 1 else { return [] }
    let subtotals = sum.groups.compactMap(\.subtotal)
    return subtotals.count == sum.groups.count ? subtotals.map(\.legible) : []
  }

  /// The lines with `channel 0: 312` after the last of each group.
  private func withSubtotals(_ lines: [StyledLine], _ most: Int) -> [StyledLine] {
    var (lines, end) = (lines, 0)
    let column = lines.width + 3
    for (group, subtotal) in zip(sum.groups, subtotals) {
      end += group.rows.reduce(0) { $0 + $1.chunks(of: most).count }
      lines[end - 1].pad(to: column)
      lines[end - 1].append(group.name.isEmpty ? "" : group.name + ": ", .faint)
      lines[end - 1].append(subtotal.readText)
    }
    return lines
  }

  /// `= 312 + 4023 + 10884 = 15219`
  private var total: [StyledLine] {
    let parts = subtotals + (sum.bias.map { [$0] } ?? [])
    guard parts.count > 1, !subtotals.isEmpty else { return [] }
    var line = StyledLine(equals)
    for (place, part) in parts.enumerated() {
      let sign = part.isNegative ? (place > 0 ? " − " : "−") : place > 0 ? " + " : ""
      line.append(sign + part.factorText)
    }
    line.append(" ")
    line.append(result)
    return [line]
  }
}

/// Averages, norms and extrema: `(1 + 2 + 5 + 6) / 4 = 3.5`, `max(1, 3, 2, 0) = 3`.
extension SumLayout {
  private func enclosed(_ most: Int) -> [StyledLine] {
    let (rows, hidden) = shown(most)
    let opening = opening
    let single = line(rows.flatMap { $0 }, isFirst: true)
    var lines: [StyledLine] = []
    if single.width <= min(width - 20, 56) && hidden == 0 {
      lines = [StyledLine(opening).followed(by: single)]
    } else {
      let indent = displayWidth(opening) - (isListed ? 0 : 1)
      for (place, row) in rows.enumerated() {
        var line = self.line(row, isFirst: place == 0)
        if isListed && (place < rows.count - 1 || hidden > 0) { line.append(",") }
        lines.append(
          place == 0 ? StyledLine(opening).followed(by: line) : line.indented(by: indent))
      }
      if hidden > 0 {
        let more = (isListed ? "… " : "+ … ") + count(of: hidden, more: "number")
        lines.append(StyledLine(more, .faint).indented(by: indent))
      }
    }
    guard var last = lines.last else { return [] }
    last.append(closing)
    last.append(" ")
    last.append(result)
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

/// A term with the sign of its first factor taken out, in two halves that meet at its dot:
/// `−2·(−3)` is `2` and `·(−3)` with a minus sign.
struct WrittenTerm {
  let isNegative: Bool
  let left: String
  let right: String
  let ink: Ink

  init(_ term: SumFigure.Term) {
    let factors = term.inOrder
    isNegative = factors.first?.isNegative ?? false
    left = factors.first?.factorText ?? "0"
    right = factors.dropFirst().reduce("") { $0 + "·" + $1.signedFactorText }
    ink = term.isPadding ? .padding : .plain
  }
}

extension SumFigure {
  /// The figure with long floats rounded, as far as they are only looked at.
  var legible: SumFigure {
    var figure = self
    figure.result = result.legible
    figure.bias = bias?.legible
    figure.rows = rows.map { row in
      row.map { Term($0.factors.map(\.legible), isPadding: $0.isPadding) }
    }
    return figure
  }
}

extension SumFigure.Term {
  /// The factors in the order that results have them: numbers first, symbols as their product is
  /// written.
  var inOrder: [Scalar] {
    guard factors.count == 2, case .symbolic(let first) = factors[0] else { return factors }
    switch factors[1] {
    case .exact, .float, .complex: return factors.reversed()
    case .symbolic(let second):
      guard first.termCount == 1, second.termCount == 1,
        let leading = (first * second).terms.first?.powers.first?.symbol,
        first.terms.first?.powers.contains(where: { $0.symbol == leading }) == false
      else { return factors }
      return factors.reversed()
    }
  }
}

extension Array {
  /// The elements in runs of at most `count`.
  fileprivate func chunks(of count: Int) -> [[Element]] {
    stride(from: 0, to: self.count, by: Swift.max(count, 1)).map {
      Array(self[$0..<Swift.min($0 + count, self.count)])
    }
  }
}

extension StyledLine {
  fileprivate func followed(by line: StyledLine) -> StyledLine {
    var joined = self
    joined.append(line)
    return joined
  }
}

internal import Documents

/// Averages, norms and extrema: `(1 + 2 + 5 + 6) / 4 = 3.5`, `max(1, 3, 2, 0) = 3`.
extension SumLayout {
  func enclosed(_ most: Int) -> [StyledLine] {
    let (rows, hidden) = shown(most)
    let opening = opening
    let single = line(rows.flatMap { $0 }, isFirst: true)
    var lines: [StyledLine] = []
    if single.width <= min(width - 20, 56) && hidden == 0 {
      lines = [StyledLine(opening), single]
      lines = [lines[0].followed(by: single)]
    } else {
      for (place, row) in rows.enumerated() {
        var line = self.line(row, isFirst: place == 0)
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

extension StyledLine {
  fileprivate func followed(by line: StyledLine) -> StyledLine {
    var joined = self
    joined.append(line)
    return joined
  }
}

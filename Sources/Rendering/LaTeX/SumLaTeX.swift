internal import Arithmetic
internal import Documents

/// A sum of products in the rows of its kernel; or an average, a norm, an extremum.
struct SumLaTeX {
  let sum: SumFigure

  private static let mostTerms = 8
  private static let mostRows = 8

  init(_ sum: SumFigure) { self.sum = sum }

  var text: String {
    let rows = sum.rows.filter { !$0.isEmpty }
    let isSpread = sum.kind == .sum && sum.divisor == nil
    let lines = isSpread ? products(rows) : [enclosed(rows)]
    let result = sum.result.latex
    guard !lines.isEmpty else { return result }
    let last = "&= " + result
    return "\\begin{aligned}\n"
      + (lines.map { "&\\phantom{{}={}} \($0)" } + [last]).joined(separator: " \\\\\n")
      + "\n\\end{aligned}"
  }

  private func products(_ rows: [[SumFigure.Term]]) -> [String] {
    var lines = rows.prefix(Self.mostRows).enumerated().map { place, row in
      let terms = row.prefix(Self.mostTerms).enumerated().map { column, term in
        signed(term, isFirst: place == 0 && column == 0)
      }
      return terms.joined(separator: " ") + (row.count > Self.mostTerms ? " + \\cdots" : "")
    }
    if rows.count > Self.mostRows { lines.append("{} + \\cdots") }
    if let bias = sum.bias {
      lines.append((bias.isNegative ? "{} - " : "{} + ") + bias.latexFactor + "\\ \\text{(bias)}")
    }
    return lines
  }

  private func signed(_ term: SumFigure.Term, isFirst: Bool) -> String {
    let isNegative = term.factors.reduce(false) { $0 != $1.isNegative }
    let sign = isNegative ? (isFirst ? "-" : "{} - ") : isFirst ? "" : "{} + "
    return shaded(sign + factors(term), term)
  }

  private func factors(_ term: SumFigure.Term) -> String {
    term.factors.isEmpty
      ? "0" : term.factors.map(\.latexFactor).joined(separator: " \\cdot ")
  }

  private func shaded(_ text: String, _ term: SumFigure.Term) -> String {
    term.isPadding ? "{\\color{faint} \(text)}" : text
  }

  private func enclosed(_ rows: [[SumFigure.Term]]) -> String {
    let terms = rows.flatMap { $0 }
    let shown = terms.prefix(2 * Self.mostTerms)
    let isCut = shown.count < terms.count
    switch sum.kind {
    case .maximum, .minimum:
      let list = shown.map { shaded(value($0), $0) } + (isCut ? ["\\dots"] : [])
      return "\\\(sum.kind == .maximum ? "max" : "min")(\(list.joined(separator: ", ")))"
    case .norm(let power):
      let parts =
        shown.map { shaded("|\(value($0))|^{\(power)}", $0) } + (isCut ? ["\\cdots"] : [])
      return "\\sqrt[\(power)]{\(parts.joined(separator: " + "))}"
    case .sum:
      let parts = shown.enumerated().map { signed($1, isFirst: $0 == 0) }
      let top = parts.joined(separator: " ") + (isCut ? " + \\cdots" : "")
      return sum.divisor.map { "\\frac{\(top)}{\($0)}" } ?? top
    }
  }

  private func value(_ term: SumFigure.Term) -> String {
    let isNegative = term.factors.reduce(false) { $0 != $1.isNegative }
    return (isNegative ? "-" : "") + factors(term)
  }
}

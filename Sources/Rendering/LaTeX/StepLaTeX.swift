internal import Arithmetic
internal import Documents

/// Cells as an array: the window on a ground of its own and in bold, so that it is seen in black and
/// white too.
struct CellsLaTeX {
  private let table: CellTable

  init(_ table: CellTable) { self.table = table }

  /// The grid of a step, with its words above and below.
  var grid: String {
    let count = table.columnCount
    let words = [table.caption, table.leftOut].filter { !$0.isEmpty }.map { latex($0) }
    guard count > 0 else { return words.map { "\\text{\($0)}" }.joined(separator: "\\ ") }
    // Cells are equally wide where all are narrow.
    let isNarrow = table.rows.allSatisfy { $0.allSatisfy { $0.text.count <= 3 } }
    let array = array(columns: "*{\(count)}{\(isNarrow ? "w{c}{1.3em}" : "c")}", rows(count))
    guard !words.isEmpty else { return array }
    let above = table.caption.isEmpty ? [] : ["\\text{\\small \(latex(table.caption))}"]
    let below =
      table.leftOut.isEmpty ? [] : ["\\text{\\small \\dots{} \(latex(table.leftOut))}"]
    return "\\begin{array}{c}\n"
      + (above + [array] + below).joined(separator: " \\\\[2pt]\n") + "\n\\end{array}"
  }

  /// A matrix between lines, its blocks framed, its rows and columns labelled.
  var matrix: String {
    let count = table.columnCount
    let hasRowLabels = !table.rowLabels.isEmpty
    let first = hasRowLabels ? 2 : 1
    let rule = "\\cline{\(first)-\(count + first - 1)}"
    var lines: [String] = []
    if !table.columnLabels.isEmpty {
      let labels = (hasRowLabels ? [""] : []) + table.columnLabels.map(Self.label)
      lines.append(labels.joined(separator: " & ") + " \\\\")
    }
    for (place, row) in rows(count).enumerated() {
      if table.isFramed, place == 0 || table.ruledRows.contains(place) { lines.append(rule) }
      lines.append((hasRowLabels ? Self.label(table.rowLabels[place]) + " & " : "") + row)
    }
    if table.isFramed { lines.append(rule) }
    let columns = (0..<count).map { table.ruledColumns.contains($0) ? "|r" : "r" }.joined()
    return array(columns: "\(hasRowLabels ? "r" : "")|\(columns)|", lines)
  }

  /// A slice of a result between brackets.
  var bracketed: String {
    let count = table.columnCount
    let rows = table.rows.map { row in
      row.map(Self.content).joined(separator: " & ") + " \\\\"
    }
    return "\\left[" + array(columns: "*{\(count)}{r}", rows) + "\\right]"
  }

  private func rows(_ count: Int) -> [String] {
    table.rows.map { row in
      (0..<count).map { $0 < row.count ? Self.cell(row[$0]) : "" }.joined(separator: " & ")
        + " \\\\"
    }
  }

  private func array(columns: String, _ lines: [String]) -> String {
    "\\begin{array}{\(columns)}\n\(lines.joined(separator: "\n"))\n\\end{array}"
  }

  private static func label(_ text: String) -> String {
    text.isEmpty ? "" : "\\text{\\scriptsize\\color{faint}\(latex(text))}"
  }

  private static func content(_ cell: CellGrid.Cell) -> String {
    switch cell.content {
    case .number(let number): number.latex
    case .dot: "\\cdot"
    case .text(let text): "\\text{\(latex(text))}"
    case .blank: ""
    }
  }

  private static func cell(_ cell: CellGrid.Cell) -> String {
    let content = content(cell)
    switch cell.role {
    case .plain: return content
    case .padding: return "\\cellcolor{padding}\\color{faint}\(content)"
    case .tap: return "\\cellcolor{tap}\\boldsymbol{\(content)}"
    case .paddingTap: return "\\cellcolor{paddingtap}\\color{faint}\(content)"
    case .winner: return "\\cellcolor{winner}\\boldsymbol{\\underline{\(content)}}"
    case .result: return "\\cellcolor{result}\\boldsymbol{\(content)}"
    case .faint: return "\\color{faint}\(content)"
    }
  }
}

/// A sum of products in the rows of its kernel; or an average, a norm, an extremum.
struct SumLaTeX {
  let sum: SumFigure

  private static let mostTerms = 8
  private static let mostRows = 8

  private let equals: String

  init(_ sum: SumFigure) {
    self.sum = sum.legible
    equals = self.sum == sum ? "=" : "\\approx"
  }

  var text: String {
    let rows = sum.rows.filter { !$0.isEmpty }
    let isSpread = sum.kind == .sum && sum.divisor == nil
    let lines = isSpread ? products(rows) : [enclosed(rows)]
    let result = sum.result.latex
    guard !lines.isEmpty else { return result }
    let last = "&\(equals) " + result
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
    let isNegative = term.inOrder.first?.isNegative ?? false
    let sign = isNegative ? (isFirst ? "-" : "{} - ") : isFirst ? "" : "{} + "
    return shaded(sign + factors(term), term)
  }

  private func factors(_ term: SumFigure.Term) -> String {
    let factors = term.inOrder
    guard let first = factors.first else { return "0" }
    return
      ([first.latexFactor]
      + factors.dropFirst().map { $0.isNegative ? "(-\($0.latexFactor))" : $0.latexFactor })
      .joined(separator: " \\cdot ")
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
    let isNegative = term.inOrder.first?.isNegative ?? false
    return (isNegative ? "-" : "") + factors(term)
  }
}

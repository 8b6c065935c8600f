internal import Arithmetic
public import Documents

/// A document as a LaTeX file that compiles by itself, with amsmath, array, xcolor and graphicx alone.
public struct LaTeXRenderer: Sendable {
  /// Whether the document is a part of a page, so that its heading is a small one.
  private let isPart: Bool

  public init() { isPart = false }

  init(isPart: Bool) { self.isPart = isPart }

  public func write(_ document: Document, into bytes: inout [UInt8]) {
    bytes.append(contentsOf: Self.preamble.utf8)
    bytes.append(contentsOf: fragments(of: document).utf8)
    bytes.append("\\end{document}\n")
  }

  /// The blocks without the file around them.
  func fragments(of document: Document) -> String {
    document.passages.reduce(into: "") { $0 += text(of: $1) + "\n\n" }
  }

  private func text(of passage: Passage) -> String {
    switch passage {
    case .heading(let title, let facts): heading(title, facts)
    case .derivation(let figure, let repeatsLaw): derivation(figure, repeatsLaw)
    case .facts(let facts): list(facts)
    case .note(let text): prose(text)
    case .steps(let figures): figures.map(step).joined(separator: "\n\n")
    case .omitted(let text): "\\noindent\\textit{\(latex(text))}"
    case .matrix(let figure): matrix(figure)
    case .table(let figure): table(figure)
    case .picture(let figure): picture(figure)
    case .listing(_, let text): "\\begin{verbatim}\n\(text)\\end{verbatim}"
    case .result(let name, let value): result(name, value)
    }
  }

  private func heading(_ title: String, _ facts: [String]) -> String {
    let line =
      isPart ? "\\noindent\\textbf{\(latex(title))}" : "\\section*{\(latex(title))}"
    guard !facts.isEmpty else { return line }
    return line + "\n\\noindent\\textit{"
      + facts.map(latex).joined(separator: " \\textperiodcentered{} ") + "}"
  }

  private func derivation(_ figure: DerivationFigure, _ repeatsLaw: Bool) -> String {
    var lines = figure.latexRows(repeatsLaw: repeatsLaw)
    if !figure.remark.isEmpty, let last = lines.popLast() {
      lines.append("\(last) \\qquad \\text{(\(latex(figure.remark)))}")
    }
    let label = figure.label.isEmpty ? "" : "\\noindent\\textbf{\(latex(figure.label))}\n"
    return label + "\\begin{align*}\n\(lines.joined(separator: " \\\\\n"))\n\\end{align*}"
  }

  private func list(_ facts: [Passage.Fact]) -> String {
    let items = facts.map { fact in
      let lines = fact.text.lines.filter { !$0.isEmpty }.map(latex)
      // An empty line would end the paragraph, an empty item would be refused.
      return "\\item[\(latex(fact.label))] \(lines.joined(separator: " \\newline "))\\mbox{}"
    }
    return "\\begin{description}\n\(items.joined(separator: "\n"))\n\\end{description}"
  }

  private func prose(_ text: Phrase) -> String {
    let lines = text.lines.filter { !$0.isEmpty }.map(latex)
    return "\\noindent " + lines.joined(separator: " \\newline\n")
  }

  private func step(_ figure: StepFigure) -> String {
    var title = figure.title.isEmpty ? "" : "\\noindent\\textbf{\(latex(figure.title))}"
    if !figure.aside.isEmpty { title += "\\hfill\\textit{\(latex(figure.aside))}" }
    var rows: [[String]] = []
    var taken = 0
    for panel in figure.panels {
      let width = panel.latexWidth
      if rows.isEmpty || taken + width > Self.mostColumns {
        rows.append([])
        taken = 0
      }
      rows[rows.count - 1].append(self.panel(panel))
      taken += width
    }
    let lines = rows.map { Self.fitted($0.joined(separator: "\n\\qquad\n")) }
    return ([title].filter { !$0.isEmpty } + lines).joined(separator: "\n\\nopagebreak\n")
  }

  /// How many narrow cells fit across a page.
  private static let mostColumns = 30

  private func panel(_ panel: StepFigure.Panel) -> String {
    switch panel {
    case .grid(let grid): CellsLaTeX(CellTable(grid)).grid
    case .sum(let sum): SumLaTeX(sum).text
    }
  }

  /// A formula on its own line, made smaller where it would be wider than the page.
  static func fitted(_ formula: String) -> String {
    "\\begin{center}\\fitted{$\\displaystyle\n\(formula)\n$}\\end{center}"
  }

  private func table(_ figure: TableFigure) -> String {
    let count = max(figure.header.count, figure.rows.map(\.count).max() ?? 0)
    guard count > 0 else { return "\\noindent \(latex(figure.caption))" }
    let columns = (0..<count).map { figure.rightAligned.contains($0) ? "r" : "l" }.joined()
    func line(_ cells: [Phrase]) -> String {
      (0..<count).map { $0 < cells.count ? latex(cells[$0]) : "" }.joined(separator: " & ")
        + " \\\\"
    }
    let header = figure.header.isEmpty ? [] : [line(figure.header.map { Phrase($0) }), "\\hline"]
    let rows = header + figure.rows.map(line)
    let caption = figure.caption.isEmpty ? "" : "\\noindent\\textbf{\(latex(figure.caption))}\n"
    return caption + "\\begin{center}\\fitted{\\begin{tabular}{\(columns)}\n"
      + rows.joined(separator: "\n") + "\n\\end{tabular}}\\end{center}"
  }

  static let preamble = #"""
    \documentclass[11pt]{article}
    \usepackage[utf8]{inputenc}
    \usepackage[T1]{fontenc}
    \usepackage{textcomp}
    \usepackage[a4paper,margin=25mm]{geometry}
    \usepackage{amsmath,amssymb}
    \usepackage{array}
    \usepackage[table]{xcolor}
    \usepackage{graphicx}
    \definecolor{tap}{HTML}{FFE39A}
    \definecolor{paddingtap}{HTML}{FFF3D0}
    \definecolor{winner}{HTML}{FFB27A}
    \definecolor{result}{HTML}{BFE6C4}
    \definecolor{padding}{HTML}{F1F2F4}
    \definecolor{faint}{HTML}{8A9099}
    \newsavebox{\fittedbox}
    \newcommand{\fitted}[1]{\sbox{\fittedbox}{#1}%
      \ifdim\wd\fittedbox>\linewidth\resizebox{\linewidth}{!}{\usebox{\fittedbox}}%
      \else\usebox{\fittedbox}\fi}
    \setlength{\parskip}{6pt}
    \begin{document}

    """#
}

extension StepFigure.Panel {
  /// About how many narrow cells it is wide, and the gap beside it.
  fileprivate var latexWidth: Int {
    switch self {
    case .grid(let grid):
      let longest = grid.rows.reduce(0) { $1.reduce($0) { max($0, $1.text.count) } }
      return grid.rows.reduce(0) { max($0, $1.count) } * (longest > 3 ? longest / 2 : 1) + 2
    case .sum(let sum): return min(sum.rows.reduce(0) { max($0, $1.count) }, 8) * 3
    }
  }
}

internal import Documents

/// A grid of cells as an array: the window on a ground of its own and in bold, so that it is seen in
/// black and white too.
struct GridLaTeX {
  let grid: CellGrid

  init(_ grid: CellGrid) { self.grid = grid }

  var text: String {
    let count = grid.rows.reduce(0) { max($0, $1.count) }
    guard count > 0 else { return words.map { "\\text{\($0)}" }.joined(separator: "\\ ") }
    let lines = grid.rows.map { row in
      (0..<count).map { $0 < row.count ? cell(row[$0]) : "" }.joined(separator: " & ") + " \\\\"
    }
    let array =
      "\\begin{array}{*{\(count)}{\(column)}}\n\(lines.joined(separator: "\n"))\n\\end{array}"
    guard !words.isEmpty else { return array }
    let above = grid.caption.isEmpty ? [] : ["\\text{\\small \(latex(grid.caption))}"]
    let below =
      grid.leftOut.isEmpty
      ? [] : ["\\text{\\small \\dots{} \(latex(grid.leftOut))}"]
    return "\\begin{array}{c}\n"
      + (above + [array] + below).joined(separator: " \\\\[2pt]\n") + "\n\\end{array}"
  }

  /// Cells are equally wide where all are narrow.
  private var column: String {
    let isNarrow = grid.rows.allSatisfy { $0.allSatisfy { $0.text.count <= 3 } }
    return isNarrow ? "w{c}{1.3em}" : "c"
  }

  private var words: [String] { [grid.caption, grid.leftOut].filter { !$0.isEmpty }.map(latex) }

  private func cell(_ cell: CellGrid.Cell) -> String {
    let content =
      switch cell.content {
      case .number(let number): number.latex
      case .dot: "\\cdot"
      case .text(let text): "\\text{\(latex(text))}"
      case .blank: ""
      }
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

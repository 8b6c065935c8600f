internal import Arithmetic
internal import Documents

/// Matrices, results and pictures.
extension LaTeXRenderer {
  func matrix(_ figure: MatrixFigure) -> String {
    let name = figure.name.isEmpty ? "" : Self.name(figure.name) + " = "
    guard figure.tensor.rank == 2, figure.tensor.count > 0 else {
      let size = figure.tensor.shape.map(String.init).joined(separator: " \\times ")
      return "\\[ \(name)0_{\(size)} \\]"
    }
    let table = CellTable(figure, most: 40)
    return Self.fitted(name + CellsLaTeX(table).matrix) + remark(table.leftOut)
  }

  private func remark(_ leftOut: String) -> String {
    leftOut.isEmpty ? "" : "\n\\noindent\\textit{\\dots{} \(leftOut)}"
  }

  func result(_ name: String, _ value: Value) -> String {
    let equals = name.isEmpty ? "" : Self.name(name) + " = "
    switch value {
    case .tensor(let tensor): return result(equals, tensor)
    case .shape(let sizes):
      let text = sizes.isEmpty ? "()" : sizes.map(String.init).joined(separator: " \\times ")
      return "\\[ \(equals)\(text) \\]"
    case .truth(let truth): return "\\[ \(equals)\\text{\(truth)} \\]"
    case .network(let network): return result(name, .text(network.text))
    case .text(let text):
      let lines = text.split(separator: "\n").map { latex(String($0)) }
      return "\\noindent \(equals.isEmpty ? "" : "$\(equals)$")\\texttt{"
        + lines.joined(separator: "}\\newline\\texttt{") + "}"
    case .record(let fields):
      return fields.map { field in
        result(name.isEmpty ? field.name : "\(name).\(field.name)", field.value)
      }.joined(separator: "\n")
    }
  }

  private func result(_ equals: String, _ tensor: Tensor) -> String {
    guard tensor.count > 0 else {
      return "\\[ \(equals)0_{\(tensor.shape.map(String.init).joined(separator: " \\times "))} \\]"
    }
    if let scalar = tensor.scalar, tensor.isScalar { return Self.fitted(equals + scalar.latex) }
    if tensor.hasSums { return list(equals, tensor) }
    let (tables, leftOut) = CellTable.slices(of: tensor, named: "")
    let arrays = tables.map { table in
      Self.fitted(Self.indexed(equals, table.index) + CellsLaTeX(table).bracketed)
    }
    return arrays.joined(separator: "\n") + remark(leftOut)
  }

  /// Sums of symbols, one cell a line.
  private func list(_ equals: String, _ tensor: Tensor) -> String {
    let shown = min(tensor.count, Self.mostListed)
    let lines = (0..<shown).map { flat in
      let left = Self.indexed(equals, tensor.shape.index(ofCell: flat))
      return "\\noindent\\fitted{$\\displaystyle \(left)\(tensor.cell(flat).latex)$}\\par"
    }
    let hidden =
      tensor.count > shown
      ? ["\\noindent\\textit{\\dots{} \(count(of: tensor.count - shown, more: "cell"))}"] : []
    return (lines + hidden).joined(separator: "\n")
  }

  private static let mostListed = 36

  /// `y_{0} = ` of `y = `
  private static func indexed(_ equals: String, _ index: [Int]) -> String {
    guard !index.isEmpty else { return equals }
    let name = equals.isEmpty ? "[\\,]" : String(equals.dropLast(3))
    return "\(name)_{\(index.map(String.init).joined(separator: ","))} = "
  }

  /// A name in a formula: one letter as it is, more as a word.
  private static func name(_ name: String) -> String {
    let isLetter = name.utf8.count == 1 && name.utf8.allSatisfy { $0 | 32 >= 97 && $0 | 32 <= 122 }
    return isLetter ? name : "\\text{\(latex(name))}"
  }
}

extension LaTeXRenderer {
  /// Images as rows of small coloured rules, signals as bars.
  func picture(_ figure: PictureFigure) -> String {
    figure.panels.map { panel in
      let caption = panel.caption.isEmpty ? "" : "\\\\[2pt] \\small \(latex(panel.caption))"
      let scale =
        "\\\\[2pt] \\small \(latex(panel.scale.least.shortText)) \\dots{} "
        + latex(panel.scale.greatest.shortText)
      return "\\begin{center}\\fitted{\\begin{tabular}{c}\n\(drawing(panel, figure.palette))"
        + "\(caption)\(scale)\n\\end{tabular}}\\end{center}"
    }.joined(separator: "\n")
  }

  private func drawing(_ panel: PictureFigure.Panel, _ palette: PictureFigure.Palette) -> String {
    switch panel.form {
    case .signal:
      let raster = Raster(
        panel.values, rows: 1, columns: panel.values.count, scale: panel.scale, mostRows: 1,
        mostColumns: 120)
      return raster.levels.map { level in
        "\\rule{2pt}{\(Int(((level ?? 0) * 40).rounded()) + 1)pt}\\hspace{0.6pt}"
      }.joined(separator: "%\n")
    case .image(let rows, let columns):
      let raster = Raster(
        panel.values, rows: rows, columns: columns, scale: panel.scale, mostRows: 48,
        mostColumns: 48)
      let lines = (0..<raster.rows).map { row in
        "\\hbox{"
          + (0..<raster.columns).map { column in
            let color = raster.level(row, column).map { palette.color($0) } ?? Color(grey: 200)
            return "{\\color[HTML]{\(color.hex.dropFirst().uppercased())}\\rule{4pt}{4pt}}"
          }.joined() + "}"
      }
      return "\\vbox{\\offinterlineskip\n\(lines.joined(separator: "\n"))}"
    }
  }
}

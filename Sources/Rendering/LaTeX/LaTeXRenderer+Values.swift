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
    let rows = MatrixLayout.Shown(of: figure.tensor.shape[0], most: 40)
    let columns = MatrixLayout.Shown(of: figure.tensor.shape[1], most: 40)
    let hasRowLabels = !figure.rowLabels.isEmpty
    var lines: [String] = []
    if !figure.columnLabels.isEmpty {
      let labels = columns.indices.map { column in
        column.flatMap { $0 < figure.columnLabels.count ? figure.columnLabels[$0] : nil } ?? "…"
      }
      lines.append(
        ((hasRowLabels ? [""] : []) + labels.map(Self.label)).joined(separator: " & ") + " \\\\")
    }
    for (place, row) in rows.indices.enumerated() {
      if let row, place == 0 || isBlockStart(row, figure.blockRows), figure.isFramed {
        lines.append(
          "\\cline{\(hasRowLabels ? 2 : 1)-\(columns.indices.count + (hasRowLabels ? 1 : 0))}")
      }
      let cells = columns.indices.map { Self.cell(figure, row, $0) }
      let label = row.flatMap { $0 < figure.rowLabels.count ? figure.rowLabels[$0] : nil } ?? ""
      lines.append(
        ((hasRowLabels ? [Self.label(label)] : []) + cells).joined(separator: " & ") + " \\\\")
    }
    if figure.isFramed {
      lines.append(
        "\\cline{\(hasRowLabels ? 2 : 1)-\(columns.indices.count + (hasRowLabels ? 1 : 0))}")
    }
    let spec = (hasRowLabels ? "r" : "") + columnRules(figure, columns)
    let array = "\\begin{array}{\(spec)}\n\(lines.joined(separator: "\n"))\n\\end{array}"
    let text = Self.fitted(name + array)
    let hidden = [(columns.hidden, "column"), (rows.hidden, "row")].filter { $0.0 > 0 }
      .map { count(of: $0.0, more: $0.1) }
    return hidden.isEmpty
      ? text : text + "\n\\noindent\\textit{\\dots{} \(hidden.joined(separator: ", "))}"
  }

  /// A rule before each block of columns and at both ends.
  private func columnRules(_ figure: MatrixFigure, _ columns: MatrixLayout.Shown) -> String {
    var spec = "|"
    for (place, column) in columns.indices.enumerated() {
      if place > 0, let column, figure.isFramed, isBlockStart(column, figure.blockColumns) {
        spec += "|"
      }
      spec += "r"
    }
    return spec + "|"
  }

  private func isBlockStart(_ index: Int, _ size: Int) -> Bool {
    size > 0 && index > 0 && index % size == 0
  }

  private static func label(_ text: String) -> String {
    text.isEmpty ? "" : "\\text{\\scriptsize\\color{faint}\(latex(text))}"
  }

  private static func cell(_ figure: MatrixFigure, _ row: Int?, _ column: Int?) -> String {
    guard let row else { return column == nil ? "\\ddots" : "\\vdots" }
    guard let column else { return "\\cdots" }
    guard figure.isEntry(row: row, column: column) else { return "\\color{faint}\\cdot" }
    return figure.tensor.cell(row * figure.tensor.shape[1] + column)?.legible.latex ?? ""
  }

  func result(_ name: String, _ value: Value) -> String {
    let equals = name.isEmpty ? "" : Self.name(name) + " = "
    switch value {
    case .tensor(let tensor): return result(equals, tensor)
    case .shape(let sizes):
      let text = sizes.isEmpty ? "()" : sizes.map(String.init).joined(separator: " \\times ")
      return "\\[ \(equals)\(text) \\]"
    case .truth(let truth): return "\\[ \(equals)\\text{\(truth)} \\]"
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
    let slices = TensorSlices(tensor)
    let arrays = slices.indices.enumerated().map { slice, index in
      let place = index.isEmpty ? "" : "_{\(index.map(String.init).joined(separator: ","))}"
      let lines = slices.rows.indices.map { row in
        slices.columns.indices.map { column in
          guard let row else { return column == nil ? "\\ddots" : "\\vdots" }
          guard let column else { return "\\cdots" }
          return slices.cell(slice, row, column)?.latex ?? ""
        }.joined(separator: " & ") + " \\\\"
      }
      let left =
        place.isEmpty ? equals : equals.isEmpty ? "[\\,]\(place) = " : Self.indexed(equals, place)
      return Self.fitted(
        left + "\\left[\\begin{array}{*{\(slices.columns.indices.count)}{r}}\n"
          + lines.joined(separator: "\n") + "\n\\end{array}\\right]")
    }
    let hidden =
      slices.hidden > 0
      ? "\n\\noindent\\textit{\\dots{} \(count(of: slices.hidden, more: "slice"))}" : ""
    return arrays.joined(separator: "\n") + hidden
  }

  /// Sums of symbols, one cell a line.
  private func list(_ equals: String, _ tensor: Tensor) -> String {
    let shown = min(tensor.count, Self.mostListed)
    let lines = (0..<shown).map { flat in
      let place = "_{\(tensor.index(of: flat).map(String.init).joined(separator: ","))}"
      let left = equals.isEmpty ? "[\\,]\(place) = " : Self.indexed(equals, place)
      return "\\noindent\\fitted{$\\displaystyle \(left)\(tensor.cell(flat)?.latex ?? "")$}\\par"
    }
    let hidden =
      tensor.count > shown
      ? ["\\noindent\\textit{\\dots{} \(count(of: tensor.count - shown, more: "cell"))}"] : []
    return (lines + hidden).joined(separator: "\n")
  }

  private static let mostListed = 36

  /// `y_{0} = ` of `y = `
  private static func indexed(_ equals: String, _ place: String) -> String {
    "\(equals.dropLast(3))\(place) = "
  }

  /// A name in a formula: one letter as it is, more as a word.
  private static func name(_ name: String) -> String {
    let isLetter = name.utf8.count == 1 && name.utf8.allSatisfy { $0 | 32 >= 97 && $0 | 32 <= 122 }
    return isLetter ? name : "\\text{\(latex(name))}"
  }
}

extension MatrixFigure {
  fileprivate var isFramed: Bool { blockRows > 0 || blockColumns > 0 }
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

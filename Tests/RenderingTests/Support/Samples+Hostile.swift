import Arithmetic
import Documents

extension Samples {
  /// What somebody might put into titles, names and texts to break out of a file.
  static let hostileTexts = [
    "</script><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onload='alert(1)",
    "]]><!--", "&lt;&amp;", "\\input{/etc/passwd}\\end{document}", "%$#_{}~^&\\\\ -- `` ''",
    "```\n# heading", "| a | b |", "<b>bold</b> [link](javascript:alert(1))", "${1} \\(alert\\)",
    "\u{0}\u{8}\u{1B}[31m\u{FFFE}\u{202E}", "\u{1F600} 日本語 ñ é ß", "1. list", "- list", "",
  ]

  /// Every kind of block with one text everywhere that a text may stand.
  static func hostile(_ text: String) -> Document {
    Document {
      Block.heading(title: text, facts: [text, text])
      Block.derivation(
        DerivationFigure(
          label: text, symbol: .output, formula: .symbol(.input) - .symbol(.kernel) + 1,
          values: [.input: 3, .kernel: 2], remark: text))
      Block.fact(label: text, text: text)
      Block.note(text)
      for _ in 0..<5 {
        Block.step(
          StepFigure(
            title: text, aside: text,
            panels: [
              .grid(
                CellGrid(
                  caption: text,
                  rows: [[CellGrid.Cell(.text(text), .tap), CellGrid.Cell(.blank)], []],
                  leftOut: text)),
              .grid(CellGrid(rows: [])),
              .sum(SumFigure(rows: [[term(text, "b")]], bias: scalar(text), result: scalar(text))),
            ],
            companion: [
              .grid(CellGrid(caption: text, rows: [[CellGrid.Cell(.text(text), .winner)]]))
            ]))
      }
      Block.omitted(text)
      Block.matrix(
        MatrixFigure(
          name: text, tensor: Tensor([[1, 2], [3, 4]]), blockRows: 1, blockColumns: 1,
          rowLabels: [text], columnLabels: [text, text, text]))
      Block.table(
        TableFigure(caption: text, header: [text, text], rows: [[text], [], [text, text]]))
      Block.table(TableFigure(header: [], rows: []))
      Block.picture(
        PictureFigure(
          panels: [
            PictureFigure.Panel(
              caption: text, form: .image(rows: 2, columns: 2), values: [0, 1, .nan, 3],
              scale: PictureFigure.Scale(least: .exact(0), greatest: .exact(3), low: 0, high: 3))
          ]))
      Block.result(name: text, value: .text(text))
      Block.result(name: text, value: .record([.init(text, .tensor(Tensor([1, 2])))]))
      Block.result(name: text, value: .tensor(Tensor(Symbol(text))))
    }
  }
}

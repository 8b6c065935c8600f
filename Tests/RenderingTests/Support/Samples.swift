import Arithmetic
import Documents

/// Small documents that every renderer is tried on.
enum Samples {
  static let all: [(name: String, document: Document)] = [
    ("convolution", convolution), ("symbols", symbols), ("pooling", pooling),
    ("matrix", matrix), ("framed", framed), ("symbolic-matrix", symbolicMatrix),
    ("table", table), ("values", values), ("large-values", largeValues), ("sums", sums),
    ("wide-grid", wideGrid), ("words", words), ("unsafe", unsafe),
    ("pictures", pictures),
  ]

  static func document(_ name: String) -> Document? { all.first { $0.name == name }?.document }

  static let convolution = Document {
    Block.heading(
      title: "conv",
      facts: [
        "input 5×5", "kernel 3×3", "stride 2", "padding 1 (zeros)", "cross-correlation",
      ])
    Block.derivation(size)
    Block.fact(label: "structure", text: "doubly block Toeplitz")
    Block.step(WindowSample().figure(row: -1, column: 1, "window 2 of 9 → y[0,1]", result: 0))
    Block.step(WindowSample().figure(row: 1, column: 1, "window 5 of 9 → y[1,1]", result: 0))
    Block.omitted("7 more windows; steps=all shows them")
    Block.result(name: "y", value: .tensor(Tensor([[4, 0, 9], [3, 0, 16], [9, 4, 9]])))
  }

  static let size = DerivationFigure(
    label: "size", symbol: .output,
    formula: floor(
      .symbol(.input) + 2 * .symbol(.padding) - .symbol(.dilation) * (.symbol(.kernel) - 1) - 1,
      over: .symbol(.stride)) + 1,
    values: [.input: 5, .padding: 1, .dilation: 1, .kernel: 3, .stride: 2],
    remark: "rows and columns alike")

  static let symbols = Document {
    Block.heading(title: "conv", facts: ["input 3", "kernel 2", "cross-correlation"])
    Block.derivation(
      DerivationFigure(
        label: "size", symbol: .output, formula: .symbol(.input) - .symbol(.kernel) + 1,
        values: [.input: 3, .kernel: 2]))
    Block.derivation(
      DerivationFigure(
        label: "padding", symbol: .padding, formula: .constant(0), values: [:],
        remark: "valid"))
    Block.step(
      StepFigure(
        title: "window 1 of 2 → y[0]",
        panels: [
          .grid(CellGrid(rows: [[symbol("x0", .tap), symbol("x1", .tap), symbol("x2")]])),
          .sum(
            SumFigure(
              rows: [[term("x0", "w0"), term("x1", "w1")]], bias: scalar("b"),
              result: .symbolic(polynomial([("x0", "w0"), ("x1", "w1")])))),
        ]))
    Block.result(
      name: "y",
      value: .tensor(
        .symbolic(
          Grid(
            shape: [2],
            cells: [
              polynomial([("x0", "w0"), ("x1", "w1")]), polynomial([("x1", "w0"), ("x2", "w1")]),
            ]))))
  }

  static let pooling = Document {
    Block.heading(title: "pool", facts: ["max", "input 4×4", "window 2×2", "stride 2"])
    Block.step(
      StepFigure(
        title: "window 1 of 4 → y[0,0]", aside: "rows 0…1, columns 0…1",
        panels: [
          .grid(
            CellGrid(rows: [
              [number(1, .tap), number(3, .winner), number(12), number(-1)],
              [number(2, .tap), number(0, .tap), number(5), number(7)],
            ])),
          .sum(
            SumFigure(
              rows: [[product(1), product(3)], [product(2), product(0)]], kind: .maximum,
              result: .exact(3))),
        ]))
    Block.step(
      StepFigure(
        title: "window 1 of 4 → y[0,0]",
        panels: [
          .grid(CellGrid(caption: "so far", rows: [[number(2, .result), CellGrid.Cell(.dot)]])),
          .sum(
            SumFigure(
              rows: [[product(-1), product(3)], [product(5), product(0)]], divisor: 4,
              result: fraction(7, 4))),
          .sum(
            SumFigure(
              rows: [[product(3), product(-4)]], kind: .norm(2), result: .float(5))),
        ]))
  }

  static let sums = Document {
    Block.step(
      StepFigure(
        title: "a long sum",
        panels: [
          .sum(
            SumFigure(
              rows: (0..<9).map { row in (0..<11).map { product($0 - row, 10 * $0) } },
              bias: .exact(-1), result: .exact(1234)))
        ]))
    Block.step(
      StepFigure(
        title: "a long maximum",
        panels: [
          .sum(
            SumFigure(
              rows: (0..<4).map { row in (0..<6).map { product(1000 * row + $0) } },
              kind: .maximum, result: .exact(3005)))
        ]))
    Block.step(
      StepFigure(
        title: "a long mean",
        panels: [
          .sum(
            SumFigure(
              rows: (0..<8).map { row in (0..<8).map { product(100 * row - $0) } },
              divisor: 64, result: .float(0.1)))
        ]))
    Block.step(
      StepFigure(title: "an empty sum", panels: [.sum(SumFigure(rows: [], result: .exact(0)))]))
  }

  static let wideGrid = Document {
    Block.step(
      StepFigure(
        title: "a wide image",
        panels: [
          .grid(
            CellGrid(
              rows: (0..<40).map { row in
                (0..<60).map { column in
                  number(
                    row * column,
                    (20..<23).contains(row) && [30, 32, 34].contains(column) ? .tap : .plain)
                }
              }, leftOut: "channels 1…2"))
        ]))
  }

  static let words = Document {
    Block.fact(label: "law", text: "one line\nand another")
    Block.fact(
      label: "a long label",
      text: "words enough to go over the end of the line wherever that line may end, "
        + "even where it is a hundred columns wide")
    Block.note(
      "Prose is broken between words, at the width that the screen has, and not before that.\n"
        + "  An indented line keeps its indent, and so do all the parts that it has to be broken into."
    )
    Block.note("幅の広い文字は二桁を取る。" + "幅の広い文字は二桁を取る。" + "幅の広い文字は二桁を取る。")
    Block.omitted("… 3 more")
  }

  static let unsafe = Document {
    Block.heading(title: "a\u{1B}[31m", facts: ["b\u{202E}c", "d\u{200B}e\u{7}"])
    Block.fact(label: "tab", text: "1\t2")
    Block.result(name: "t\u{9B}", value: .text("\u{1B}]0;title\u{7}\nline two \u{85}"))
    Block.table(TableFigure(header: ["\u{8}h"], rows: [["\u{FEFF}x"]]))
  }
}

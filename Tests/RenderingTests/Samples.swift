import Arithmetic
import Documents

/// Small documents that every renderer is tried on.
enum Samples {
  static let all: [(name: String, document: Document)] = [
    ("convolution", convolution)
  ]

  static let input = Tensor([
    [1, 2, 0, 1, 3], [0, 1, 3, 2, 1], [2, 1, 0, 1, 4], [1, 0, 2, 3, 0], [3, 2, 1, 0, 2],
  ])
  static let kernel = Tensor([[1, 0, -1], [2, 3, 0], [0, -2, 1]])

  static let convolution = Document {
    Block.heading(
      title: "conv",
      facts: [
        "input 5×5", "kernel 3×3", "stride 2", "padding 1 (zeros)", "cross-correlation",
      ])
    Block.derivation(
      DerivationFigure(
        label: "size", symbol: .output,
        formula: floor(
          .symbol(.input) + 2 * .symbol(.padding)
            - .symbol(.dilation) * (.symbol(.kernel) - 1) - 1, over: .symbol(.stride)) + 1,
        values: [.input: 5, .padding: 1, .dilation: 1, .kernel: 3, .stride: 2], result: 3,
        remark: "rows and columns alike"))
    Block.fact(label: "structure", text: "doubly block Toeplitz")
    Block.step(window(row: -1, column: 1, title: "window 2 of 9 → y[0,1]", result: 0))
    Block.omitted("7 more windows; steps=all shows them")
    Block.result(name: "y", value: .tensor(Tensor([[4, 0, 9], [3, 0, 16], [9, 4, 9]])))
  }

  /// A window of the padded input beside the kernel and its sum.
  static func window(row: Int, column: Int, title: String, result: Int) -> StepFigure {
    func value(_ y: Int, _ x: Int) -> Int? {
      guard (0..<5).contains(y), (0..<5).contains(x) else { return nil }
      return input.cell(y * 5 + x)
    }
    let cells = (-1...5).map { y in
      (-1...5).map { x in
        let isTap = (row..<(row + 3)).contains(y) && (column..<(column + 3)).contains(x)
        guard let number = value(y, x) else {
          return CellGrid.Cell(.dot, isTap ? .paddingTap : .padding)
        }
        return CellGrid.Cell(.number(.exact(Rational(number))), isTap ? .tap : .plain)
      }
    }
    let taps = (0..<3).map { t in
      (0..<3).map { u in
        CellGrid.Cell(.number(.exact(Rational(kernel.cell(t * 3 + u)))))
      }
    }
    let terms = (0..<3).map { t in
      (0..<3).map { u in
        let sample = value(row + t, column + u)
        return SumFigure.Term(
          [.exact(Rational(sample ?? 0)), .exact(Rational(kernel.cell(t * 3 + u)))],
          isPadding: sample == nil)
      }
    }
    return StepFigure(
      title: title, aside: "input rows \(row)…\(row + 2), columns \(column)…\(column + 2)",
      panels: [
        .grid(CellGrid(rows: cells)), .grid(CellGrid(rows: taps)),
        .sum(SumFigure(rows: terms, result: .exact(Rational(result)))),
      ])
  }
}

extension Tensor {
  /// A whole number by its place in reading order.
  func cell(_ place: Int) -> Int { intValues?[place] ?? 0 }
}

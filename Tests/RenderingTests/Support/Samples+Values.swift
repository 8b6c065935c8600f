import Arithmetic
import Documents

extension Samples {
  static let matrix = Document {
    Block.matrix(
      MatrixFigure(
        name: "C", tensor: Tensor([[1, -2, 0, 0], [0, 1, -2, 0], [0, 0, 1, -2]]),
        isEntry: (0..<12).map { [0, 1].contains($0 % 4 - $0 / 4) },
        rowLabels: ["y[0]", "y[1]", "y[2]"], columnLabels: ["x[0]", "x[1]", "x[2]", "x[3]"]))
    Block.matrix(MatrixFigure(name: "", tensor: Tensor([], shape: [0, 3])))
    Block.matrix(
      MatrixFigure(name: "big", tensor: Tensor((0..<10_000).map { $0 }, shape: [100, 100])))
    Block.fact(label: "rank", text: "3")
  }

  static let framed = Document {
    Block.matrix(
      MatrixFigure(
        name: "C", tensor: Tensor((0..<64).map { $0 % 9 }, shape: [4, 16]),
        isEntry: (0..<64).map { $0 % 16 / 4 != 3 }, blockRows: 2, blockColumns: 4,
        rowLabels: (0..<4).map { "y[\($0 / 2),\($0 % 2)]" },
        columnLabels: (0..<16).map { "x[\($0 / 4),\($0 % 4)]" }))
    Block.omitted("something else")
  }

  static let symbolicMatrix = Document {
    Block.matrix(
      MatrixFigure(
        name: "C",
        tensor: .symbolic(
          Grid(
            shape: [2, 8],
            cells: (0..<16).map { Polynomial(Symbol("w\($0 / 8)\($0 % 8)")) })),
        isEntry: (0..<16).map { $0 % 3 != 0 }, blockRows: 0, blockColumns: 4))
  }

  static let table = Document {
    Block.table(
      TableFigure(
        caption: "Layers", header: ["layer", "output", "parameters", "what it does"],
        rows: [
          ["C1", "28×28×6", "156", "slides six kernels of 5×5 over the picture, without padding"],
          ["S2", "14×14×6", "0", "keeps the greatest of every four"],
          ["畳み込み", "10×10×16", "2416", ""],
        ], rightAligned: [2]))
    Block.table(TableFigure(header: [], rows: [["a", "b"], ["cc", "d"]]))
  }

  static let values = Document {
    Block.result(name: "s", value: .tensor(Tensor(5)))
    Block.result(name: "", value: .tensor(Tensor([1, -2, 3])))
    Block.result(name: "row", value: .tensor(Tensor([[1, 2, 3]])))
    Block.result(name: "column", value: .tensor(Tensor([[1], [20], [3]])))
    Block.result(name: "cube", value: .tensor(Tensor(Array(0..<12), shape: [2, 3, 2])))
    Block.result(name: "rows", value: .tensor(Tensor(Array(0..<6), shape: [2, 1, 3])))
    Block.result(name: "four", value: .tensor(Tensor(Array(0..<16), shape: [2, 2, 2, 2])))
    Block.result(
      name: "mean",
      value: .tensor(
        .exact(Grid(shape: [2, 2], cells: [ninth, ninth, Rational(1), Rational(-3)]))))
    Block.result(
      name: "f",
      value: .tensor(
        .float(Grid(shape: [2, 3], cells: [2, 0.1, -1e-5, .nan, .infinity, -.infinity]))))
    Block.result(name: "none", value: .tensor(Tensor([], shape: [0, 3])))
    Block.result(name: "o", value: .shape([3, 3]))
    Block.result(name: "same", value: .truth(true))
    Block.result(name: "title", value: .text("as it is"))
    Block.result(
      name: "",
      value: .record([
        .init("dx", .tensor(Tensor([[1, 2], [3, 4]]))), .init("db", .tensor(Tensor(7))),
        .init("shape", .shape([])),
      ]))
    Block.result(
      name: "w",
      value: .tensor(
        .symbolic(
          Grid(
            shape: [2, 2],
            cells: [
              polynomial([("w0", "x0")]), polynomial([("w0", "x0"), ("w1", "x1")]),
              polynomial([("w0", "x0"), ("w1", "x1")]), Polynomial(Rational(-1)),
            ]))))
  }

  static let largeValues = Document {
    Block.result(name: "v", value: .tensor(Tensor((0..<1000).map { $0 * $0 })))
    Block.result(name: "short", value: .tensor(Tensor((0..<40).map { $0 * $0 })))
    Block.result(
      name: "m", value: .tensor(Tensor((0..<250_000).map { $0 % 1009 }, shape: [500, 500])))
    Block.result(
      name: "t", value: .tensor(Tensor((0..<1000).map { $0 }, shape: [10, 10, 10])))
    Block.result(
      name: "p",
      value: .tensor(
        .symbolic(
          Grid(
            shape: [2, 2],
            cells: (0..<4).map { cell in
              polynomial((0..<9).map { ("w\($0)", "x\(cell + $0)") })
            }))))
  }

  static let ninth = (try? Rational(1, 9)) ?? 0
}

internal import Arithmetic
internal import Computations
internal import Documents
internal import Syntax

extension Command {
  /// `toeplitz` writes a convolution as a matrix product.
  static let toeplitz = Command(
    name: "toeplitz",
    summary: "Write a convolution as a matrix times a vector.",
    topic: .matrices,
    parameters: [
      .input, .kernel, .matrixOf, .vectorOrder, .stride, .padding, .dilation, .groups,
      .paddingMode, .flip, .dims, .layout, .framework, .firstColumn, .firstRow,
    ] + Parameter.conventions,
    details: [
      "Every output is a sum of inputs times weights, so all outputs together are a matrix C times the input as a vector: row o, column i holds the tap that touches input i in window o, and 0 where none does. Reshaped, C · vec(x) is conv x k.",
      "of=x writes the other matrix, made of the input and acting on the kernel. order says how vec runs through an image: row by row, column by column (MATLAB), or from the bottom row up.",
      "col= and row=, without x and kernel, make the Toeplitz matrix of that first column and row, as scipy.linalg.toeplitz(c, r) does; circulant(c) is the one on a ring.",
    ],
    examples: [
      Example("toeplitz 4 [1 2 3]", gives: "[1 2 3 0; 0 1 2 3]"),
      Example("toeplitz 4x4 3x3"),
      Example("toeplitz 5 [2 -1 3] padding=1 padding_mode=circular"),
      Example("toeplitz [1 2 3 4] [1 0 -1] of=x", gives: "[1 2 3; 2 3 4]"),
      Example("toeplitz(col=[1 2 3], row=[1 7 8])", gives: "[1 7 8; 2 1 7; 3 2 1]"),
    ],
    laws: [Law.relation], related: ["transpose", "conv", "who", "matrices"],
    lesson: "toeplitz"
  ) { call throws(Diagnostic) in
    if call[.firstColumn] != nil || call[.firstRow] != nil { return try call.patternMatrix() }
    let matrix = try call.matrix()
    return Answer(of: matrix, .tensor(matrix.cells), steps: 0, within: call.limits)
  }
}

extension Call {
  /// The Toeplitz matrix of a first column and a first row; without a row it is symmetric.
  fileprivate func patternMatrix() throws(Diagnostic) -> Answer {
    for argument in arguments
    where ![.firstColumn, .firstRow].contains(where: argument.parameter.isSame) {
      throw Diagnostic(
        .extraArgument, "col= and row= are all of a Toeplitz matrix",
        labels: [.init(argument.span)],
        help: ["toeplitz x k is the matrix of a convolution"])
    }
    let limits = limits
    let column = try numbers(.firstColumn)
    let row = try self[.firstRow] == nil ? column : numbers(.firstRow)
    guard
      column.scalar != nil || row.count == 0 || column.count == 0 || column.cell(0) == row.cell(0)
    else {
      throw Diagnostic(
        .shapeMismatch, "the first numbers of col and row are the same cell, and they differ",
        labels: [.init(span(of: .firstRow))], help: ["row=[\(column.cell(0).text) …]"])
    }
    let result = try attempt(
      blaming: .firstColumn, try column.toeplitz(row: row, within: limits))
    let operands = [(Parameter.firstColumn, "col", column), (.firstRow, "row", row)].prefix(
      self[.firstRow] == nil ? 1 : 2
    ).map { parameter, name, tensor in
      Operand(
        name: self[parameter]?.variable, letter: name, shape: tensor.shape, tensor: tensor,
        span: span(of: parameter), isVariable: self[parameter]?.variable != nil,
        source: self[parameter].map(context.source) ?? .given)
    }
    let computation = GatheredComputation(
      kind: "toeplitz", facts: operands.map { "\($0.letter) \(ShapeText.times($0.shape))" },
      operands: operands, result: result
    ) { try? $0[0].toeplitz(row: $0.count > 1 ? $0[1] : $0[0], within: limits) }
    return try answer(to: computation)
  }

  /// Reads whose matrix is asked for, and in which order.
  fileprivate func matrix() throws(Diagnostic) -> MatrixComputation {
    let convolution = try convolution()
    let isOfInput = ["x", "input"].contains(word(.matrixOf) ?? "k")
    let order = word(.vectorOrder).flatMap(VectorOrder.init(rawValue:)) ?? .row
    if isOfInput, convolution.layout.batch > 1 {
      throw Diagnostic(
        .rank,
        "the matrix of the input is of one image, and this is a batch of "
          + "\(convolution.layout.batch)",
        labels: [.init(convolution.input.span)], help: ["take one of them: x[0]"])
    }
    guard convolution.border.isZero else {
      throw Diagnostic(
        .unknownOption, "a border of constants is not linear in the input, so no matrix gives it",
        labels: [.init(span(of: .borderValue))], help: ["pad(x, …) first"])
    }
    let limits = limits
    return try attempt(
      try MatrixComputation(convolution, isOfInput: isOfInput, order: order, within: limits))
  }
}

extension Parameter {
  static let firstColumn = Parameter(
    "col", ["c", "column"], .value, "the first column of a Toeplitz matrix")
  static let firstRow = Parameter(
    "row", ["r"], .value, "its first row", fallback: "the first column")
  static let matrixOf = Parameter(
    "of", [], .word, "whose matrix: the kernel's, acting on the input, or the input's",
    words: [
      Word("k", "the kernel's, acting on the input"), Word("kernel", "the same"),
      Word("x", "the input's, acting on the kernel"), Word("input", "the same"),
    ], fallback: "k")
  static let vectorOrder = Parameter(
    "order", [], .word, "how vec runs through the cells",
    words: [
      Word("row", "row by row"), Word("column", "column by column, as MATLAB does"),
      Word("bottom", "row by row from the bottom up"),
    ], fallback: "row")
}

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
      .paddingMode, .flip, .dims, .layout, .framework,
    ] + Parameter.conventions,
    details: [
      "Every output is a sum of inputs times weights, so all outputs together are a matrix C times the input as a vector: row o, column i holds the tap that touches input i in window o, and 0 where none does. Reshaped, C · vec(x) is conv x k.",
      "of=x writes the other matrix, made of the input and acting on the kernel. order says how vec runs through an image: row by row, column by column (MATLAB), or from the bottom row up.",
    ],
    examples: [
      Example("toeplitz 4 [1 2 3]", gives: "[1 2 3 0; 0 1 2 3]"),
      Example("toeplitz 4x4 3x3"),
      Example("toeplitz 5 [2 -1 3] padding=1 padding_mode=circular"),
      Example("toeplitz [1 2 3 4] [1 0 -1] of=x", gives: "[1 2 3; 2 3 4]"),
    ],
    laws: [Law.relation], related: ["transpose", "conv", "who", "matrices"],
    lesson: "toeplitz"
  ) { call throws(Diagnostic) in
    let matrix = try call.matrix()
    return Answer(of: matrix, .tensor(matrix.cells), steps: 0, within: call.limits)
  }
}

extension Call {
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

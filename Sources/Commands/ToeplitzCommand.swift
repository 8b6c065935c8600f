internal import Arithmetic
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
    let problem = try call.convolutionProblem()
    let view = try MatrixView(problem, call)
    let answer = Answer(
      kind: "toeplitz", value: .tensor(view.matrix), origin: .matrix(view), steps: 0
    ) { steps in
      view.document(steps: steps > 0 ? (try? view.playback(call))?.steps(steps) ?? [] : [])
    }
    return answer
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

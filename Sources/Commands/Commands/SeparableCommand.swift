internal import Arithmetic
internal import Computations
internal import Documents
internal import Syntax

extension Command {
  /// `separable` takes a kernel apart into columns and rows.
  static let separable = Command(
    name: "separable",
    summary: "A kernel as few products of a column and a row, exact.",
    topic: .sliding,
    parameters: [
      .kernel.with(summary: "the kernel: an image or a volume of numbers", kind: .value)
    ],
    details: [
      "A kernel of rank 1 is a column times a row, and sliding it is sliding first the column, then the row: m + n multiplications an output instead of m·n. A kernel of rank r is r such products added up. The factors are exact: rows of whole numbers, the rest in the columns; s.u @ s.v gives the kernel back.",
      "A kernel of three axes is taken apart into three vectors where there are such.",
    ],
    examples: [
      Example("separable sobel_x"),
      Example("separable([1 2; 2 4]).rank", gives: "1"),
      Example("separable([1 2; 2 4]).u", gives: "[1; 2]"),
      Example("s = separable(laplacian); s.u @ s.v", gives: "laplacian"),
    ],
    related: ["conv", "rank", "winograd"], lesson: "separable"
  ) { call throws(Diagnostic) in
    let kernel = try call.operand(.kernel, letter: "k", symbol: "w")
    let limits = call.limits
    let computation = try call.attempt(
      blaming: .kernel, try SeparationComputation(kernel, within: limits))
    return try call.answer(to: computation, blaming: .kernel)
  }
}

internal import Arithmetic
internal import Computations
internal import Documents
internal import Syntax

extension Command {
  /// `solve` asks what can be got back of the input of a convolution.
  static let solve = Command(
    name: "solve",
    summary: "What can be got back of x from conv x k: exact least squares.",
    topic: .matrices,
    parameters: [
      .transposedInput.with(summary: "the output: numbers; or a matrix A"),
      .kernel.with(summary: "the kernel: numbers; or after a matrix A the vector b"), .stride,
      .padding,
      .dilation, .groups, .paddingMode, .outputPadding,
      .outputShape.with(summary: "the size of x, where several sizes lead to y"), .flip, .dims,
      .layout, .paddingCounts, .dilationBase,
    ],
    details: [
      "conv x k is C · vec(x), so x is looked for in C · vec(x) = vec(y): the x with the least left over, and where several have as little the shortest (minimum norm). Its numbers are exact. What C sends to 0 is drawn: images that this layer cannot see, any of which could be added to x.",
      "This is what undoes a convolution as far as it can be undone. The transposed convolution, called deconvolution by many, only gives the shape back; its numbers are shown beside it. solve A b, of a matrix and a vector, solves A · x = b in the same way.",
    ],
    examples: [
      Example("solve [3 5 7] [1 1]", gives: "[3/2 3/2 7/2 7/2]"),
      Example("solve [2 5 8 3] [1 2] padding=1", gives: "[1 2 3]"),
      Example("solve([2 1; 1 3], [3 5])", gives: "[4/5 7/5]"),
      Example("solve [4 8; 12 16] ones(2x2)"),
    ],
    related: ["transpose", "toeplitz", "lstsq", "null"], lesson: "what-a-layer-cannot-see"
  ) { call throws(Diagnostic) in
    try call.answer(to: try call.solution(), blaming: .transposedInput)
  }
}

extension Call {
  fileprivate func solution() throws(Diagnostic) -> SolutionComputation {
    let limits = limits
    let first = try operand(.transposedInput, letter: "y")
    let second = try operand(.kernel, letter: "k", symbol: "w")
    if first.shape.count == 2, second.shape.count == 1 {
      let (a, b) = (
        try operand(.transposedInput, letter: "A", symbol: "a"), try operand(.kernel, letter: "b")
      )
      if let option = arguments.first(where: { !$0.parameter.isPositional }) {
        throw Diagnostic(
          .unknownOption, "A · x = b has no \(option.parameter.name)",
          labels: [.init(option.span)],
          help: ["the options are for the output of a convolution and its kernel"])
      }
      return try attempt(blaming: .kernel, try SolutionComputation(system: a, b, within: limits))
    }
    let transposed = try transposition()
    let mode = word(.paddingMode).flatMap(PaddingMode.init(rawValue:)) ?? .zeros
    guard mode != .constant else {
      throw Diagnostic(
        .unknownOption, "a border of constants is not linear in the input, so no matrix gives it",
        labels: [.init(span(of: .paddingMode))], help: ["subtract conv(zeros, k, …) from y first"])
    }
    return try attempt(
      blaming: .transposedInput, try SolutionComputation(transposed, mode: mode, within: limits))
  }
}

internal import Arithmetic
internal import Documents
internal import Syntax

extension Command {
  /// `transpose` runs a convolution's matrix the other way.
  static let transpose = Command(
    name: "transpose",
    summary: "Transposed convolution, by three routes that must agree.",
    topic: .matrices,
    parameters: [
      .transposedInput, .kernel, .bias, .stride, .padding, .dilation, .groups, .outputPadding,
      .outputShape, .flip, .dims, .layout, .framework, .steps,
    ] + Parameter.conventions,
    details: [
      "Where a convolution computes C · vec(x), its transpose computes Cᵀ · vec(y): the shape of x comes back, its numbers do not. The same result is a plain convolution over y with s − 1 zeros inserted between its cells, k − 1 − p zeros around them and the kernel turned; and it is every cell of y laying a stamp of the kernel on the output.",
      "Several sizes of x can lead to one size of y. output_padding says which is meant, by so many cells computed at the end; output_shape says it by the size itself. The kernel is (in, out/groups, …n) when there are channels.",
    ],
    examples: [
      Example("transpose [0 1; 2 3] [0 1; 2 3]", gives: "[0 0 1; 0 4 6; 4 12 9]"),
      Example(
        "transpose [0 1; 2 3] [0 1; 2 3] stride=2",
        gives: "[0 0 0 1; 0 0 2 3; 0 2 0 3; 4 6 6 9]"),
      Example("transpose 3x3 3x3 s=2 p=1 output_padding=1"),
    ],
    laws: Law.transposed, related: ["toeplitz", "shape", "conv", "laws"],
    lesson: "transposed"
  ) { call throws(Diagnostic) in
    let problem = try call.transposedProblem()
    let limits = call.limits
    guard !problem.isTooLongForSymbols else {
      return .counted(
        kind: "transpose", facts: problem.facts, shape: problem.outputShape,
        origin: .transposed(problem)
      ) { problem.sizeBlocks }
    }
    let result = try call.attempt(try problem.result(within: limits))
    let shown = try WindowChoice.shown(call, of: problem.stampCount)
    return Answer(
      kind: "transpose", value: .tensor(result), origin: .transposed(problem), steps: shown
    ) { shown in
      Document {
        Block.heading(title: "transpose", facts: problem.facts)
        problem.sizeBlocks
        problem.matrixRoute(isDrawn: shown > 0, limits: limits)
        problem.insertionRoute(isDrawn: shown > 0, limits: limits)
        problem.stampRoute(shown, result: result, limits: limits)
        problem.agreement(result, limits: limits)
        problem.overlapBlocks
        Block.result(name: "x′", value: .tensor(result))
      }
    }
  }
}

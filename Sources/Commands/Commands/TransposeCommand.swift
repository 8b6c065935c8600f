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
    try call.answer(to: try call.transposition())
  }
}

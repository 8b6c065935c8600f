internal import Arithmetic
internal import Documents
internal import Syntax

extension Command {
  /// `conv` slides a kernel over an input.
  static let conv = Command(
    name: "conv",
    summary: "Slide a kernel over an input: sizes, windows, sums.",
    topic: .sliding,
    parameters: [
      .input, .kernel, .bias, .stride, .padding, .anchor, .dilation, .groups, .paddingMode,
      .borderValue, .flip, .dims, .layout, .framework, .method, .steps,
    ] + Parameter.conventions,
    details: [
      "Output position o and tap t read the input at o·s + t·d − p; the products of a window are added up. The kernel is laid on as it is (cross-correlation); flip turns it first, which is the convolution of mathematics.",
      "Input and kernel of equal rank 1, 2 or 3 are one channel. A kernel (out, in/groups, …n) goes with an input (in, …n) or (batch, in, …n). Shapes alone, as in conv 5x5 3x3, give the sizes and the sums in symbols.",
      "Floats are added up by Fourier transforms where that is less work: a large kernel on a large input. Then the header says by FFT, and the last digits may differ from the direct sums; method=direct keeps to these. Exact numbers are the same either way.",
    ],
    examples: [
      Example("conv [0 1 2; 3 4 5; 6 7 8] [0 1; 2 3]", gives: "[19 25; 37 43]"),
      Example(
        "conv [1 8 3 5 2 7] [3 5 2 3] flip padding=full", gives: "[3 29 51 49 61 50 54 20 21]"),
      Example("conv [0 1 2; 3 4 5; 6 7 8] [0 1; 2 3] padding=1 stride=(3,2)", gives: "[0 8; 6 8]"),
      Example("conv 5x5 3x3 s=2 p=1"),
      Example("conv [1 2 3] [1 10] anchor=1", gives: "[10 21 32]"),
    ],
    laws: Law.convolution,
    related: ["shape", "toeplitz", "transpose", "grad", "laws", "conventions"],
    lesson: "sliding-windows"
  ) { call throws(Diagnostic) in
    try call.answer(to: try call.convolution())
  }
}

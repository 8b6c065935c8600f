internal import Arithmetic
internal import Documents
internal import Syntax

extension Command {
  /// `unfold` writes every window as a column.
  static let unfold = Command(
    name: "unfold", synonyms: ["im2col"],
    summary: "Write every window as a column (im2col).",
    topic: .matrices,
    parameters: [
      .input, .patchKernel, .stride, .padding, .dilation, .paddingMode, .borderValue, .patchOrder,
      .dims,
      .steps,
    ] + Parameter.conventions,
    details: [
      "Each window of the image becomes a column of the patch matrix P, channel by channel and tap by tap; the columns stand in the order of the windows. A kernel flattened to a row, times P, is the convolution: one product of matrices, which is how libraries compute it.",
      "A signal is of rank 1; an image of rank 2 is one channel, of rank 3 (channels, rows, columns), of rank 4 a batch of those. order=column takes taps and windows column by column, as MATLAB’s im2col does. The result is (channels · taps, windows), with the batch axis before it where there was one. A kernel may be given by its size or in numbers, which then are multiplied out.",
    ],
    examples: [
      Example(
        "unfold [1 2 3; 4 5 6; 7 8 9] 2x2", gives: "[1 2 4 5; 2 3 5 6; 4 5 7 8; 5 6 8 9]"),
      Example(
        "unfold [1 2 3; 4 5 6; 7 8 9] [1 0; 0 1]", gives: "[1 2 4 5; 2 3 5 6; 4 5 7 8; 5 6 8 9]"),
      Example("im2col [1 2 3 4] 2 stride=2", gives: "[1 3; 2 4]"),
      Example("unfold 3x3 2x2"),
      Example(
        "unfold [1 2 3; 4 5 6; 7 8 9] 2x2 order=column",
        gives: "[1 4 2 5; 4 7 5 8; 2 5 3 6; 5 8 6 9]"),
    ],
    laws: [Law(.convolution)],
    related: ["fold", "toeplitz", "conv", "matrices"],
    lesson: "im2col"
  ) { call throws(Diagnostic) in
    let patches = try call.patches()
    return try call.answer(to: patches)
  }
}

extension Parameter {
  fileprivate static let patchOrder = Parameter.vectorOrder.with(
    summary: "the order of the taps in a column, and of the windows",
    words: [
      Word("row", "row by row"), Word("column", "column by column, as MATLAB’s im2col"),
    ])
}

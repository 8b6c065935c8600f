/// Errors in kernels, strides, paddings and sizes.
extension CatalogueEntry {
  static let sizes: [DiagnosticCode: CatalogueEntry] = [
    .kernelTooLarge: CatalogueEntry(
      "the kernel does not fit into the padded input",
      """
      A kernel of k taps, d apart, reaches over d(k − 1) + 1 cells, and the padded input has i + 2p. \
      If the kernel reaches over more, there is no window at all. Use more padding, less dilation or a \
      smaller kernel; perhaps input and kernel were exchanged.
      """, example: "conv [1 2] [1 1 1]"),
    .badStride: CatalogueEntry(
      "a stride must be a whole number from 1",
      """
      The stride is how far the window moves from one output to the next. It cannot be 0, since the \
      window would never move. For half a stride use a transposed convolution: `transpose`.
      """, example: "conv [1 2 3] [1 1] stride=0"),
    .badDilation: CatalogueEntry(
      "a dilation must be a whole number from 1",
      """
      The dilation is the distance between two taps: with 1 they are adjacent, with 2 one cell is \
      between them. Books that count the cells in between start at 0; dilation_base=0 does the same.
      """, example: "conv [1 2 3] [1 1] dilation=0"),
    .badPadding: CatalogueEntry(
      "this padding is not possible",
      """
      Padding is a number of cells per side, a pair (begin, end) for each axis, or a word such as same \
      or full. Reflected padding must be narrower than the input, and circular padding at most as wide, \
      since there are no more cells to repeat.
      """, example: "conv [1 2 3] [1 1] padding=3 padding_mode=reflect"),
    .badSize: CatalogueEntry(
      "a size must be a whole number in range",
      """
      Sizes count cells: a kernel has at least one tap, an axis under a window at least one cell, and no \
      size is negative.
      """, example: "shape i=5 k=0"),
    .strideRemainder: CatalogueEntry(
      "the stride leaves a remainder, which stride_rule=strict forbids",
      """
      With stride_rule=strict the window must end exactly on the last cell: i + 2p − k is a multiple \
      of s. Frameworks round down instead and never read the remaining cells; so does \
      stride_rule=floor.
      """, example: "conv [1 2 3 4] [1 1 1] stride=2 stride_rule=strict"),
    .axisCount: CatalogueEntry(
      "an option has more or fewer values than there are axes",
      """
      One number applies to every spatial axis; otherwise give one for each: stride=(2,1) for an image, \
      stride=(2,1,1) for a volume. Batch and channels do not count.
      """, example: "conv 5x5 3x3 stride=(1,2,3)"),
    .outputShape: CatalogueEntry(
      "the output_shape is not possible",
      """
      A convolution with stride s maps s consecutive sizes to the same output size, so a transposed \
      convolution has these s sizes to choose from. The message lists them.
      """, example: "transpose 3x3 3x3 stride=2 output_shape=10x10"),
    .outputPadding: CatalogueEntry(
      "this output_padding is not possible",
      """
      The output_padding chooses between the sizes that a convolution with stride maps to the same \
      output size. It is at least 0 and less than the stride (or the dilation, if that is larger).
      """, example: "transpose 3x3 3x3 stride=2 output_padding=2"),
    .frameworkRefuses: CatalogueEntry(
      "the chosen framework refuses this",
      """
      With as=torch, as=keras and so on, the call follows that framework's rules, and what is an error \
      there is an error here. Another framework, or none, may allow it.
      """, example: "conv 5x5 3x3 stride=2 padding=same as=torch"),
    .noSolution: CatalogueEntry(
      "no number solves the size formula",
      """
      The formula rounds down, so not every output size is possible, and a kernel can at most cover the \
      padded input. Leave another quantity open with `?`, or give it a range: p=0..3.
      """, example: "shape i=5 k=? o=9"),
  ]
}

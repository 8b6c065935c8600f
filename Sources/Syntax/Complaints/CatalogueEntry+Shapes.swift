/// Errors in shapes, channels and numbers.
extension CatalogueEntry {
  static let shapes: [DiagnosticCode: CatalogueEntry] = [
    .shapeMismatch: CatalogueEntry(
      "two shapes do not go together",
      """
      Elementwise operations compare shapes from the last axis backwards: two sizes must be equal, or \
      one of them must be 1 (or missing), and is then repeated. For `@` the number of columns on the \
      left must equal the number of rows on the right.
      """, example: "[1 2 3] + [1 2]"),
    .rank: CatalogueEntry(
      "a tensor has too many or too few axes",
      """
      A signal has one axis, an image two, a volume three. Without channels, input and kernel have the \
      same number of axes; with channels, the kernel has two more, (out, in/groups, …), and the input \
      one more, or two with a batch.
      """, example: "conv [1 2 3] [1 2; 3 4]"),
    .index: CatalogueEntry(
      "an index is out of range",
      """
      Indices count from 0, so an axis of size 3 has the indices 0, 1 and 2; negative ones count from \
      the end, -1 being the last. There cannot be more indices than axes.
      """, example: "x = [1 2 3]; x[3]"),
    .reshape: CatalogueEntry(
      "the new shape has a different number of cells",
      """
      Reshaping keeps all numbers and their order, so the product of the sizes must stay the same: six \
      cells are 2x3, 3x2, 6 or 1x6, but not 2x2.
      """, example: "reshape([1 2 3], 2x2)"),
    .empty: CatalogueEntry(
      "there are no numbers to work on",
      """
      A tensor with an axis of size 0 has no cells. Its sum is 0, but it has no maximum and no mean.
      """, example: "max([])"),
    .channels: CatalogueEntry(
      "the channels of input and kernel do not agree",
      """
      Each filter has as many channels as its part of the input: a kernel (out, in/groups, …) goes \
      with an input (in, …). For `transpose` the first axis of the kernel counts the channels of the \
      input. With layout=NHWC the channels come last.
      """, example: "conv 3x5x5 8x4x3x3"),
    .groups: CatalogueEntry(
      "the channels cannot be split into these groups",
      """
      Groups split the input's channels and the filters into equal parts; each part of the filters \
      reads its own part of the input. Both counts must be multiples of groups; with groups equal to \
      the input's channels the convolution is depthwise.
      """, example: "conv 3x5x5 4x1x3x3 groups=2"),
    .bias: CatalogueEntry(
      "the bias does not have one number for each filter",
      """
      A bias is added to every cell of an output channel: one number for each filter, or a single \
      number if there is one channel.
      """, example: "conv 3x5x5 8x3x3x3 bias=[1 2]"),
    .ambiguous: CatalogueEntry(
      "the statement can be read in two ways",
      """
      If two readings fit, neither is guessed. Say which is meant: dims=2 says that two axes are \
      spatial and the others are batch and channels.
      """),
    .divisionByZero: CatalogueEntry(
      "a number is divided by zero",
      """
      Exact numbers have no infinity, so a division by zero has no value. Neither has a mean over no \
      cells.
      """, example: "1 / 0"),
    .symbolic: CatalogueEntry(
      "a number is needed instead of a symbol",
      """
      Symbols can be added, multiplied and divided by numbers; the results are polynomials. Operations \
      that compare, such as a maximum, or whose results are not polynomials, such as a square root, need \
      numbers.
      """, example: "max(symbols(\"w\", 3))"),
    .notExact: CatalogueEntry(
      "an exact number is needed instead of a float",
      """
      Numbers are exact until an irrational function is applied: sqrt, exp, a Fourier transform. The \
      results are 64-bit floats, which cannot count cells or steps. `round` turns a float into a whole \
      number.
      """),
    .notFinite: CatalogueEntry(
      "a float is infinite or undefined",
      """
      A 64-bit float reaches about 1.8e308. Larger results, and those without a value such as infinity \
      minus infinity, cannot be used further.
      """, example: "symbols(\"w\", 2) * inf"),
  ]
}

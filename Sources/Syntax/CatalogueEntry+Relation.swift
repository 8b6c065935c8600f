/// About kernels, strides, paddings and sizes.
extension CatalogueEntry {
  static let kernelTooLarge = CatalogueEntry(
    "the kernel does not fit into the padded input",
    """
    A kernel of k taps, d apart, reaches over d(k − 1) + 1 cells, and the padded input has i + 2p. \
    If the first is larger there is no window at all. More padding, less dilation or a smaller \
    kernel help; perhaps input and kernel were exchanged.
    """, example: "conv [1 2] [1 1 1]")

  static let badStride = CatalogueEntry(
    "a stride must be a whole number from 1",
    """
    The stride is how far the window moves from one output to the next. It cannot be 0, which would \
    stay in place for ever. Half a stride is what a transposed convolution does: `transpose`.
    """, example: "conv [1 2 3] [1 1] stride=0")

  static let badDilation = CatalogueEntry(
    "a dilation must be a whole number from 1",
    """
    The dilation is the distance between two taps: 1 means that they touch, 2 that one cell lies \
    between. Books that count the holes instead begin at 0; dilation_base=0 reads it so.
    """, example: "conv [1 2 3] [1 1] dilation=0")

  static let badPadding = CatalogueEntry(
    "this padding is not possible",
    """
    Padding is a count of cells per side, a pair (begin, end) for each axis, or a word such as same \
    or full. Reflected padding must be narrower than the input and circular padding not wider, \
    since there is nothing more to mirror or to go round.
    """, example: "conv [1 2 3] [1 1] padding=3 padding_mode=reflect")

  static let badSize = CatalogueEntry(
    "a size must be a whole number that makes sense",
    """
    Sizes count cells: a kernel has at least one tap, an axis at least one cell where a window is to \
    lie on it, and nothing has a negative size.
    """, example: "shape i=5 k=0")

  static let strideRemainder = CatalogueEntry(
    "the stride leaves a rest, which was declared an error",
    """
    With stride_rule=strict the window must end exactly on the last cell: i + 2p − k is a multiple \
    of s. Frameworks round down instead and never read the cells that are left; \
    stride_rule=floor does so too.
    """, example: "conv [1 2 3 4] [1 1 1] stride=2 stride_rule=strict")

  static let axisCount = CatalogueEntry(
    "an option has more or fewer values than there are axes",
    """
    One number holds for every spatial axis; otherwise there is one for each: stride=(2,1) for an \
    image, stride=(2,1,1) for a volume. Batch and channels do not count.
    """, example: "conv 5x5 3x3 stride=(1,2,3)")

  static let outputShape = CatalogueEntry(
    "no input of this shape leads to the output",
    """
    A convolution with stride s takes s sizes in a row to the same output, so going back there are s \
    sizes to choose from, and no others. The message lists them.
    """, example: "transpose 3x3 3x3 stride=2 output_shape=10x10")

  static let outputPadding = CatalogueEntry(
    "this output_padding is not possible",
    """
    The output_padding chooses between the sizes that a convolution with stride takes to the same \
    output. It is at least 0 and smaller than the stride (or the dilation, where that is larger).
    """, example: "transpose 3x3 3x3 stride=2 output_padding=2")

  static let frameworkRefuses = CatalogueEntry(
    "the framework whose rules hold refuses this",
    """
    With as=torch, as=keras and so on the call is judged by that framework's rules, its refusals \
    included: what would be an error there is one here. Another framework, or none, may allow it.
    """, example: "conv 5x5 3x3 stride=2 padding=same as=torch")

  static let noSolution = CatalogueEntry(
    "no number solves the size formula",
    """
    The formula rounds down, so not every output size can be reached, and a kernel can at most cover \
    the padded input. Free another quantity with `?`, or give it a range: p=0..3.
    """, example: "shape i=5 k=? o=9")
}

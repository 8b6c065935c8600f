/// About shapes, channels and numbers.
extension CatalogueEntry {
  static let shapeMismatch = CatalogueEntry(
    "two shapes do not go together",
    """
    Elementwise operations compare shapes from the last axis backwards: two sizes must be equal, or \
    one of them 1 (or missing), which is then repeated. For `@` the columns on the left must equal \
    the rows on the right.
    """, example: "[1 2 3] + [1 2]")

  static let rank = CatalogueEntry(
    "a tensor has too many or too few axes",
    """
    A signal has one axis, an image two, a volume three. Input and kernel of one channel have equally \
    many; with channels the kernel has two more, (out, in/groups, …), and the input one more, or \
    two with a batch.
    """, example: "conv [1 2 3] [1 2; 3 4]")

  static let index = CatalogueEntry(
    "an index lies outside the axis",
    """
    Places count from 0, so an axis of 3 has the places 0, 1 and 2; negative ones count from the \
    end, -1 being the last. There cannot be more places than axes.
    """, example: "x = [1 2 3]; x[3]")

  static let reshape = CatalogueEntry(
    "the new shape has another number of cells",
    """
    Reshaping keeps every number and its order, so the product of the sizes must stay the same: six \
    cells are 2x3, 3x2, 6 or 1x6, and never 2x2.
    """, example: "reshape([1 2 3], 2x2)")

  static let empty = CatalogueEntry(
    "there are no numbers to work on",
    """
    A tensor with an axis of size 0 has no cells. It has a sum, which is 0, but no largest number and \
    no mean.
    """, example: "max([])")

  static let channels = CatalogueEntry(
    "the channels of input and kernel do not agree",
    """
    Each filter has as many channels as its part of the input: a kernel (out, in/groups, …) goes \
    with an input (in, …). For `transpose` the first axis of the kernel counts the channels of the \
    input. With layout=NHWC the channels stand last.
    """, example: "conv 3x5x5 8x4x3x3")

  static let groups = CatalogueEntry(
    "the channels cannot be split into these groups",
    """
    Groups split the input's channels and the filters into equal parts, each part of the filters \
    seeing its own part of the input. Both counts must be multiples of groups; groups equal to the \
    input's channels is the depthwise convolution.
    """, example: "conv 3x5x5 4x1x3x3 groups=2")

  static let bias = CatalogueEntry(
    "the bias does not have one number for each filter",
    """
    A bias is added to every cell of an output channel: one number for each filter, or a single \
    number where there is one channel.
    """, example: "conv 3x5x5 8x3x3x3 bias=[1 2]")

  static let ambiguous = CatalogueEntry(
    "what was typed can be read in two ways",
    """
    Where two readings fit, none is guessed. Say which is meant: dims=2 tells that two axes are \
    spatial and the others count batch and channels.
    """)

  static let divisionByZero = CatalogueEntry(
    "a number is divided by zero",
    """
    Exact numbers have no infinity: a quotient with a zero below the line has no value. A mean over \
    no cells is such a quotient as well.
    """, example: "1 / 0")

  static let symbolic = CatalogueEntry(
    "a symbol stands where a number is needed",
    """
    Symbols can be added, multiplied and divided by numbers; the results are polynomials. What must \
    compare, as a maximum does, or leaves the polynomials, as a square root does, needs numbers.
    """, example: "max(symbols(\"w\", 3))")

  static let notExact = CatalogueEntry(
    "an exact number is needed and this one is not",
    """
    Typed numbers are exact until something irrational touches them: sqrt, exp, a Fourier \
    transform. From then on they are 64-bit floats, which cannot count cells or steps. `round` \
    makes a float whole.
    """)

  static let notFinite = CatalogueEntry(
    "a float has become infinite or undefined",
    """
    A 64-bit float reaches to about 1.8e308. What lies beyond, and what has no value such as infinity \
    less infinity, cannot be used further.
    """, example: "symbols(\"w\", 2) * inf")
}

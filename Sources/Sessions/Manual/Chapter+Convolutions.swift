internal import Commands
internal import Documents

extension Chapter {
  static let channels = Chapter(
    name: "channels", synonyms: ["nchw", "nhwc", "batch", "depthwise", "filters_and_channels"],
    summary: "Channels, filters, groups and batches: which axis is which.",
    parts: [
      .prose(
        "Input and kernel of equal rank 1, 2 or 3 have one channel. Otherwise the kernel has two more axes than space: filters and channels. Each channel of a filter is applied to one channel of the input, and the results are added; each filter gives one channel of the output."
      ),
      .table(
        "NCHW, the default",
        [
          ["input", "(channels, …space) or (batch, channels, …space)"],
          ["kernel", "(filters, channels/groups, …space)"],
          ["for transpose", "(channels, filters/groups, …space)"],
        ]),
      .table(
        "layout=NHWC",
        [
          ["input", "(batch, …space, channels)"],
          ["kernel", "(…space, channels/groups, filters)"],
          ["for transpose", "(…space, filters, channels)"],
        ]),
      .prose(
        "groups=g splits channels and filters into g independent parts; with as many groups as channels the convolution is depthwise. A 1×1 kernel only mixes channels: it is a matrix product at every pixel."
      ),
    ],
    examples: [
      .init("conv 3x5x5 2x3x3x3 steps=none"),
      .init("conv(ones(2x3x3), ones(1x2x3x3))", gives: "[[[18]]]"),
      .init("shape 32x32x3 kernel=5 filters=6 padding=2", gives: "32x32x6"),
    ], related: ["layout", "groups", "dims", "bias", "shapes"], lesson: "channels")

  static let conventions = Chapter(
    name: "conventions", synonyms: ["frameworks", "correlation", "cross-correlation", "defaults"],
    summary: "Where books and frameworks differ, and the option for each.",
    parts: [
      .prose(
        "By default Convo does not flip kernels (cross-correlation, as in deep learning), counts padding on each side, gives a kernel without holes the dilation 1, and ignores cells that do not fill a last step. The header of an answer mentions every other convention."
      ),
      .table(
        "Options",
        [
          ["flip", "flip the kernel: the mathematical convolution"],
          ["as=tf", "all rules of a framework: help as"],
          ["padding_counts=total", "padding is the sum of both sides"],
          ["dilation_base=0", "0 means no holes"],
          ["stride_rule=strict", "an incomplete last step is an error"],
          ["layout=NHWC", "channels last"],
          ["count_include_pad=false", "averages ignore padding"],
          ["ceil", "an incomplete last window counts"],
        ]),
      .prose(
        "Each is an option of one statement, or a lasting setting: set convention math, set as tf, set padding_counts total."
      ),
    ],
    examples: [
      .init("conv [1 2 3] [1 0 -1] padding=1", gives: "[-2 -2 2]"),
      .init("conv [1 2 3] [1 0 -1] padding=1 flip", gives: "[2 2 -2]"),
      .init("conv [1 2 3] [1 0 -1] as=scipy", gives: "[1 2 2 -2 -3]"),
    ], related: ["as", "flip", "padding", "set", "laws"], lesson: "frameworks")

  static let laws = Chapter(
    name: "laws", synonyms: ["formula", "formulas", "relationships", "size-formula"],
    summary: "The laws of sizes, with the fifteen relationships of the guide.",
    parts: [
      .prose(
        "i is the input size, o the output size, k the taps of the kernel, s the stride, p the padding on each side (p₀ and p₁ where they differ), d the dilation, a the output padding. Primes mark the transposed convolution. Everything follows from one relation: output o and tap t touch the input at o·s + t·d − p."
      ),
      .table("In general", Law.general.map { [$0.formula, Phrase($0.title)] }),
      .table(
        "In the guide by Dumoulin and Visin (arXiv 1603.07285)",
        Law.guide.map { [$0.formula, Phrase($0.title)] }),
      .prose("shape inserts numbers and says which of the fifteen apply."),
    ],
    examples: [
      .init("shape i=5 k=3 s=2 p=1", gives: "3"),
      .init("shape i=3 k=3 s=2 p=1 of=transpose", gives: "5"),
    ], related: ["shape", "conv", "transpose", "pool", "shapes"], lesson: "relationships")

  static let matrices = Chapter(
    name: "matrices", synonyms: ["vec", "linear"],
    summary: "A convolution is a matrix times the input as a vector.",
    parts: [
      .prose(
        "Every output is a sum of inputs times weights, so all outputs together are C · vec(x). Row o of C has the kernel at window o and zeros elsewhere. With stride 1 and no padding every row is the one above shifted by one: a Toeplitz matrix. An image gives blocks of such matrices (doubly block Toeplitz), circular padding a circulant matrix."
      ),
      .prose(
        "Cᵀ maps outputs back to inputs. This is the transposed convolution, and the gradient with respect to the input; it restores the shape, not the numbers. vec goes row by row unless order= says otherwise."
      ),
    ],
    examples: [
      .init("toeplitz 4 [1 2 3]", gives: "[1 2 3 0; 0 1 2 3]"),
      .init("toeplitz([1 2 3 4], [1 2 3]) @ [1 2 3 4]", gives: "[14 20]"),
      .init("toeplitz(4, [1 2 3])' @ [1 1]", gives: "[1 3 5 3]"),
      .init("transpose([1 1], [1 2 3])", gives: "[1 3 5 3]"),
    ], related: ["toeplitz", "transpose", "grad", "who", "order"], lesson: "toeplitz")
}

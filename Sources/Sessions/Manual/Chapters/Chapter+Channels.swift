extension Chapter {
  static let channels = Chapter(
    name: "channels", synonyms: ["nchw", "nhwc", "batch", "depthwise", "filters_and_channels"],
    summary: "Channels, filters, groups and batches: which axis is which.",
    parts: [
      .prose(
        "Input and kernel of equal rank 1, 2 or 3 are one channel. Otherwise the kernel has two axes more than space: filters and channels. A filter's channels are laid on the input's, one on each, and everything is added up; each filter gives one channel of the output."
      ),
      .table(
        "NCHW, unless told",
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
        "groups=g splits channels and filters into g parts that do not see each other; as many groups as channels is a depthwise convolution. A 1×1 kernel mixes channels and nothing else: a matrix product at every pixel."
      ),
    ],
    examples: [
      .init("conv 3x5x5 2x3x3x3 steps=none"),
      .init("conv(ones(2x3x3), ones(1x2x3x3))", gives: "[[[18]]]"),
      .init("shape 32x32x3 kernel=5 filters=6 padding=2", gives: "32x32x6"),
    ], related: ["layout", "groups", "dims", "bias", "shapes"], lesson: "channels")
}

extension Chapter {
  static let conventions = Chapter(
    name: "conventions", synonyms: ["frameworks", "correlation", "cross-correlation", "defaults"],
    summary: "Where books and frameworks differ, and the switch for each.",
    parts: [
      .prose(
        "Without a switch Convo lays kernels on as they are (cross-correlation, as deep learning has it), counts padding on each side, calls a kernel without holes dilation 1, and leaves out what does not fill a last step. A header says whatever else is in force."
      ),
      .table(
        "Switches",
        [
          ["flip", "turn the kernel: the convolution of mathematics"],
          ["as=tf", "a framework's rules in everything: help as"],
          ["padding_counts=total", "padding is the sum of both sides"],
          ["dilation_base=0", "0 means no holes"],
          ["stride_rule=strict", "a step left over is an error"],
          ["layout=NHWC", "channels last"],
          ["count_include_pad=false", "averages leave padding out"],
          ["ceil", "an incomplete last window counts"],
        ]),
      .prose(
        "Each is an option of one statement, or lasts with set: set convention math, set as tf, set padding_counts total."
      ),
    ],
    examples: [
      .init("conv [1 2 3] [1 0 -1] padding=1", gives: "[-2 -2 2]"),
      .init("conv [1 2 3] [1 0 -1] padding=1 flip", gives: "[2 2 -2]"),
      .init("conv [1 2 3] [1 0 -1] as=scipy", gives: "[1 2 2 -2 -3]"),
    ], related: ["as", "flip", "padding", "set", "laws"], lesson: "frameworks")
}

internal import Commands

/// Notes about channels, conventions and display.
extension ParameterNote {
  static let conventions: [String: ParameterNote] = [
    "as": ParameterNote(
      "The library whose rules apply: its default padding, its words, its border, whether it flips the kernel, how it rounds, and what it refuses. Without as= Convo accepts every word and flips no kernel. set as tf is a lasting setting.",
      table: .conventions,
      examples: [
        .init("conv [1 2 3] [1 2] as=torch", gives: "[5 8]"),
        .init("conv [1 2 3] [1 2] as=numpy", gives: "[1 4 7 6]"),
        .init("conv [1 2 3] [1 2] as=matlab padding=same", gives: "[4 7 6]"),
        .init("conv 5x5 3x3 stride=2 padding=same as=tf steps=none"),
      ], related: ["padding", "padding_mode", "flip", "ceil", "conventions", "set"],
      lesson: "frameworks"),
    "flip": ParameterNote(
      "Every deep-learning framework except Theano calls the operation without flipping a convolution; mathematics, SciPy, NumPy and MATLAB turn the kernel by 180 degrees first. For a symmetric kernel there is no difference. set convention math flips every kernel.",
      table: .flip,
      examples: [
        .init("conv [1 2 3] [1 0 -1] padding=1", gives: "[-2 -2 2]"),
        .init("conv [1 2 3] [1 0 -1] padding=1 flip", gives: "[2 2 -2]"),
      ], related: ["as", "conventions", "rot90"], lesson: "flip"),
    "groups": ParameterNote(
      "Input and output channels are split into g parts of equal size, and each part of the output uses only its part of the input. With as many groups as input channels the convolution is depthwise.",
      table: .groups,
      examples: [
        .init("conv [1 2 3; 4 5 6] [[[1 1]];[[1 -1]]] groups=2", gives: "[3 5; -1 -1]"),
        .init("conv 4x6x6 8x2x3x3 groups=2 steps=none"),
      ], related: ["layout", "bias", "channels"], lesson: "channels"),
    "bias": ParameterNote(
      "One number for each output channel, or one number for all.",
      examples: [.init("conv [1 2 3] [1 1] bias=10", gives: "[13 15]")],
      related: ["conv", "groups", "channels"], lesson: "channels"),
    "layout": ParameterNote(
      "NCHW has batch and channels before the spatial axes, and kernels (out, in/groups, …n). NHWC, as in TensorFlow and Keras, has the channels last, and kernels (…n, in/groups, out); for transpose (…n, out, in).",
      examples: [
        .init("conv ones(1x4x4x2) ones(3x3x2x1) layout=NHWC steps=none"),
        .init("shape 32x32x3 kernel=5 filters=6 layout=NHWC", gives: "28x28x6"),
      ], related: ["dims", "groups", "channels", "shapes"], lesson: "channels"),
    "dims": ParameterNote(
      "Input and kernel of equal rank 1, 2 or 3 have one channel; a kernel of rank n + 2 has channels. If both readings fit, dims=n says that n axes are spatial.",
      examples: [.init("conv ones(2x3x4) ones(2x3x4) dims=3 steps=none")],
      related: ["layout", "channels", "shapes"], lesson: "channels"),
    "steps": ParameterNote(
      "By default the first few windows are written out, and a line gives the number of the others; set steps 5 changes the default.",
      examples: [
        .init("conv 5x5 3x3 steps=1"), .init("conv [1 2 3] [1 1] steps=all", gives: "[3 5]"),
      ], related: ["conv", "pool", "set"]),
    "padding_counts": ParameterNote(
      "Frameworks count the cells on each side; some books (Dive into Deep Learning among them) the sum of both, of which the larger half comes first.",
      examples: [
        .init("conv [1 2 3 4] [1 1 1] padding=2 padding_counts=total", gives: "[3 6 9 7]")
      ], related: ["padding", "conventions"], lesson: "frameworks"),
    "dilation_base": ParameterNote(
      "If 0 means no holes, dilation=1 puts one cell between the taps.",
      examples: [.init("conv [1 2 3 4 5] [1 1 1] dilation=1 dilation_base=0", gives: "[9]")],
      related: ["dilation", "conventions"], lesson: "frameworks"),
    "stride_rule": ParameterNote(
      "Frameworks ignore cells that do not fill a last step. With strict, as in Stanford's CS231n, such sizes are an error: the padded input minus the reach must be a multiple of the stride.",
      examples: [
        .init("conv [1 2 3 4 5] [1 1 1] stride=2 stride_rule=strict", gives: "[6 12]"),
        .init("shape i=10 k=3 s=2", gives: "4"),
      ], related: ["stride", "conventions", "error stride-remainder"], lesson: "frameworks"),
    "of": ParameterNote(
      examples: [
        .init("toeplitz [1 2 3 4] [1 0 -1] of=x", gives: "[1 2 3; 2 3 4]"),
        .init("grad [1 2 3 4] [1 -1] [1 1 1] of=k", gives: "[6 9]"),
        .init("shape i=4 k=3 s=2 of=transpose", gives: "9"),
      ], related: ["toeplitz", "grad", "shape"]),
    "order": ParameterNote(
      examples: [.init("toeplitz 3x3 2x2 order=column")], related: ["toeplitz", "matrices", "pool"]),
    "seed": ParameterNote(
      "The same seed gives the same numbers on every machine.",
      examples: [.init("random(2x2, seed=7)")], related: ["random"]),
  ]
}

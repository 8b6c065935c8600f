internal import Commands

/// The manual's text about an option, in addition to its summary and words.
struct ParameterNote: Sendable {
  var paragraphs: [String]
  var table: FrameworkTable?
  var examples: [Command.Example]
  var related: [String]
  var lesson: String?

  init(
    _ paragraphs: String..., table: FrameworkTable? = nil, examples: [Command.Example] = [],
    related: [String] = [], lesson: String? = nil
  ) {
    self.paragraphs = paragraphs
    self.table = table
    self.examples = examples
    self.related = related
    self.lesson = lesson
  }

  /// All notes by option name.
  static let all: [String: ParameterNote] = window.merging(conventions) { first, _ in first }
}

/// Notes about the window and the border.
extension ParameterNote {
  static let window: [String: ParameterNote] = [
    "padding": ParameterNote(
      "One number applies to every side of every axis; (1,2) gives one for each spatial axis; ((1,1),(2,2)) gives begin and end of each. A negative number removes cells. With a single axis (1,2) is begin and end.",
      "Words are computed from the other sizes, with the kernel's reach k̂ = d(k − 1) + 1 for k. With an even reach, same has an odd cell: TensorFlow, PyTorch and ONNX's SAME_UPPER put it at the end, SAME_LOWER at the beginning; signal libraries differ, and as= follows each of them.",
      table: .padding,
      examples: [
        .init("conv [1 2 3 4] [1 1 1] padding=1", gives: "[3 6 9 7]"),
        .init("conv [1 2 3 4] [1 1] padding=same", gives: "[3 5 7 4]"),
        .init("conv [1 2 3 4] [1 1] padding=same_lower", gives: "[1 3 5 7]"),
        .init("conv 8x8 3x5 padding=((0,1),(2,2)) steps=none"),
        .init("conv [1 2 3] [1 1] padding=full", gives: "[1 3 5 3]"),
      ], related: ["padding_mode", "padding_counts", "pad", "laws", "as"], lesson: "padding"),
    "stride": ParameterNote(
      "The window starts at 0, s, 2s … of the padded input. Fewer than s cells that remain at the end are not read; stride_rule=strict makes that an error. For pool the default is the window's size. For transpose the stride is the distance between stamps: there are s − 1 zeros between the cells of y.",
      table: .stride,
      examples: [
        .init("conv [1 2 3 4 5 6] [1 1] stride=2", gives: "[3 7 11]"),
        .init("conv 8x8 3x5 stride=(3,4) steps=none"),
        .init("shape i=? k=3 s=2 o=16", gives: "[33 34]"),
      ], related: ["stride_rule", "dilation", "shape", "laws"], lesson: "stride"),
    "dilation": ParameterNote(
      "The taps of a dilated kernel are d apart, so k of them reach over k̂ = d(k − 1) + 1 cells; d = 1 has no holes. For books that call that dilation 0, use dilation_base=0.",
      table: .dilation,
      examples: [
        .init("conv [1 2 3 4 5] [1 1 1] dilation=2", gives: "[9]"),
        .init("shape i=7 k=3 d=2", gives: "3"),
      ], related: ["dilation_base", "stride", "laws"], lesson: "dilation"),
    "padding_mode": ParameterNote(
      "zeros and constant fill the padding with a number; the other modes copy cells of the input. reflect leaves out the edge cell, symmetric repeats it. circular makes the input a ring, and the convolution matrix circulant.",
      table: .modes,
      examples: [
        .init("pad [1 2 3] 2 mode=reflect", gives: "[3 2 1 2 3 2 1]"),
        .init("pad [1 2 3] 2 mode=symmetric", gives: "[2 1 1 2 3 3 2]"),
        .init("conv [1 2 3] [1 0 -1] padding=1 padding_mode=circular", gives: "[1 -2 1]"),
        .init("conv [1 2] [1 1] padding=1 padding_mode=constant value=5", gives: "[6 3 7]"),
      ], related: ["padding", "pad", "value"], lesson: "padding"),
    "value": ParameterNote(
      examples: [.init("pad [1 2] 1 value=9", gives: "[9 1 2 9]")],
      related: ["padding_mode", "pad"]),
    "ceil": ParameterNote(
      "A last window that extends beyond the end counts too, unless it would start beyond the input and the padding before it. Caffe's pooling always rounds up.",
      table: .ceil,
      examples: [
        .init("pool [1 2 3 4 5] max 2", gives: "[2 4]"),
        .init("pool [1 2 3 4 5] max 2 ceil", gives: "[2 4 5]"),
      ], related: ["pool", "stride", "laws"], lesson: "pooling"),
    "count_include_pad": ParameterNote(
      "An average over a window that is partly on the padding either counts the zeros there or ignores them. TensorFlow ignores them.",
      table: .counted,
      examples: [
        .init("pool [4 4] avg 2 padding=1 stride=1", gives: "[2 4 2]"),
        .init("pool [4 4] avg 2 padding=1 stride=1 count_include_pad=false", gives: "[4 4 4]"),
      ], related: ["pool", "divisor", "padding"], lesson: "pooling"),
    "output_padding": ParameterNote(
      "A convolution with stride s maps s input sizes to one output size, so its transpose has to choose one of them: a more cells are computed at the end. They are sums like all others, and 0 only if no tap reaches them.",
      table: .outputPadding,
      examples: [
        .init("transpose [1 2] [1 1 1] stride=2", gives: "[1 1 3 2 2]"),
        .init("transpose [1 2] [1 1 1] stride=2 output_padding=1", gives: "[1 1 3 2 2 0]"),
        .init("shape i=4 k=3 s=2 p=1 of=transpose legal", gives: "[7 8]"),
      ], related: ["output_shape", "transpose", "laws"], lesson: "transposed"),
    "output_shape": ParameterNote(
      "The size itself, instead of output_padding. A size that no convolution maps to the input is refused, and the message lists the possible sizes.",
      examples: [
        .init("transpose [1 2] [1 1 1] stride=2 output_shape=6", gives: "[1 1 3 2 2 0]"),
        .init("transpose 3x3 3x3 stride=2 output_shape=8x8 steps=none"),
      ], related: ["output_padding", "transpose"], lesson: "transposed"),
    "kernel": ParameterNote(
      "For conv, toeplitz, transpose and grad the kernel is a tensor or a shape; for pool and in chains it is a size: 3x5, (3,5), or 3 for every axis. With channels it is (out, in/groups, …n); for transpose (in, out/groups, …n).",
      examples: [
        .init("conv(ones(4x4), ones(3x3))", gives: "[9 9; 9 9]"),
        .init("conv 3x5x5 kernel=8x3x3x3 steps=none"),
      ], related: ["conv", "pool", "layout", "shapes"], lesson: "sliding-windows"),
  ]
}

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

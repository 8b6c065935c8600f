internal import Commands

/// About the window and the border.
extension ParameterNote {
  static let window: [String: ParameterNote] = [
    "padding": ParameterNote(
      "One number holds for every side of every axis; (1,2) is for each spatial axis; ((1,1),(2,2)) is begin and end of each. A negative number takes cells away. Along a single axis (1,2) is begin and end.",
      "Words are worked out from the other sizes, with the kernel's reach k̂ = d(k − 1) + 1 in place of k. With an even reach same has one cell too many: TensorFlow, PyTorch and ONNX's SAME_UPPER put it at the end, SAME_LOWER at the beginning; signal libraries differ again, and as= follows each.",
      table: .padding,
      examples: [
        .init("conv [1 2 3 4] [1 1 1] padding=1", gives: "[3 6 9 7]"),
        .init("conv [1 2 3 4] [1 1] padding=same", gives: "[3 5 7 4]"),
        .init("conv [1 2 3 4] [1 1] padding=same_lower", gives: "[1 3 5 7]"),
        .init("conv 8x8 3x5 padding=((0,1),(2,2)) steps=none"),
        .init("conv [1 2 3] [1 1] padding=full", gives: "[1 3 5 3]"),
      ], related: ["padding_mode", "padding_counts", "pad", "laws", "as"], lesson: "padding"),
    "stride": ParameterNote(
      "The window begins at 0, s, 2s … of the padded input. What is left over at the end, fewer cells than s, is not read; stride_rule=strict makes that an error. For pool the stride is the window's size unless another is given. For transpose it is the distance between stamps: s − 1 zeros stand between the cells of y.",
      table: .stride,
      examples: [
        .init("conv [1 2 3 4 5 6] [1 1] stride=2", gives: "[3 7 11]"),
        .init("conv 8x8 3x5 stride=(3,4) steps=none"),
        .init("shape i=? k=3 s=2 o=16", gives: "[33 34]"),
      ], related: ["stride_rule", "dilation", "shape", "laws"], lesson: "stride"),
    "dilation": ParameterNote(
      "The taps of a dilated kernel stand d apart, so that k of them reach over k̂ = d(k − 1) + 1 cells; d = 1 has no holes. Books that call that dilation 0 are followed with dilation_base=0.",
      table: .dilation,
      examples: [
        .init("conv [1 2 3 4 5] [1 1 1] dilation=2", gives: "[9]"),
        .init("shape i=7 k=3 d=2", gives: "3"),
      ], related: ["dilation_base", "stride", "laws"], lesson: "dilation"),
    "padding_mode": ParameterNote(
      "zeros and constant put a number into the padding; the other modes copy cells of the input. reflect leaves the edge cell out, symmetric repeats it. circular makes the input a ring, and the convolution matrix a circulant one.",
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
      "A last window that hangs over the end counts as well, unless it would begin beyond the input and the padding before it. Caffe's pooling rounds up by itself.",
      table: .ceil,
      examples: [
        .init("pool [1 2 3 4 5] max 2", gives: "[2 4]"),
        .init("pool [1 2 3 4 5] max 2 ceil", gives: "[2 4 5]"),
      ], related: ["pool", "stride", "laws"], lesson: "pooling"),
    "count_include_pad": ParameterNote(
      "An average over a window that lies partly on the padding either counts the zeros there or leaves them out. TensorFlow leaves them out.",
      table: .counted,
      examples: [
        .init("pool [4 4] avg 2 padding=1 stride=1", gives: "[2 4 2]"),
        .init("pool [4 4] avg 2 padding=1 stride=1 count_include_pad=false", gives: "[4 4 4]"),
      ], related: ["pool", "divisor", "padding"], lesson: "pooling"),
    "output_padding": ParameterNote(
      "A convolution with stride s takes s input sizes to one output size, so that its transpose has to be told which one comes back: a cells more are computed at the end. They are sums like any other; they are 0 only where no tap reaches.",
      table: .outputPadding,
      examples: [
        .init("transpose [1 2] [1 1 1] stride=2", gives: "[1 1 3 2 2]"),
        .init("transpose [1 2] [1 1 1] stride=2 output_padding=1", gives: "[1 1 3 2 2 0]"),
        .init("shape i=4 k=3 s=2 p=1 of=transpose legal", gives: "[7 8]"),
      ], related: ["output_shape", "transpose", "laws"], lesson: "transposed"),
    "output_shape": ParameterNote(
      "The size itself, where output_padding would have to be worked out. A size that no convolution takes to the input is refused, with those that can be.",
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

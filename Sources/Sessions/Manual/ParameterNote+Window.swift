internal import Commands

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

internal import Commands
internal import Documents

extension Chapter {
  /// The words of frameworks and books. The third column begins with what is typed here, which a test
  /// looks up.
  static let glossary = Chapter(
    name: "glossary",
    synonyms: ["words", "terms", "vocabulary", "border_mode", "subsample", "atrous", "rate"],
    summary: "The words that frameworks and books have for the same things.",
    parts: [
      .table("The window", windows), .table("The border", borders),
      .table("Channels and layers", layers),
    ],
    examples: [
      .init("conv 5x5 3x3 dilation=2 steps=none"), .init("conv 8 3 padding=half steps=none"),
      .init("transpose 2x2 3x3 stride=2 steps=none"),
    ],
    related: ["conventions", "as", "channels", "laws", "receptive"], lesson: "frameworks")

  static let windows = [
    ["filter, mask, template, weights", "images, signals", "kernel"],
    ["kernel_size, ksize, filter_size", "PyTorch, Theano", "kernel, or k"],
    ["strides, subsample, hop", "TensorFlow, Theano, audio", "stride, or s"],
    [
      "dilation_rate, rate, atrous, dilations", "Keras, TensorFlow, ONNX",
      "dilation, or d; 1 is a kernel without holes",
    ],
    ["filter_flip, true convolution", "Theano, mathematics", "flip"],
    ["cross-correlation", "signals, statistics", "conv, as it stands"],
    ["local region, local field", "CS231n", "kernel: what a window covers"],
    ["effective kernel size", "papers", "dilation: d(k − 1) + 1 cells, the reach"],
  ]

  static let borders = [
    ["border_mode, pad, pads, auto_pad", "Theano, Caffe, ONNX", "padding, or p"],
    ["valid, VALID, narrow", "Theano, TensorFlow", "valid: no padding"],
    ["full, wide", "Theano, SciPy", "full: k − 1 on each side"],
    ["SAME, SAME_UPPER", "TensorFlow, ONNX", "same: ⌈i/s⌉ outputs"],
    ["SAME_LOWER", "ONNX", "same_lower: the odd cell first"],
    ["half", "Theano", "half: ⌊k/2⌋ on both sides"],
    ["causal", "Keras", "causal: all in front"],
    ["boundary, mode, borderType", "SciPy, ndimage, OpenCV", "padding_mode"],
    ["wrap, circular, periodic", "SciPy, PyTorch, mathematics", "circular"],
    [
      "mirror, reflect, REFLECT_101", "ndimage, PyTorch, OpenCV",
      "reflect: without the edge",
    ],
    ["edge, nearest, replicate", "NumPy, ndimage, PyTorch", "replicate"],
    ["adj, target_shape, output_padding", "Theano, PyTorch", "output_padding, or a"],
  ]

  static let layers = [
    ["feature map, plane", "papers", "channels: of the output"],
    [
      "out_channels, filters, num_output", "PyTorch, Keras, Caffe",
      "filters",
    ],
    ["data_format, channels_last", "TensorFlow, Keras", "layout"],
    ["feature_group_count, num_group", "JAX, MXNet", "groups"],
    ["deconvolution, fractionally strided convolutions", "papers", "transpose"],
    ["strided convolutions", "papers", "stride"],
    ["subsampling, max-pooling layer", "LeNet, papers", "pool"],
    ["unpooling, upsampling by indices", "SegNet", "unpool"],
    ["im2col, patches, sliding_window_view", "Caffe, JAX, NumPy", "unfold"],
    ["col2im, overlap-add", "Caffe, signals", "fold"],
    ["convolution matrix, unrolled", "books, convmtx2", "toeplitz"],
  ]
}

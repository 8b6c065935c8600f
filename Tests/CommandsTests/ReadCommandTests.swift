import Arithmetic
import Commands
import Computations
import Documents
import Testing

/// `read`: a line becomes a statement that gives what the line is said to give.
@Suite struct ReadCommandTests {
  static let lines: [(line: String, operands: String, statement: String)] = [
    ("nn.Conv2d(3, 16, 3, stride=2)", "32x32", "conv 3x32x32 16x3x3x3 stride=2 as=torch"),
    (
      "torch.nn.Conv2d(4, 8, (3, 5), padding=(1, 2), groups=2, bias=False)", "4x9x9",
      "conv 4x9x9 8x2x3x5 padding=(1,2) groups=2 as=torch"
    ),
    ("nn.Conv1d(2, 3, 5, padding='same')", "12", "conv 2x12 3x2x5 padding=same as=torch"),
    ("conv = nn.Conv3d(1, 2, 2)", "4x4x4", "conv 1x4x4x4 2x1x2x2x2 as=torch"),
    (
      "F.conv2d(x, w, stride=2, padding=1)", "iota(1x1x5x5) iota(1x1x3x3)",
      "conv 1x1x5x5 1x1x3x3 stride=2 padding=1 dims=2 as=torch"
    ),
    (
      "nn.ConvTranspose2d(8, 4, 3, stride=2, padding=1, output_padding=1)", "7x7",
      "transpose 8x7x7 8x4x3x3 stride=2 padding=1 output_padding=1 as=torch"
    ),
    ("nn.MaxPool2d(2)", "8x8", "pool 8x8 max 2x2 as=torch"),
    ("nn.MaxPool1d(3, 2, ceil_mode=True)", "1x8", "pool 1x8 max 3 ceil stride=2 dims=1 as=torch"),
    (
      "nn.AvgPool2d(3, stride=1, padding=1, count_include_pad=False)", "4x4",
      "pool 4x4 avg 3x3 stride=1 padding=1 count_include_pad=false as=torch"
    ),
    ("nn.AdaptiveAvgPool2d((2, 3))", "5x7", "pool 5x7 avg adaptive=(2,3) as=torch"),
    ("nn.Unfold(2, stride=2)", "4x4", "unfold 4x4 2x2 stride=2"),
    (
      "layers.Conv2D(16, (3, 3), strides=2, padding='same')", "8x8x3",
      "conv 8x8x3 3x3x3x16 stride=2 padding=same layout=NHWC as=keras"
    ),
    (
      "keras.layers.DepthwiseConv2D(3, depth_multiplier=2)", "8x8x3",
      "conv 8x8x3 3x3x1x6 groups=3 layout=NHWC as=keras"
    ),
    (
      "layers.Conv2DTranspose(4, 3, strides=2, padding='same')", "4x4x2",
      "transpose 4x4x2 3x3x4x2 stride=2 padding=same layout=NHWC as=keras"
    ),
    ("layers.MaxPooling2D()", "6x6x1", "pool 6x6x1 max 2x2 layout=NHWC as=keras"),
    (
      "tf.nn.conv2d(x, k, strides=[1, 2, 2, 1], padding='SAME')", "1x5x5x1 2x2x1x3",
      "conv 1x5x5x1 2x2x1x3 stride=2 padding=same layout=NHWC dims=2 as=tf"
    ),
    (
      "lax.conv_general_dilated(x, k, window_strides=(2, 2), padding=((0, 1), (1, 0)))",
      "1x1x5x5 1x1x2x2", "conv 1x1x5x5 1x1x2x2 stride=2 padding=((0,1),(1,0)) dims=2 as=jax"
    ),
    (
      "helper.make_node('Conv', ['x', 'w'], ['y'], kernel_shape=[3, 3], pads=[0, 1, 1, 0], strides=[2, 2])",
      "1x1x6x6 1x1x3x3", "conv 1x1x6x6 1x1x3x3 stride=2 padding=((0,1),(1,0)) dims=2 as=onnx"
    ),
    ("MaxPool(kernel_shape=[2, 2])", "4x4", "pool 4x4 max 2x2 stride=1 as=onnx"),
    ("np.convolve(a, v)", "5 3", "conv 5 3 padding=full as=numpy"),
    ("np.correlate(a, v)", "5 3", "conv 5 3 padding=valid flip=false as=numpy"),
    (
      "signal.convolve2d(x, k, mode='same', boundary='wrap')", "5x5 3x3",
      "conv 5x5 3x3 padding=same padding_mode=circular as=scipy"
    ),
    ("conv2(A, B, 'same')", "5x5 4x4", "conv 5x5 4x4 padding=same as=matlab"),
    ("cv2.filter2D(img, -1, kernel)", "5x5 3x3", "conv 5x5 3x3 as=opencv"),
    (
      "cv2.filter2D(img, -1, kernel, borderType=cv2.BORDER_REPLICATE)", "5x5 3x3",
      "conv 5x5 3x3 padding_mode=replicate as=opencv"
    ),
  ]

  @Test(arguments: lines.indices)
  func isReadAndRun(index: Int) {
    let (line, operands, statement) = Self.lines[index]
    let asked = Asked("read \"\(line)\" \(operands)")
    #expect(asked.failure == nil, "\(line): \(asked.failure?.message ?? "")")
    #expect(asked.facts("in Convo") == [statement])
    let alone = Asked(statement)
    #expect(alone.failure == nil, "\(statement): \(alone.failure?.message ?? "")")
    if operands.firstRange(of: "iota") == nil { #expect(asked.value == alone.value, "\(line)") }
    // Without operands it is said and not run.
    #expect(Asked("read \"\(line)\"").facts("in Convo").count == 1)
  }

  @Test func parametersAreCounted() {
    #expect(
      Asked("read \"nn.Conv2d(3, 16, 3)\"").facts("learnt") == ["432 + 16 biases = 448 parameters"])
    #expect(
      Asked("read \"nn.Conv2d(3, 16, 3, bias=False)\"").facts("learnt")
        == ["432 parameters, no bias"])
  }

  /// Messages as the libraries print them, with the error that the statement then has here.
  static let messages: [(text: String, code: String?)] = [
    (
      "RuntimeError: Calculated padded input size per channel: (2 x 2). Kernel size: (3 x 3). Kernel size can't be greater than actual input size",
      "kernel-too-large"
    ),
    (
      "Given groups=1, weight of size [16, 3, 3, 3], expected input[1, 1, 28, 28] to have 3 channels, but got 1 channels instead",
      "channels"
    ),
    (
      "Given groups=1, weight of size [16, 3, 3, 3], expected input[1, 28, 28, 3] to have 3 channels, but got 28 channels instead",
      "channels"
    ),
    (
      "Given transposed=1, weight of size [8, 4, 3, 3], expected input[1, 4, 7, 7] to have 8 channels, but got 4 channels instead",
      "channels"
    ),
    (
      "Negative dimension size caused by subtracting 3 from 2 for '{{node Conv2D}}'",
      "kernel-too-large"
    ),
    (
      "padding='same' is not supported for strided convolutions", "framework-refuses"
    ),
    (
      "output padding must be smaller than either stride or dilation, but got output_padding_height: 2 output_padding_width: 2",
      "output-padding"
    ),
    (
      "pad should be at most half of effective kernel size, but got pad=2, kernel_size=3 and dilation=1",
      "framework-refuses"
    ),
    (
      "Given input size: (16x1x1). Calculated output size: (16x0x0). Output size is too small", nil
    ),
    (
      "Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size: [28, 28]",
      nil
    ),
    (
      "Input 0 of layer \\\"conv2d\\\" is incompatible with the layer: expected min_ndim=4, found ndim=3. Full shape received: (None, 28, 28)",
      nil
    ),
    ("input depth must be evenly divisible by filter depth: 3 vs 4", "channels"),
    ("mat1 and mat2 shapes cannot be multiplied (32x400 and 120x84)", nil),
    (
      "requested an output size of [10, 10], but valid sizes range from [5, 5] to [6, 6] (for an input of [3, 3])",
      nil
    ),
    ("in_channels must be divisible by groups", "groups"),
    (
      "For 'valid' mode, one must be at least as large as the other in every dimension",
      "framework-refuses"
    ),
    (
      "conv_general_dilated lhs feature dimension size divided by feature_group_count must equal the rhs input feature dimension size, but 3 // 1 != 4.",
      "channels"
    ),
    (
      "Input channels C is not equal to kernel channels * group. C: 3 kernel channels: 4 group: 1",
      "channels"
    ),
  ]

  @Test(arguments: messages.indices)
  func messagesAreExplained(index: Int) {
    let (text, code) = Self.messages[index]
    let asked = Asked("read \"\(text)\"")
    #expect(asked.failure == nil, "\(text): \(asked.failure?.message ?? "")")
    #expect(asked.facts("it says").count == 1)
    #expect((asked.value != nil) == (code != nil), "\(text)")
    guard case .text(let statement)? = asked.value else { return }
    #expect(Asked(statement).failure?.code.rawValue == code, "\(statement)")
  }

  @Test(arguments: [
    ("read", "missing-argument"), ("read 3", "wrong-kind"), ("read \"hello\"", "unknown-value"),
    ("read \"nn.Linear(3, 4)\"", "unknown-value"), ("read \"nn.Conv2d(3)\"", "unknown-value"),
    ("read \"nn.Conv2d(3, 16, 3\"", "unknown-value"),
    ("read \"np.convolve(a, v)\" 5", "missing-argument"),
    ("read \"nn.Conv2d(3, 16, 9)\" 5x5", "kernel-too-large"),
    ("read \"nn.Conv2d(3, 16, x)\"", "unknown-value"),
    ("read \"np.convolve(a, v, 'some')\"", "unknown-value"),
    ("read \"layers.Conv2D(4, 3, strides=2, dilation_rate=2)\" 9x9x1", "framework-refuses"),
    ("read \"((((((((((((((((((((((((((((((((((((((((((((((((((\"", "unknown-value"),
    ("read \"f((((((((((((((((((((((((((((((((((((((((((1))))))))\"", "unknown-value"),
    ("read \"nn.Conv2d(0, 0, 0)\" 5x5", "unknown-value"),
    ("read \"nn.Conv2d(99999999999999999999, 1, 1)\"", "unknown-value"),
  ])
  func refusals(statement: String, code: String) {
    #expect(Asked(statement).failure?.code.rawValue == code, "\(statement)")
  }
}

/// The letters of convolution arithmetic, as the guide by Dumoulin and Visin (arXiv 1603.07285) and
/// the frameworks' manuals have them. A prime always marks the transposed convolution.
public enum SizeSymbol: Int, CaseIterable, Hashable, Sendable {
  // A convolution or pooling along one axis.
  case input, kernel, stride, dilation, output
  case padding, paddingBegin, paddingEnd, paddingTotal
  case reach, paddedInput, leftover
  // The transposed convolution.
  case transposedInput, transposedOutput, outputPadding
  case transposedKernel, transposedStride, transposedPadding, stretchedInput
  case transposedPaddingBegin, transposedPaddingEnd
  // Adaptive pooling: window j reads the samples from its begin to before its end.
  case window, windowBegin, windowEnd
  // A whole layer.
  case batch, channels, filters, groups, taps, windows, samples, bias
  // A chain of layers.
  case receptiveField, jump

  public var letter: String {
    switch self {
    case .input: "i"
    case .kernel: "k"
    case .stride: "s"
    case .dilation: "d"
    case .output: "o"
    case .padding: "p"
    case .paddingBegin: "p₀"
    case .paddingEnd: "p₁"
    case .paddingTotal: "P"
    case .reach: "k̂"
    case .paddedInput: "L"
    case .leftover: "r"
    case .transposedInput: "i′"
    case .transposedOutput: "o′"
    case .outputPadding: "a"
    case .transposedKernel: "k′"
    case .transposedStride: "s′"
    case .transposedPadding: "p′"
    case .stretchedInput: "ĩ′"
    case .transposedPaddingBegin: "p′₀"
    case .transposedPaddingEnd: "p′₁"
    case .window: "n"
    case .windowBegin: "b"
    case .windowEnd: "e"
    case .batch: "N"
    case .channels: "c"
    case .filters: "f"
    case .groups: "g"
    case .taps: "K"
    case .windows: "O"
    case .samples: "I"
    case .bias: "b"
    case .receptiveField: "r"
    case .jump: "j"
    }
  }
}

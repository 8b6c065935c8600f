/// The libraries whose rules Convo knows. Each is a preset that turns what was typed into a padding
/// pair and a number of windows on each axis, and that refuses what the library refuses.
public enum Framework: String, Sendable, CaseIterable {
  case torch, tf, keras, onnx, theano, caffe, scipy, numpy, matlab, opencv

  /// The name as its makers write it.
  public var title: String {
    switch self {
    case .torch: "PyTorch"
    case .tf: "TensorFlow"
    case .keras: "Keras"
    case .onnx: "ONNX"
    case .theano: "Theano"
    case .caffe: "Caffe"
    case .scipy: "SciPy"
    case .numpy: "NumPy"
    case .matlab: "MATLAB"
    case .opencv: "OpenCV"
    }
  }

  /// Whether a convolution turns the kernel through 180 degrees by itself.
  public var turnsKernel: Bool {
    switch self {
    case .theano, .scipy, .numpy, .matlab: true
    case .torch, .tf, .keras, .onnx, .caffe, .opencv: false
    }
  }

  /// The padding of a convolution when none is named.
  public var defaultPadding: PaddingRule {
    switch self {
    case .scipy, .numpy, .matlab: .full
    case .opencv: .same
    default: .valid
    }
  }

  /// The border of a convolution when none is named.
  public var defaultMode: PaddingMode { self == .opencv ? .reflect : .zeros }

  /// Whether this is a signal-processing library, whose convolution has neither stride, dilation,
  /// groups nor bias.
  public var isSignalLibrary: Bool {
    switch self {
    case .scipy, .numpy, .matlab, .opencv: true
    default: false
    }
  }
}

/// What a framework does not do, as facts; the words are written where diagnostics are.
public enum Refusal: Equatable, Sendable {
  /// The padding word is not one of its own.
  case paddingWord(PaddingRule)
  /// It takes numbers nowhere, or words nowhere.
  case explicitPadding
  case unevenPadding(axis: Int, PaddingPair)
  case negativePadding(axis: Int, PaddingPair)
  case sameWithStride(Int)
  case sameWithDilation(Int)
  case strideWithDilation(stride: Int, dilation: Int)
  case stride(Int)
  case dilation(Int)
  case groups(Int)
  case rank(Int)
  case evenKernel(axis: Int, size: Int)
  case paddingOverHalfKernel(axis: Int, padding: Int, kernel: Int)
  case paddingNotBelowKernel(axis: Int, padding: Int, kernel: Int)
  case paddingMode(PaddingMode)
  case poolDilation(Int)
  case ceil
  case ceilWithPadding
  case ceilWithAutoPadding
  case countIncludePadding(Bool)
  case fixedDivisor
  /// The last window would lie beyond every sample.
  case emptyWindow(axis: Int)
  case noTransposed
  case noPooling
  case outputPadding(Int)
  case emptyResult
  case kernelNotWithinInput
  case operation(String)
}

/// How the padding was asked for: by numbers, or by one of the literature's words.
public enum PaddingRule: Equatable, Sendable {
  /// A pair for each axis.
  case explicit([PaddingPair])
  /// None: only windows that lie wholly on the input.
  case valid
  /// k̂ − 1 on each side: every window that touches the input.
  case full
  /// o = ⌈i / s⌉, an odd cell at the end (TensorFlow's, ONNX's SAME_UPPER).
  case same
  /// o = ⌈i / s⌉, an odd cell at the beginning (ONNX's SAME_LOWER).
  case sameLower
  /// ⌊k̂ / 2⌋ on each side (Theano's).
  case half
  /// All d(k − 1) cells before the first sample, none after the last.
  case causal

  /// The padding of one axis, before any framework has a say.
  ///
  /// - Throws: `.notPositive`, `.overflow`.
  func pair(axis: Int, size: SpatialSizes) throws(ArithmeticError) -> PaddingPair {
    let s = try AxisSize(
      axis: SpatialAxis(axis, of: size.rank), input: size.input[axis], kernel: size.kernel[axis],
      stride: size.stride[axis],
      dilation: size.dilation[axis], padding: .none)
    switch self {
    case .explicit(let pairs):
      guard pairs.count == size.rank else {
        throw .axisCount(.padding, expected: size.rank, actual: pairs.count)
      }
      return pairs[axis]
    case .valid: return .none
    case .full: return PaddingPair(s.reach - 1, s.reach - 1)
    case .half: return PaddingPair(s.reach / 2, s.reach / 2)
    case .causal: return PaddingPair(s.reach - 1, 0)
    case .same, .sameLower:
      let windows = (s.input - 1) / s.stride + 1
      let total = max((windows - 1) * s.stride + s.reach - s.input, 0)
      let small = total / 2
      return self == .same ? PaddingPair(small, total - small) : PaddingPair(total - small, small)
    }
  }
}

/// The numbers of a question that are the same for every rule, one for each spatial axis.
public struct SpatialSizes: Equatable, Sendable {
  public var input: [Int]
  public var kernel: [Int]
  public var stride: [Int]
  public var dilation: [Int]

  /// - Throws: `.axisCount` when a list is not as long as the input's.
  public init(input: [Int], kernel: [Int], stride: [Int], dilation: [Int])
    throws(ArithmeticError)
  {
    let rank = input.count
    func check(_ list: [Int], _ quantity: Quantity) throws(ArithmeticError) {
      guard list.count == rank else {
        throw .axisCount(quantity, expected: rank, actual: list.count)
      }
    }
    try check(kernel, .kernel)
    try check(stride, .stride)
    try check(dilation, .dilation)
    self.input = input
    self.kernel = kernel
    self.stride = stride
    self.dilation = dilation
  }

  public var rank: Int { input.count }
}

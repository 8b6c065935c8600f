/// What a pooling takes from each window.
public enum PoolingKind: Equatable, Sendable {
  case max, min, avg, sum
  /// The p-th root of the sum of p-th powers, (Σ xᵖ)^(1/p).
  case lp(Int)
}

/// A pooling's sizes and words as typed, ready for a framework's rules.
public struct PoolingQuestion: Equatable, Sendable {
  public var sizes: SpatialSizes
  public var kind: PoolingKind
  /// nil where none was named.
  public var padding: PaddingRule?
  /// Whether an incomplete last window counts; nil where nothing was said.
  public var ceil: Bool?
  /// Whether averages count the cells of the padding; nil where nothing was said.
  public var countIncludePad: Bool?
  /// What averages are divided by whatever the window holds (PyTorch's `divisor_override`).
  public var fixedDivisor: Int?

  public init(
    sizes: SpatialSizes, kind: PoolingKind, padding: PaddingRule? = nil, ceil: Bool? = nil,
    countIncludePad: Bool? = nil, fixedDivisor: Int? = nil
  ) {
    self.sizes = sizes
    self.kind = kind
    self.padding = padding
    self.ceil = ceil
    self.countIncludePad = countIncludePad
    self.fixedDivisor = fixedDivisor
  }

  /// The question of a plane that is one window: the kernel is as large as the input.
  public static func global(
    input: [Int], kind: PoolingKind
  ) throws(ArithmeticError) -> PoolingQuestion {
    let ones = input.map { _ in 1 }
    return PoolingQuestion(
      sizes: try SpatialSizes(input: input, kernel: input, stride: ones, dilation: ones),
      kind: kind)
  }
}

extension SpatialSizes {
  /// The sizes of a pooling, whose stride is the kernel's size where none was named, so that windows
  /// lie side by side. (PyTorch, TensorFlow's Keras and Theano have it so; ONNX and Caffe would step
  /// by 1, but here one spelling means one thing under every framework's rules.)
  ///
  /// - Throws: `.axisCount` when a list is not as long as the input's.
  public init(input: [Int], window: [Int], stride: [Int]? = nil, dilation: [Int]? = nil)
    throws(ArithmeticError)
  {
    try self.init(
      input: input, kernel: window, stride: stride ?? window,
      dilation: dilation ?? input.map { _ in 1 })
  }
}

/// A pooling whose sizes are settled.
public struct SettledPooling: Equatable, Sendable {
  public var relation: Relation
  public var kind: PoolingKind
  public var divisor: DivisorRule
  /// Whether an incomplete last window counts.
  public var ceil: Bool
  /// For each axis whether a last window was taken away because it would not have begun on the input
  /// or the padding before it.
  public var isClipped: [Bool]
  /// Whether powers are taken of absolute values: ONNX's, not PyTorch's.
  public var takesAbsolute: Bool

  public var pooling: Pooling {
    Pooling(
      span: .sliding(relation), kind: kind, divisor: divisor, takesAbsolute: takesAbsolute)
  }
}

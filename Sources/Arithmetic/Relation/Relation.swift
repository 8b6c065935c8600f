/// The relation `o·s + t·d − p` along every spatial axis at once.
public struct Relation: Equatable, Sendable {
  public let axes: [AxisRelation]

  public init(_ axes: [AxisRelation]) { self.axes = axes }

  public var rank: Int { axes.count }
  public var inputShape: [Int] { axes.map(\.input) }
  public var kernelShape: [Int] { axes.map(\.kernel) }
  public var outputShape: [Int] { axes.map(\.output) }

  /// The number of input samples, of windows, and of taps; sizes alone may be too many to count, and
  /// then the greatest machine word stands for them.
  public var samples: Int { axes.reduce(1) { $0.saturatingProduct($1.input) } }
  public var windows: Int { axes.reduce(1) { $0.saturatingProduct($1.output) } }
  public var taps: Int { axes.reduce(1) { $0.saturatingProduct($1.kernel) } }

  /// Whether these are the sizes of its input and its kernel.
  func isOf(input: [Int], kernel: [Int]) -> Bool {
    guard input.count == axes.count, kernel.count == axes.count else { return false }
    for axis in axes.indices
    where axes[axis].input != input[axis] || axes[axis].kernel != kernel[axis] {
      return false
    }
    return true
  }

  /// The relation of an explicit padding: o = ⌊(i + p₀ + p₁ − d(k − 1) − 1) / s⌋ + 1 on each axis.
  ///
  /// Relationship 15 of Dumoulin and Visin, "A guide to convolution arithmetic for deep learning"
  /// (arXiv 1603.07285), with the two paddings told apart.
  /// - Throws: `.kernelExceedsInput` when not one window fits; `.notPositive` for a size, stride or
  ///   dilation below 1; `.remainder` when `strict` and a step is left over.
  public init(
    input: [Int], kernel: [Int], stride: [Int], dilation: [Int], padding: [PaddingPair],
    rounding: Rounding = .floor
  ) throws(ArithmeticError) {
    let rank = input.count
    func check(_ count: Int, _ quantity: Quantity) throws(ArithmeticError) {
      guard count == rank else { throw .axisCount(quantity, expected: rank, actual: count) }
    }
    try check(kernel.count, .kernel)
    try check(stride.count, .stride)
    try check(dilation.count, .dilation)
    try check(padding.count, .padding)
    var axes: [AxisRelation] = []
    axes.reserveCapacity(input.count)
    for axis in input.indices {
      let sizes = AxisSizes(
        input: input[axis], kernel: kernel[axis], stride: stride[axis], dilation: dilation[axis],
        padding: padding[axis])
      let law: SizeLaw =
        rounding == .ceil ? .ceiling : rounding == .strict ? .strict : .convolution
      axes.append(
        try sizes.settled(
          by: law, padding: .numbers, strictly: rounding == .strict,
          axis: SpatialAxis(axis, of: rank)
        ).relation)
    }
    self.axes = axes
  }

  /// What becomes of an incomplete last step.
  public enum Rounding: String, Sendable {
    /// It is left out: ⌊…⌋, as every framework's convolution does.
    case floor
    /// It counts as one more window: ⌈…⌉, pooling's `ceil`.
    case ceil
    /// It is an error, as CS231n has it.
    case strict
  }
}

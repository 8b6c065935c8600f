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

  /// The sizes of a pooling, whose stride is the kernel's size where none was named, so that windows
  /// lie side by side; under ONNX's and Caffe's rules it is 1.
  ///
  /// - Throws: `.axisCount` when a list is not as long as the input's.
  public init(
    input: [Int], window: [Int], stride: [Int]? = nil, dilation: [Int]? = nil,
    by framework: Framework? = nil
  ) throws(ArithmeticError) {
    let steps = framework?.pooling?.stepsByWindow ?? true ? window : window.map { _ in 1 }
    try self.init(
      input: input, kernel: window, stride: stride ?? steps,
      dilation: dilation ?? input.map { _ in 1 })
  }

  public var rank: Int { input.count }

  /// One axis with the padding that a rule says in numbers.
  ///
  /// - Throws: `.axisCount` where the rule has not a pair for each axis.
  func axis(_ axis: Int, padding rule: PaddingRule) throws(ArithmeticError) -> AxisSizes {
    var pair = PaddingPair.none
    if case .explicit(let pairs) = rule {
      guard pairs.count == rank else {
        throw .axisCount(.padding, expected: rank, actual: pairs.count)
      }
      pair = pairs[axis]
    }
    return AxisSizes(
      input: input[axis], kernel: kernel[axis], stride: stride[axis], dilation: dilation[axis],
      padding: pair)
  }

  /// With input and kernel exchanged.
  var exchanged: SpatialSizes {
    var copy = self
    (copy.input, copy.kernel) = (kernel, input)
    return copy
  }

  /// The first dilation above 1.
  var spread: Int? { dilation.first { $0 > 1 } }

  /// Why a framework that takes one of stride and dilation at a time refuses both.
  var refusalOfBoth: Refusal? {
    let (stride, dilation) = (stride.max() ?? 1, dilation.max() ?? 1)
    return stride > 1 && dilation > 1
      ? .strideWithDilation(stride: stride, dilation: dilation) : nil
  }
}

extension Relation {
  /// The sizes of its axes without paddings.
  public var sizes: SpatialSizes {
    SpatialSizes(axes)
  }
}

extension SpatialSizes {
  fileprivate init(_ axes: [AxisRelation]) {
    input = axes.map(\.input)
    kernel = axes.map(\.kernel)
    stride = axes.map(\.stride)
    dilation = axes.map(\.dilation)
  }
}

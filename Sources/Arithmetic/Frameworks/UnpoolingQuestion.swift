/// The sizes of an unpooling as typed: `sizes.input` is the pooled size.
public struct UnpoolingQuestion: Equatable, Sendable {
  public var sizes: SpatialSizes
  public var padding: [PaddingPair]
  /// The output that was asked for; nil where none was named.
  public var outputShape: [Int]?

  public init(sizes: SpatialSizes, padding: [PaddingPair]? = nil, outputShape: [Int]? = nil) {
    self.sizes = sizes
    self.padding = padding ?? sizes.input.map { _ in .none }
    self.outputShape = outputShape
  }

  /// The pooling that is undone: its windows are the input, its input is the output,
  /// (n − 1)s − p₀ − p₁ + k on each axis where none was asked for.
  ///
  /// A size asked for must lie strictly between that less s and that plus s, as PyTorch has it.
  /// - Throws: `.impossibleOutputShape` with every legal size; `.axisCount`, `.notPositive`,
  ///   `.overflow`, `.noSuchReading`.
  public func settled() throws(ArithmeticError) -> Relation {
    guard (1...3).contains(sizes.rank) else {
      throw .noSuchReading(input: sizes.input, kernel: sizes.kernel, dims: nil)
    }
    guard padding.count == sizes.rank else {
      throw .axisCount(.padding, expected: sizes.rank, actual: padding.count)
    }
    if let outputShape, outputShape.count != sizes.rank {
      throw .axisCount(.outputShape, expected: sizes.rank, actual: outputShape.count)
    }
    var axes: [AxisRelation] = []
    for axis in 0..<sizes.rank { axes.append(try settled(axis)) }
    return Relation(axes)
  }

  private func settled(_ axis: Int) throws(ArithmeticError) -> AxisRelation {
    let place = SpatialAxis(axis, of: sizes.rank)
    let size = try AxisSize(
      axis: place, input: sizes.input[axis], kernel: sizes.kernel[axis],
      stride: sizes.stride[axis], dilation: sizes.dilation[axis], padding: padding[axis])
    let (steps, overflow) = (size.input - 1).multipliedReportingOverflow(by: size.stride)
    guard !overflow, steps < 1 << 40 else { throw .overflow }
    let usual = steps - size.padding.total + size.reach
    let asked = outputShape?[axis] ?? usual
    let legal = max(usual - size.stride + 1, 1)..<max(usual + size.stride, 1)
    guard legal.contains(asked) else {
      throw .impossibleOutputShape(axis: place, asked: asked, legal: legal)
    }
    return AxisRelation(
      input: asked, kernel: size.kernel, stride: size.stride, dilation: size.dilation,
      padding: size.padding, output: size.input)
  }
}

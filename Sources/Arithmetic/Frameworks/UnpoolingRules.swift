/// How a framework undoes a pooling.
public struct UnpoolingRules: Sendable {
  /// Whether it puts maxima back to their places.
  public var byPlaces = false
  /// Whether it spreads averages.
  public var byAverages = false

  /// The house's own.
  static let all = UnpoolingRules(byPlaces: true, byAverages: true)
}

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
    var axes: [AxisRelation] = []
    for axis in try settledAxes(refusing: true) { axes.append(axis.relation) }
    return Relation(axes)
  }

  /// - Parameter refusing: whether sizes that are not legal are refused.
  func settledAxes(refusing: Bool) throws(ArithmeticError) -> [SettledAxis] {
    guard (1...3).contains(sizes.rank) else {
      throw .noSuchReading(input: sizes.input, kernel: sizes.kernel, dims: nil)
    }
    if let outputShape, outputShape.count != sizes.rank {
      throw .axisCount(.outputShape, expected: sizes.rank, actual: outputShape.count)
    }
    var axes: [SettledAxis] = []
    for axis in 0..<sizes.rank {
      let asked = try sizes.axis(axis, padding: .explicit(padding))
      let usual = try usual(asked, axis)
      let size = outputShape?[axis] ?? usual
      let legal = Self.legal(usual, asked.stride)
      guard legal.contains(size) else {
        throw .impossibleOutputShape(
          axis: SpatialAxis(axis, of: sizes.rank), asked: size, legal: legal)
      }
      axes.append(
        SettledAxis(
          relation: AxisRelation(
            input: size, kernel: asked.kernel, stride: asked.stride, dilation: asked.dilation,
            padding: asked.padding, output: asked.input),
          law: .unpooling, padding: .numbers, typedPadding: asked.padding,
          outputPadding: size - usual))
    }
    return axes
  }

  /// The sizes that `outputShape` can ask for along an axis, without a gap; there may be none.
  ///
  /// - Throws: as `settled`.
  public func legalSizes(axis: Int) throws(ArithmeticError) -> Range<Int> {
    let asked = try sizes.axis(axis, padding: .explicit(padding))
    return Self.legal(try usual(asked, axis), asked.stride)
  }

  private static func legal(_ usual: Int, _ stride: Int) -> Range<Int> {
    max(usual - stride + 1, 1)..<max(usual + stride, 1)
  }

  private func usual(_ asked: AxisSizes, _ axis: Int) throws(ArithmeticError) -> Int {
    try asked.check(axis: SpatialAxis(axis, of: sizes.rank))
    let (steps, overflow) = (asked.input - 1).multipliedReportingOverflow(by: asked.stride)
    guard !overflow, steps < AxisSizes.bound else { throw .overflow }
    return try Laws.unpooling(asked.terms(in: WholeSize.self)).value
  }
}

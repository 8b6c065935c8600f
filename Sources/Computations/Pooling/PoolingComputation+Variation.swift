public import Arithmetic
internal import Syntax

/// The same pooling with one change, as a mistake in homework makes it.
extension PoolingComputation {
  /// The sizes along each spatial axis; nil for adaptive windows.
  public var axisSizes: [AxisSizes]? { relation?.axes.map { AxisSizes($0) } }

  public var spatialSizes: [AxisSizes]? { axisSizes }

  public var work: Int {
    givesSizesOnly ? 0 : [windowCount, pooling.span.kernelShape.saturatingCount].saturatingCount
  }

  public func spatialAxes(rank: Int) -> [Int] {
    let end = layout.order == .channelsLast && rank > layout.dims ? rank - 1 : rank
    return Array((end - layout.dims)..<end)
  }

  public func varied(_ variation: Variation) throws(ArithmeticError) -> PoolingComputation? {
    guard case .axes(let axes) = variation else { return nil }
    return try varied(axes: axes)
  }

  public func spelled(insteadOf original: any Computation) -> String? {
    guard let before = original as? PoolingComputation, input.isSame(as: before.input),
      framework == nil, let x = input.spelled, let axes = axisSizes,
      let fitting = try? axes.relation(), fitting == relation, pooling.kind.word != "lp"
    else { return nil }
    var words = [
      "pool", x, pooling.kind.word, ShapeText.typed(axes.map(\.kernel)),
      "stride=\(ShapeText.packed(axes.map(\.stride)))",
    ]
    words += axes.spelled.filter { !$0.hasPrefix("stride=") }
    if pooling.kind == .avg, pooling.divisor == .samples { words.append("count_include_pad=false") }
    return words.joined(separator: " ")
  }

  /// The windows; nil if they are adaptive or global.
  public var relation: Relation? {
    guard case .sliding = windows, case .sliding(let relation) = pooling.span else { return nil }
    return relation
  }

  /// Whether an incomplete last window counts.
  public var roundsUp: Bool {
    if case .sliding(_, let ceil, _, _) = windows { ceil } else { false }
  }

  /// The same pooling with another input, which may have another size, other windows, or another kind of
  /// pooling.
  ///
  /// - Throws: Errors of `PlaneLayout` if the shape does not match.
  public func varied(
    input: Tensor? = nil, relation: Relation? = nil, kind: PoolingKind? = nil,
    divisor: DivisorRule? = nil
  ) throws(ArithmeticError) -> PoolingComputation {
    let newInput = input.map(self.input.holding) ?? self.input
    return PoolingComputation(
      input: newInput,
      pooling: pooling.with(
        span: relation.map { .sliding($0) }, kind: kind, divisor: divisor),
      layout: try PlaneLayout(shape: newInput.shape, dims: layout.dims, order: layout.order),
      framework: framework, windows: windows, order: order, scope: scope,
      conventionFacts: conventionFacts)
  }

  /// Other windows. With `ceil` an incomplete last window counts unless it starts after the input.
  ///
  /// - Parameter clips: Whether such a window is dropped.
  public func varied(
    axes: [AxisSizes], roundsUp: Bool? = nil, clips: Bool = true
  ) throws(ArithmeticError) -> PoolingComputation {
    let up = roundsUp ?? self.roundsUp
    let relation = try axes.relation(up ? .ceil : .floor)
    return try varied(relation: up && clips ? relation.clipped : relation)
  }
}

extension Relation {
  /// Drops a last window that starts after the input.
  var clipped: Relation {
    Relation(
      axes.map { axis in
        let isBeyond = (axis.output - 1) * axis.stride >= axis.input + axis.padding.begin
        guard isBeyond, axis.output > 1 else { return axis }
        return AxisRelation(
          input: axis.input, kernel: axis.kernel, stride: axis.stride, dilation: axis.dilation,
          padding: axis.padding, output: axis.output - 1)
      })
  }
}

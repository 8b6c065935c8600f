internal import Arithmetic
internal import Computations
internal import Syntax

extension Call {
  /// Reads the parameters of a pooling and settles its windows.
  func pooling() throws(Diagnostic) -> PoolingComputation {
    let input = try operand(.input, letter: "x")
    let kind = try poolingKind()
    try checkOptions(of: kind)
    let order = word(.placeOrder).flatMap(PlaceOrder.init(rawValue:)) ?? .row
    let scope = framework.placeScope
    let asked = try integers(self[.adaptive] == nil ? .windowSize : .adaptive)
    let layout = try planeLayout(of: input, sizes: asked)
    let (pooling, windows) =
      flag(.global) == true
      ? try globalPooling(kind, layout)
      : self[.adaptive] != nil
        ? try adaptivePooling(kind, layout) : try slidingPooling(kind, layout)
    return PoolingComputation(
      input: input, pooling: pooling, layout: layout, framework: framework, windows: windows,
      order: order, scope: scope, conventionFacts: conventionFacts)
  }

  /// Which axes are space: as many as sizes were given, or as `dims` says, or as is usual.
  func planeLayout(of input: Operand, sizes: [Int]?) throws(Diagnostic) -> PlaneLayout {
    let order = word(.layout).flatMap(ChannelLayout.Order.init(rawValue:)) ?? .channelsFirst
    let given = try integer(.dims)
    let count = (sizes?.count ?? 0) > 1 ? sizes?.count : nil
    let dims = given ?? count ?? PlaneLayout.usualDims(rank: input.shape.count)
    return try attempt(try PlaneLayout(shape: input.shape, dims: dims, order: order))
  }

  private func slidingPooling(_ kind: PoolingKind, _ layout: PlaneLayout) throws(Diagnostic)
    -> (Pooling, PoolingComputation.Windows)
  {
    guard self[.windowSize] != nil else { throw missingWindow() }
    let axes = layout.dims
    let kernel = try sizes(.windowSize, axes: axes, fallback: 1, least: 1)
    let stride =
      self[.stride] == nil ? nil : try sizes(.stride, axes: axes, fallback: 1, least: 1)
    let dilation = try dilations(axes: axes)
    let rule = try paddingRule(axes: axes)
    let fixed = try fixedDivisor()
    let settled = try attempt(
      try PoolingQuestion(
        sizes: try SpatialSizes(
          input: layout.space, window: kernel, stride: stride, dilation: dilation),
        kind: kind, padding: rule, ceil: flag(.ceil), isStrict: rounding == .strict,
        countIncludePad: flag(.countIncludePad), fixedDivisor: fixed
      ).settled(by: framework))
    return (
      settled.pooling,
      .sliding(
        rule: rule ?? .valid, ceil: settled.ceil, isClipped: settled.isClipped,
        isStrict: rounding == .strict && !settled.ceil)
    )
  }

  private func globalPooling(_ kind: PoolingKind, _ layout: PlaneLayout) throws(Diagnostic)
    -> (Pooling, PoolingComputation.Windows)
  {
    try refuse(
      [.adaptive, .windowSize, .stride, .padding, .dilation, .ceil, .divisor], with: "global")
    let settled = try attempt(
      try PoolingQuestion.global(input: layout.space, kind: kind).settled(by: framework))
    return (settled.pooling, .global)
  }

  private func adaptivePooling(_ kind: PoolingKind, _ layout: PlaneLayout) throws(Diagnostic)
    -> (Pooling, PoolingComputation.Windows)
  {
    try refuse([.windowSize, .stride, .padding, .dilation, .ceil, .divisor], with: "adaptive")
    if let framework, framework.pooling?.isAdaptive != true {
      throw diagnostic(for: .refused(framework, .operation("adaptive pooling")))
    }
    let output = try sizes(.adaptive, axes: layout.dims, fallback: 1, least: 1)
    let pooling = try attempt(try Pooling.adaptive(input: layout.space, output: output, kind: kind))
    return (pooling, .adaptive)
  }
}

extension Framework? {
  /// How the places of winners are counted.
  var placeScope: PlaceScope { self?.pooling?.countsThroughTensor == true ? .tensor : .plane }
}

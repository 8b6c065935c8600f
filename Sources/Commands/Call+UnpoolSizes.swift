internal import Arithmetic
internal import Computations
internal import Syntax

/// The windows of an unpooling.
extension Call {
  func unpoolRelation(_ layout: PlaneLayout, _ pool: PoolingComputation?) throws(Diagnostic)
    -> Relation
  {
    let axes = layout.dims
    if self[.windowSize] == nil, let pool {
      guard case .sliding(let relation) = pool.pooling.span else {
        throw Diagnostic(
          .missingArgument, "adaptive windows cannot be undone: their sizes differ",
          labels: [.init(span)], help: ["kernel= names windows of one size"])
      }
      guard self[.stride] == nil, self[.padding] == nil, self[.outputShape] == nil else {
        return try unpoolRelation(
          layout, kernel: relation.kernelShape,
          stride: self[.stride] == nil ? relation.axes.map(\.stride) : nil,
          padding: self[.padding] == nil ? relation.axes.map(\.padding) : nil)
      }
      return relation
    }
    guard self[.windowSize] != nil else {
      throw Diagnostic(
        .missingArgument, "`unpool` needs kernel: the size of the pool's window",
        labels: [.init(span)],
        help: ["unpool y avg 2x2, or unpool y indices=i kernel=2"], lesson: "pooling")
    }
    return try unpoolRelation(
      layout, kernel: try sizes(.windowSize, axes: axes, fallback: 1, least: 1), stride: nil,
      padding: nil)
  }

  private func unpoolRelation(
    _ layout: PlaneLayout, kernel: [Int], stride: [Int]?, padding: [PaddingPair]?
  ) throws(Diagnostic) -> Relation {
    let axes = layout.dims
    var steps = stride
    if self[.stride] != nil { steps = try sizes(.stride, axes: axes, fallback: 1, least: 1) }
    var pairs = padding ?? []
    if padding == nil { pairs = try unpoolPadding(axes: axes) }
    let asked = self[.outputShape] == nil ? nil : try askedShape(axes: axes)
    return try attempt(
      try UnpoolingQuestion(
        sizes: SpatialSizes(input: layout.space, window: kernel, stride: steps), padding: pairs,
        outputShape: asked
      ).settled())
  }

  private func unpoolPadding(axes: Int) throws(Diagnostic) -> [PaddingPair] {
    switch try paddingRule(axes: axes) {
    case nil, .valid?: return Array(repeating: .none, count: axes)
    case .explicit(let pairs)?: return pairs
    case let rule?: throw unpoolTakesNumbers(rule)
    }
  }

  func unpoolTakesNumbers(_ rule: PaddingRule) -> Diagnostic {
    Diagnostic(
      .unknownValue, "unpool takes its padding in numbers, not as \(rule.name)",
      labels: [.init(span(of: .padding))],
      help: ["it is the padding that the pool had, and crops what comes back"])
  }
}

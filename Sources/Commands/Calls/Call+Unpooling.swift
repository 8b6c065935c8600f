internal import Arithmetic
internal import Computations
internal import Documents
internal import Syntax

extension Call {
  /// Reads the parameters of an unpooling and settles its sizes.
  ///
  /// What is not said is taken from the pool that the input came from, where that is known.
  func unpooling() throws(Diagnostic) -> UnpoolingComputation {
    let input = try unpoolInput()
    let pool = poolBehind(input)
    let (order, scope) = placeCounting()
    let places = try rememberedPlaces(of: input, pool)
    try checkFramework(byPlaces: places != nil)
    let layout = try unpoolLayout(of: input, pool)
    let unpooling = Unpooling(relation: try unpoolRelation(layout, pool))
    if let places, places.shape != input.shape {
      throw Diagnostic(
        .shapeMismatch,
        "there is one place for each number: indices are \(ShapeText.times(places.shape)), "
          + "and y is \(ShapeText.times(input.shape))",
        labels: [.init(span(of: .indices)), .init(input.span, ShapeText.times(input.shape))])
    }
    return UnpoolingComputation(
      input: input, places: places, areRemembered: places != nil && knownPlaces() == nil,
      unpooling: unpooling, layout: layout,
      asked: self[.outputShape] == nil ? nil : unpooling.relation.inputShape,
      framework: framework, order: order, scope: scope,
      fills: try fillsWindows(places: places))
  }

  /// Whether averages are undone by filling each window with its number.
  private func fillsWindows(places: Tensor?) throws(Diagnostic) -> Bool {
    guard flag(.fills) == true else { return false }
    guard places == nil else {
      throw Diagnostic(
        .unknownOption, "fill goes with averages: a maximum goes to its one place",
        labels: [.init(span(of: .fills))], lesson: "pooling")
    }
    return true
  }

  /// How the places that were typed are counted: as `order` says, or as the pool counted them that
  /// they are known to come from. Places worked out anew are counted row by row.
  private func placeCounting() -> (PlaceOrder, PlaceScope) {
    guard knownPlaces() != nil else { return (.row, .plane) }
    let source = self[.indices] ?? self[.transposedInput]
    let given = word(.placeOrder).flatMap(PlaceOrder.init(rawValue:))
    if let name = source?.variable, let pool = context.pooling(behind: name) {
      return (given ?? pool.order, pool.scope)
    }
    return (given ?? .row, framework.placeScope)
  }

  private func unpoolLayout(
    of input: Operand, _ pool: PoolingComputation?
  ) throws(Diagnostic) -> PlaneLayout {
    if self[.windowSize] == nil, let layout = pool?.outputLayout { return layout }
    return try planeLayout(of: input, sizes: try integers(.windowSize))
  }

  /// The input: numbers, a shape, or what `pool … indices` gives.
  private func unpoolInput() throws(Diagnostic) -> Operand {
    let argument = try required(.transposedInput)
    guard case .value(.record(let fields)) = argument.value,
      case .tensor(let tensor) = fields.first(where: { $0.name == "y" })?.value
    else { return try operand(.transposedInput, letter: "y") }
    return Operand(
      name: argument.variable, letter: "y", shape: tensor.shape, tensor: tensor,
      span: argument.span, isVariable: argument.variable != nil)
  }

  /// The pooling that a variable holds the result of.
  private func poolBehind(_ input: Operand) -> PoolingComputation? {
    guard let name = self[.transposedInput]?.variable,
      let pool = context.pooling(behind: name), pool.outputShape == input.shape
    else { return nil }
    return pool
  }

  /// The places that were typed, or that came with the input.
  private func knownPlaces() -> Tensor? {
    for parameter in [Parameter.indices, .transposedInput] {
      switch self[parameter]?.value {
      case .value(.tensor(let tensor)) where parameter.name == Parameter.indices.name:
        return tensor
      case .value(.record(let fields)):
        if case .tensor(let tensor) = fields.first(where: { $0.name == "indices" })?.value {
          return tensor
        }
      default: continue
      }
    }
    return nil
  }

  private func rememberedPlaces(
    of input: Operand, _ pool: PoolingComputation?
  ) throws(Diagnostic) -> Tensor? {
    let kind = word(.unpoolKind)
    if kind == "avg" || kind == "mean" {
      guard self[.indices] == nil else {
        throw Diagnostic(
          .unknownOption, "indices goes with max: an average has no places to go back to",
          labels: [.init(span(of: .indices))], lesson: "pooling")
      }
      return nil
    }
    if let places = knownPlaces() { return places }
    if let argument = self[.indices] {
      throw wrongKind(
        argument, "indices are whole numbers, not \(Self.describe(argument.value))")
    }
    if let pool, pool.hasWinners, pool.input.tensor != nil {
      let plain = pool.counting(by: .row, .plane)
      return try attempt(try plain.places(within: limits))
    }
    guard kind == nil else {
      throw Diagnostic(
        .missingArgument, "`unpool` by max needs indices: the places that the pool remembered",
        labels: [.init(span)],
        help: [
          "i = pool(x, max, kernel=2, indices), then unpool y indices=i kernel=2",
          "unpool y avg 2x2 spreads every number over its window instead",
        ], lesson: "pooling")
    }
    return nil
  }

  private func checkFramework(byPlaces: Bool) throws(Diagnostic) {
    guard let framework else { return }
    guard byPlaces ? framework.unpooling.byPlaces : framework.unpooling.byAverages else {
      throw diagnostic(
        for: .refused(framework, .operation(byPlaces ? "unpooling" : "average unpooling")))
    }
  }
}

extension CallContext {
  /// The pooling whose result a variable is.
  fileprivate func pooling(behind name: String) -> PoolingComputation? {
    computation(name) as? PoolingComputation
  }
}

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
        sizes: SpatialSizes(input: layout.space, window: kernel, stride: steps, by: framework),
        padding: pairs,
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

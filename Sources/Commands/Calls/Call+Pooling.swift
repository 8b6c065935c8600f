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
      order: order, scope: scope, conventionFacts: conventionFacts + usualStepFacts)
  }

  /// What a framework steps by that has a stride of its own.
  private var usualStepFacts: [String] {
    guard let framework, framework.pooling?.stepsByWindow == false, self[.stride] == nil,
      flag(.global) != true, self[.adaptive] == nil
    else { return [] }
    return ["stride 1 where none is named"]
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
          input: layout.space, window: kernel, stride: stride, dilation: dilation, by: framework),
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
    if let framework, framework.pooling?.has(kind) == false {
      throw diagnostic(for: .refused(framework, .poolKind(kind)))
    }
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
  var placeScope: PlaceScope { self?.pooling?.placeScope ?? .plane }
}

/// The words of a pooling, and which of them go together.
extension Call {
  func poolingKind() throws(Diagnostic) -> PoolingKind {
    switch word(.poolKind) {
    case "max": return .max
    case "min": return .min
    case "avg", "mean": return .avg
    case "sum": return .sum
    case "lp":
      return .lp(try norm())
    default:
      throw Diagnostic(
        .missingArgument, "`pool` needs its kind: what is taken of each window",
        labels: [.init(span)],
        help: ["it is max, avg, min, sum or lp, as in: pool x max 2x2"], lesson: "pooling")
    }
  }

  /// p as it was typed: whole, between whole numbers, or infinite.
  private func norm() throws(Diagnostic) -> Norm {
    guard let tensor = try optionalTensor(.norm) else { return 2 }
    switch tensor.scalar {
    case .exact(let value)?:
      if let whole = tensor.intValues?.first { return .whole(whole) }
      return .real(value.doubleValue)
    case .float(let value)? where value == .infinity: return .infinite
    case .float(let value)? where value.isFinite:
      return Int(exactly: value).map { .whole($0) } ?? .real(value)
    default:
      throw Diagnostic(
        .wrongKind, "the norm of lp is one number, inf among them",
        labels: [.init(span(of: .norm))])
    }
  }

  func fixedDivisor() throws(Diagnostic) -> Int? {
    guard let divisor = try integer(.divisor) else { return nil }
    guard divisor != 0 else {
      throw Diagnostic(
        .divisionByZero, "divisor is 0, and nothing is divided by that",
        labels: [.init(span(of: .divisor))])
    }
    return divisor
  }

  /// Options that mean something for one kind only.
  func checkOptions(of kind: PoolingKind) throws(Diagnostic) {
    if kind != .avg {
      for parameter in [Parameter.countIncludePad, .divisor] where self[parameter] != nil {
        throw misplaced(parameter, "goes with averages alone: nothing else is divided")
      }
    }
    if self[.norm] != nil, word(.poolKind) != "lp" {
      throw misplaced(.norm, "goes with lp alone")
    }
    guard kind != .max, kind != .min else { return }
    if flag(.givesIndices) == true {
      throw misplaced(
        .givesIndices, "goes with max and min: in \(kind.word) no cell of a window wins")
    }
    if self[.placeOrder] != nil {
      throw misplaced(.placeOrder, "is about the places of winners, and \(kind.word) has none")
    }
  }

  /// Refuses options that settle what is settled already.
  func refuse(_ parameters: [Parameter], with name: String) throws(Diagnostic) {
    for parameter in parameters where self[parameter] != nil {
      throw misplaced(parameter, "does not go with \(name), which settles the windows by itself")
    }
  }

  private func misplaced(_ parameter: Parameter, _ reason: String) -> Diagnostic {
    Diagnostic(
      .unknownOption, "\(parameter.name) \(reason)", labels: [.init(span(of: parameter))],
      lesson: "pooling")
  }

  func missingWindow() -> Diagnostic {
    Diagnostic(
      .missingArgument, "`\(name)` needs kernel: the size of the window", labels: [.init(span)],
      help: [
        "pool x max 2x2, or kernel=2 for every axis",
        "or global: one window a plane; or adaptive=(2,2): as many windows as that",
      ], lesson: "pooling")
  }
}

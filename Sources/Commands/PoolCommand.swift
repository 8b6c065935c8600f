internal import Arithmetic
internal import Documents
internal import Syntax

extension Command {
  /// `pool` takes one number of each window.
  static let pool = Command(
    name: "pool",
    summary: "Make one number of each window: the greatest, least, average or sum.",
    topic: .pooling,
    parameters: [
      .input, .poolKind, .windowSize, .poolStride, .padding, .dilation, .ceil, .countIncludePad,
      .divisor, .norm, .global, .adaptive, .givesIndices, .placeOrder, .dims, .layout, .framework,
      .steps,
    ] + Parameter.conventions,
    details: [
      "A window moves over the input as a kernel does, but each plane is read by itself and nothing is learnt: max and min take the number that wins, avg the average, sum the sum, lp the p-th root of the sum of p-th powers. The stride is the window's size unless another is given, so that windows lie side by side.",
      "Axes before the window's are batch and channels. Padding never wins; averages count it as zeros unless count_include_pad=false. With ceil an incomplete last window counts too, unless it would begin beyond the input and the padding before it.",
      "global is one window a plane; adaptive=(h,w) cuts as many windows as that, of sizes that differ by one at most where they must. indices gives the places of the winners, counted in their plane row by row, which unpool takes.",
      "A shape alone, as in pool 4x4 avg 2x2, gives sizes and windows in symbols.",
    ],
    examples: [
      Example("pool [1 3 2 4; 5 6 7 8; 3 2 1 0; 1 2 3 4] max 2x2", gives: "[6 8; 3 4]"),
      Example("pool [1 3 2 4; 5 6 7 8; 3 2 1 0; 1 2 3 4] avg 2x2", gives: "[15/4 21/4; 2 2]"),
      Example("pool [1 2 3; 4 5 6; 7 8 9] max 2 stride=1", gives: "[5 6; 8 9]"),
      Example("pool [1 2 3 4 5] max 2 ceil", gives: "[2 4 5]"),
      Example("pool [1 2; 3 4] avg 2 padding=1 count_include_pad=false", gives: "[1 2; 3 4]"),
      Example("pool [1 2 3 4 5] avg adaptive=3", gives: "[3/2 3 9/2]"),
      Example("pool 4x4 avg 2x2"),
    ],
    laws: [Law(.pooling)] + Law.pooling, related: ["shape", "why", "conv", "laws"],
    lesson: "pooling"
  ) { call throws(Diagnostic) in
    let problem = try call.poolingProblem()
    guard !problem.isTooLongForSymbols, !problem.lacksNumbers else {
      return try problem.countedAnswer(call)
    }
    return try problem.answer(call)
  }
}

extension PoolingProblem {
  fileprivate func answer(_ call: Call) throws(Diagnostic) -> Answer {
    let limits = call.limits
    let result = try call.attempt(axes: layout.dims, try self.result(within: limits))
    let givesPlaces = call.flag(.givesIndices) == true
    let places =
      givesPlaces
      ? try call.attempt(axes: layout.dims, try self.places(within: limits)) : nil
    let shown = try WindowChoice.shown(call, of: windowCount)
    var value = Value.tensor(result)
    if let places {
      value =
        call.isFunction
        ? .tensor(places)
        : .record([.init("y", .tensor(result)), .init("indices", .tensor(places))])
    }
    return Answer(kind: "pool", value: value, origin: .pooling(self), steps: shown) { shown in
      Document {
        Block.heading(title: "pool", facts: facts)
        sizeBlocks
        steps(shown, result: result, limits: limits)
        WindowChoice.omitted(shown, of: windowCount)
        resultBlocks(result, places: places, limits: limits)
      }
    }
  }

  /// Sizes, and windows as far as they can be read, where there are no numbers to compare.
  fileprivate func countedAnswer(_ call: Call) throws(Diagnostic) -> Answer {
    if call.flag(.givesIndices) == true {
      throw Diagnostic(
        .symbolic, "the places of winners need numbers, and this is a shape alone",
        labels: [.init(input.span)],
        help: ["random(\(ShapeText.typed(input.shape)), seed=1) has some"])
    }
    let limits = call.limits
    let shown = isTooLongForSymbols ? 0 : try WindowChoice.shown(call, of: windowCount)
    return Answer(
      kind: "pool", value: .shape(outputShape), origin: .pooling(self), steps: shown
    ) { shown in
      Document {
        Block.heading(title: "pool", facts: facts)
        sizeBlocks
        if isTooLongForSymbols { Block.countedNote }
        steps(isTooLongForSymbols ? 0 : shown, result: nil, limits: limits)
        WindowChoice.omitted(shown, of: windowCount)
        Block.result(name: "shape", value: .shape(outputShape))
      }
    }
  }

  /// The result, and for winners their places: the last of the two is what was asked for.
  private func resultBlocks(_ result: Tensor, places: Tensor?, limits: Limits) -> [Block] {
    let values = Block.result(name: "y", value: .tensor(result))
    guard hasWinners, let all = try? places ?? self.places(within: limits) else {
      return [rootFact, values].compactMap { $0 }
    }
    let indices = Block.result(name: "indices", value: .tensor(all))
    return places == nil ? [placeFact, indices, values] : [values, placeFact, indices]
  }

  private var placeFact: Block {
    let columns = pooling.span.inputShape.last ?? 1
    var text = scope == .tensor ? "counted through the whole tensor" : "counted in the input"
    if scope == .plane, layout.planes > 1 { text = "counted in each plane" }
    if layout.dims > 1 {
      text +=
        order == .column
        ? " column by column" : " row by row: place = row·\(columns) + column"
    }
    return .fact(label: "indices", text: text + ", padding left out")
  }

  /// PyTorch's power averages keep the signs of odd powers.
  private var rootFact: Block? {
    guard case .lp(let norm) = pooling.kind, norm > 1, norm % 2 == 1, !pooling.takesAbsolute else {
      return nil
    }
    return .fact(
      label: "root", text: "y is the root of order \(norm) of Σ x^\(norm), signs kept")
  }
}

internal import Arithmetic
internal import Computations
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
      "A window moves over the input as a kernel does, but each plane is read by itself and nothing is learnt: max and min take the number that wins, avg the average, sum the sum, lp the p-th root of the sum of p-th powers, for any norm above 0 and norm=inf. The stride is the window's size unless another is given, so that windows lie side by side; as=onnx and as=caffe step by 1.",
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
    laws: [Law(Relationship.pooling)] + Law.pooling, related: ["shape", "why", "conv", "laws"],
    lesson: "pooling"
  ) { call throws(Diagnostic) in
    let pooling = try call.pooling()
    guard call.flag(.givesIndices) == true else {
      return try call.answer(to: pooling, blaming: .input)
    }
    return try call.answer(withPlacesOf: pooling)
  }
}

extension Call {
  /// The winners and their places; in an expression the places alone.
  fileprivate func answer(
    withPlacesOf pooling: PoolingComputation
  ) throws(Diagnostic) -> Answer {
    guard !pooling.givesSizesOnly else {
      throw Diagnostic(
        .symbolic, "the places of winners need numbers, and this is a shape alone",
        labels: [.init(pooling.input.span)],
        help: ["random(\(ShapeText.typed(pooling.input.shape)), seed=1) has some"])
    }
    let limits = limits
    let result = try attempt(blaming: .input, try pooling.result(within: limits))
    let places = try attempt(blaming: .input, try pooling.places(within: limits))
    let record = Value.record([
      .init("y", .tensor(result)), .init("indices", .tensor(places)),
    ])
    return Answer(
      of: pooling, .tensor(result), value: isFunction ? .tensor(places) : record,
      steps: try WindowChoice.shown(self, of: pooling.stepCount), within: limits
    ) { pooling.results(result, places: places) }
  }
}

internal import Arithmetic
internal import Computations
internal import Documents
internal import Syntax

/// Functions that give cells other places.
extension Function {
  static let arrangement: [EntryTable.Line] = [
    .function("flip") { flip },
    .function("rot90") { rot90 },
    .function("flatten", "vec", "ravel") { flatten },
    .function("reshape") { reshape },
    .function("permute") { permute },
    .function("concat", "cat", "concatenate") { concat },
    .function("stack") { stack },
    .function("diag") { diag },
  ]

  private static let flip = Function(
    "flip", "Turned end for end along every axis, or along the given ones.", topic: .reshaping,
    parameters: [
      .cells,
      .axis.with(
        summary: "one axis or several, counted from 0 or from the end", fallback: "every axis"),
    ],
    examples: [
      .init("flip([1 2; 3 4])", gives: "[4 3; 2 1]"),
      .init("flip([1 2; 3 4], axis=1)", gives: "[2 1; 4 3]"),
    ],
    form: .rearranging
  ) { call throws(Diagnostic) in
    let (x, axes) = (try call.numbers(), try call.integers(.axis))
    return .tensor(
      try call.attempt(blaming: .axis, try x.flipped(along: axes)))
  }

  private static let rot90 = Function(
    "rot90", "Turned counter-clockwise by quarter turns.", topic: .reshaping,
    parameters: [.cells, turns],
    examples: [
      .init("rot90([1 2; 3 4])", gives: "[2 4; 1 3]"),
      .init("rot90([1 2; 3 4], 2)", gives: "[4 3; 2 1]"),
    ],
    form: .rearranging
  ) { call throws(Diagnostic) in
    let x = try call.numbers()
    let quarters = try call.wholeNumber(turns, fallback: 1)
    return .tensor(
      try call.attempt(blaming: .cells, try x.rotated(quarters)))
  }

  private static let turns = Parameter(
    "k", ["turns"], .sizes, "how many quarter turns, clockwise where negative", positional: true,
    fallback: "1")

  private static let flatten = Function(
    "flatten", synonyms: ["vec", "ravel"], "All cells in one vector: vec(x).", topic: .reshaping,
    parameters: [.cells, order],
    examples: [
      .init("flatten([1 2; 3 4])", gives: "[1 2 3 4]"),
      .init("flatten([1 2; 3 4], order=column)", gives: "[1 3 2 4]"),
    ],
    form: .rearranging
  ) { call throws(Diagnostic) in
    let x = try call.numbers()
    let order = call.word(order).flatMap(VectorOrder.init(rawValue:)) ?? .row
    return .tensor(
      try call.attempt(blaming: .cells, try x.vector(order: order)))
  }

  private static let order = Parameter(
    "order", [], .word, "the order in which the cells follow", positional: true,
    words: [
      .init("row", "row by row"), .init("column", "column by column"),
      .init("bottom", "row by row from the bottom row up"),
    ], fallback: "row")

  private static let reshape = Function(
    "reshape", "The same cells in another shape; one size may be −1, which is what is left.",
    topic: .reshaping, parameters: [.cells, .shape],
    examples: [
      .init("reshape(iota(4), 2x2)", gives: "[0 1; 2 3]"),
      .init("reshape(iota(6), (2, -1))", gives: "[0 1 2; 3 4 5]"),
    ],
    form: .rearranging
  ) { call throws(Diagnostic) in
    let (x, shape) = (try call.numbers(), try call.shape())
    return .tensor(
      try call.attempt(blaming: .shape, try x.reshaped(to: shape, within: call.limits)))
  }

  private static let permute = Function(
    "permute", "The axes in another order.", topic: .reshaping, parameters: [.cells, axes],
    examples: [.init("permute([1 2 3; 4 5 6], (1, 0))", gives: "[1 4; 2 5; 3 6]")],
    form: .rearranging
  ) { call throws(Diagnostic) in
    let x = try call.numbers()
    _ = try call.required(axes)
    let asked = try call.integers(axes) ?? []
    var order: [Int] = []
    for axis in asked {
      order.append(try call.attempt(blaming: axes, try x.resolve(axis: axis)))
    }
    guard order.count == x.rank, Set(order).count == x.rank else {
      throw Diagnostic(
        .axisCount, "each of the \(Count(x.rank, "axis", "axes")) is named once, from 0 on",
        labels: [.init(call.span(of: axes))],
        help: ["permute(x, (1, 0)) exchanges rows and columns"]
      )
    }
    return .tensor(
      try call.attempt(blaming: axes, try x.permuted(order)))
  }

  private static let axes = Parameter(
    "axes", ["dims"], .sizes, "which axis comes first, second, …", positional: true)

  private static let concat = Function(
    "concat", synonyms: ["cat", "concatenate"], "Laid end to end along an axis.",
    topic: .reshaping, parameters: [.operands, .axis.with(fallback: "0", positional: false)],
    examples: [
      .init("concat([1 2], [3])", gives: "[1 2 3]"),
      .init("concat([1; 2], [3; 4], axis=1)", gives: "[1 3; 2 4]"),
    ],
    form: .rearranging
  ) { call throws(Diagnostic) in
    let operands = try call.operands()
    let axis = try call.integer(.axis) ?? 0
    return .tensor(
      try call.attempt(
        blaming: .axis,
        // A single number is a vector of one.
        try Tensor.concatenating(
          operands.map { $0.isScalar ? $0.flattened : $0 }, axis: axis, within: call.limits)))
  }

  private static let stack = Function(
    "stack", "Tensors of one shape along a new axis.", topic: .reshaping,
    parameters: [.operands, .axis.with(fallback: "0", positional: false)],
    examples: [
      .init("stack([1 2], [3 4])", gives: "[1 2; 3 4]"),
      .init("stack([1 2], [3 4], axis=1)", gives: "[1 3; 2 4]"),
    ],
    form: .rearranging
  ) { call throws(Diagnostic) in
    let operands = try call.operands()
    let axis = try call.integer(.axis) ?? 0
    return .tensor(
      try call.attempt(
        blaming: .axis, try Tensor.stacked(operands, axis: axis, within: call.limits)))
  }

  private static let diag = Function(
    "diag", "A vector as the diagonal of a matrix, or the diagonal of a matrix.",
    topic: .reshaping, parameters: [.cells],
    examples: [
      .init("diag([1 2])", gives: "[1 0; 0 2]"), .init("diag([1 2; 3 4])", gives: "[1 4]"),
    ],
    form: .rearranging
  ) { call throws(Diagnostic) in
    let x = try call.numbers()
    return .tensor(
      try call.attempt(blaming: .cells, try x.diagonal(within: call.limits)))
  }
}

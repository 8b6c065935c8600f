internal import Arithmetic
internal import Computations
internal import Documents
internal import Syntax

/// Linear algebra: functions of matrices, and matrices of a pattern.
extension Function {
  static let algebra: [EntryTable.Line] = [
    .function("norm") { norm },
    .function("det") { det },
    .function("inverse", "inv") { inverse },
    .function("null") { null },
    .function("lstsq") { lstsq },
    .function("kron") { kron },
    .function("circulant") { circulant },
    .function("commutation", "vecperm") { commutation },
    .function("where") { whereCells },
    .function("sort") { sort },
  ]

  private static let det = matrix(
    "det", "The determinant of a square matrix, exact; of symbols a polynomial.",
    [
      .init("det([1 2; 3 4])", gives: "-2"),
      .init("det(symbols(\"a\", 2x2)) - det(symbols(\"a\", 2x2)')", gives: "0"),
    ]
  ) { x, limits throws(ArithmeticError) in try x.determinant(within: limits) }

  private static let inverse = matrix(
    "inverse", synonyms: ["inv"], "The inverse of a square matrix, in exact fractions.",
    [.init("inverse([1 2; 3 4])", gives: "[-2 1; 3/2 -1/2]")]
  ) { x, limits throws(ArithmeticError) in try x.inverted(within: limits) }

  private static let null = matrix(
    "null", "What a matrix sends to 0: A @ null(A) is 0, one column for each dimension lost.",
    [
      .init("null([1 -1 0; 0 1 -1])", gives: "[1; 1; 1]"),
      .init("null(eye(2))", gives: "zeros(2x0)"),
    ]
  ) { x, limits throws(ArithmeticError) in try x.nullSpace(within: limits) }

  private static func matrix(
    _ name: String, synonyms: [String] = [], _ summary: String, _ examples: [Command.Example],
    _ rule: @escaping @Sendable (Tensor, Limits) throws(ArithmeticError) -> Tensor
  ) -> Function {
    Function(
      name, synonyms: synonyms, summary, topic: .numbers,
      parameters: [.cells.with(summary: "a matrix")], examples: examples
    ) { call throws(Diagnostic) in
      let x = try call.numbers()
      return .tensor(try call.attempt(blaming: .cells, try rule(x, call.limits)))
    }
  }

  private static let norm = Function(
    "norm", "The length: the root of the sum of squares, or of other powers of |x|.",
    topic: .numbers, parameters: [.cells, power],
    examples: [
      .init("norm([3 4])", gives: "5"), .init("norm([3 -4], 1)", gives: "7"),
      .init("norm([3 -4], inf)", gives: "4"), .init("norm([1 4], 1/2)", gives: "9"),
    ]
  ) { call throws(Diagnostic) in
    let x = try call.numbers()
    let order = call[power] == nil ? .exact(2) : try call.scalar(power)
    return .tensor(try call.attempt(blaming: .cells, try x.norm(order, within: call.limits)))
  }

  private static let power = Parameter(
    "p", ["ord", "norm"], .value, "the power: 1, 2, a fraction, inf", positional: true,
    fallback: "2")

  private static let lstsq = Function(
    "lstsq", "The x that brings A @ x nearest to b; the shortest where there are several. Exact.",
    topic: .numbers,
    parameters: [
      .cells.with(summary: "a matrix"),
      .others.with(summary: "what A @ x is to be: one column or several"),
    ],
    examples: [
      .init("lstsq([1 0; 0 1; 1 1], [1 2 0])", gives: "[0 1]"),
      .init("lstsq([[1, 1]], [4])", gives: "[2 2]"),
      .init("lstsq([2 0; 0 4], eye(2))", gives: "[1/2 0; 0 1/4]"),
    ]
  ) { call throws(Diagnostic) in
    let (a, b) = (try call.numbers(), try call.numbers(.others))
    return .tensor(
      try call.attempt(blaming: .others, try LeastSquares(a, b, within: call.limits).solution))
  }

  private static let kron = Function(
    "kron", "The Kronecker product: every cell of x times all of y, in its place.", topic: .numbers,
    parameters: [.cells, .others],
    examples: [
      .init("kron([1 2], [1; 1])", gives: "[1 2; 1 2]"),
      .init("kron(eye(2), [1 2])", gives: "[1 2 0 0; 0 0 1 2]"),
    ]
  ) { call throws(Diagnostic) in
    let (x, y) = (try call.numbers(), try call.numbers(.others))
    return .tensor(try call.attempt(try x.kronecker(y, within: call.limits)))
  }

  private static let circulant = Function(
    "circulant",
    "The matrix whose columns are a vector, each turned on by one: a convolution on a ring.",
    topic: .values, parameters: [.cells.with(summary: "its first column")],
    examples: [.init("circulant([1 2 3])", gives: "[1 3 2; 2 1 3; 3 2 1]")], form: .rearranging
  ) { call throws(Diagnostic) in
    let x = try call.numbers()
    return .tensor(try call.attempt(blaming: .cells, try x.circulant(within: call.limits)))
  }

  private static let commutation = Function(
    "commutation", synonyms: ["vecperm"],
    "The permutation matrix from one order of vec to another: vec by columns = P @ vec by rows.",
    topic: .values, parameters: [.shape, source, target],
    examples: [
      .init("commutation(2x2)", gives: "[1 0 0 0; 0 0 1 0; 0 1 0 0; 0 0 0 1]"),
      .init("commutation(2x2, to=bottom) @ [1 2 3 4]", gives: "[3 4 1 2]"),
    ]
  ) { call throws(Diagnostic) in
    let shape = try call.shape()
    let from = call.word(source).flatMap(VectorOrder.init(rawValue:)) ?? .row
    let to = call.word(target).flatMap(VectorOrder.init(rawValue:)) ?? .column
    return .tensor(
      try call.attempt(
        blaming: .shape, try Tensor.reordering(shape, from: from, to: to, within: call.limits)))
  }

  private static let source = Parameter.vectorOrder.renamed(
    "from", "the order of vec that it takes")
  private static let target = Parameter.vectorOrder.renamed(
    "to", "the order of vec that it gives", fallback: "column")

  private static let whereCells = Function(
    "where", "A cell of a where the condition holds (is not 0), else of b.", topic: .reshaping,
    parameters: [condition, first, second],
    examples: [
      .init("where([1 5 3] > 2, 1, 0)", gives: "[0 1 1]"),
      .init("where([1 0; 0 1], [1 2], 9)", gives: "[1 9; 9 2]"),
    ], form: .cellwise
  ) { call throws(Diagnostic) in
    let holds = try call.numbers(condition)
    let (a, b) = (try call.numbers(first), try call.numbers(second))
    return .tensor(try call.attempt(try holds.choosing(a, b, within: call.limits)))
  }

  private static let condition = Parameter(
    "condition", [], .value, "numbers, of which 0 does not hold", positional: true)
  private static let first = Parameter(
    "a", [], .value, "what is taken where it holds", positional: true)
  private static let second = Parameter(
    "b", [], .value, "what is taken elsewhere", positional: true)

  private static let sort = Function(
    "sort", "The cells in rising order, along the last axis or another one.", topic: .reshaping,
    parameters: [.cells, .axis.with(fallback: "-1"), descending],
    examples: [
      .init("sort([3 1 2])", gives: "[1 2 3]"),
      .init("sort([3 1; 1 2], axis=0)", gives: "[1 1; 3 2]"),
      .init("sort([3 1 2], descending)", gives: "[3 2 1]"),
    ]
  ) { call throws(Diagnostic) in
    let x = try call.numbers()
    let axis = try call.integer(.axis) ?? -1
    let sorted = try call.attempt(
      blaming: call[.axis] == nil ? .cells : .axis, try x.sorted(axis: axis, within: call.limits))
    guard call.flag(descending) == true, sorted.rank > 0 else { return .tensor(sorted) }
    return .tensor(try call.attempt(try sorted.flipped(along: [axis])))
  }

  private static let descending = Parameter("descending", ["reverse"], .flag, "the greatest first")
}

extension Parameter {
  /// The same words under another name.
  fileprivate func renamed(_ name: String, _ summary: String, fallback: String? = nil) -> Parameter
  {
    Parameter(
      name, [], kind, summary, words: self.words, fallback: fallback ?? self.fallback)
  }
}

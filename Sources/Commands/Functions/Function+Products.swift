internal import Arithmetic
internal import Computations
internal import Documents
internal import Syntax

/// Functions of vectors and matrices as wholes, and comparisons of tensors.
extension Function {
  static let products: [EntryTable.Line] = [
    .function("dot", "inner") { dot },
    .function("outer") { outer },
    .function("rank") { rank },
    .function("equal") { equal },
    .function("close", "allclose") { close },
    .function("substitute", "subs", "evaluate") { substitute },
  ]

  private static let rank = Function(
    "rank", "The rank of a matrix: how many of its rows are independent.", topic: .numbers,
    parameters: [.cells],
    examples: [.init("rank([1 2; 2 4])", gives: "1"), .init("rank(sobel_x)", gives: "1")]
  ) { call throws(Diagnostic) in
    let x = try call.numbers()
    return .tensor(
      Tensor(
        try call.attempt(blaming: .cells, try x.matrixRank(within: call.limits))))
  }

  private static let dot = Function(
    "dot", synonyms: ["inner"], "The sum of the products of cells in the same places: ⟨x, y⟩.",
    topic: .numbers, parameters: [.cells, .others],
    examples: [.init("dot([1 2; 3 4], [1 0; 0 2])", gives: "9")],
    form: .product
  ) { call throws(Diagnostic) in
    let (x, y) = (try call.numbers(), try call.numbers(.others))
    guard x.shape == y.shape else {
      throw Diagnostic(
        .shapeMismatch,
        "\(ShapeText.times(x.shape)) and \(ShapeText.times(y.shape)) are not of one shape",
        labels: [.init(call.span(of: .others))],
        help: ["dot pairs cells in the same places; x @ y is the matrix product"])
    }
    return .tensor(
      try call.attempt(try x.innerProduct(y, within: call.limits)))
  }

  private static let outer = Function(
    "outer", "The product of every cell of x with every cell of y.", topic: .numbers,
    parameters: [.cells, .others],
    examples: [.init("outer([1 2 1], [-1 0 1])", gives: "[-1 0 1; -2 0 2; -1 0 1]")]
  ) { call throws(Diagnostic) in
    let (x, y) = (try call.numbers(), try call.numbers(.others))
    return .tensor(
      try call.attempt(try x.outerProduct(y, within: call.limits)))
  }

  private static let equal = Function(
    "equal", "Whether shape and every number agree exactly.", topic: .numbers,
    parameters: [.cells, .others.with(summary: "what to compare with")],
    examples: [
      .init("equal([1 2], [1 2])", gives: "true"), .init("equal([1 2], [1; 2])", gives: "false"),
      .init("equal(float(0.1), 0.1)", gives: "true"),
    ]
  ) { call throws(Diagnostic) in
    _ = (try call.required(.cells), try call.required(.others))
    guard let x = try call.value(.cells), let y = try call.value(.others) else {
      return .truth(false)
    }
    return .truth(x.means(y))
  }

  private static let close = Function(
    "close", synonyms: ["allclose"], "Whether shapes agree and no cell differs by more than tol.",
    topic: .numbers, parameters: [.cells, .others, .tolerance],
    examples: [
      .init("close(sqrt(2)^2, 2)", gives: "true"),
      .init("close([1 2], [1 2.1], tol=0.05)", gives: "false"),
    ]
  ) { call throws(Diagnostic) in
    let (x, y) = (try call.numbers(), try call.numbers(.others))
    let tolerance = try call.fraction(.tolerance, fallback: Rational(1).divided(by: 1_000_000_000))
    return .truth(
      try call.attempt(try x.isClose(to: y, tolerance: tolerance, within: call.limits)))
  }

  private static let substitute = Function(
    "substitute", synonyms: ["subs", "evaluate"], "Numbers put in for symbols.", topic: .numbers,
    parameters: [.cells, symbolNames],
    examples: [
      .init("substitute(symbols(\"x\", 3), x0=1, x1=2, x2=1/2)", gives: "[1 2 1/2]")
    ]
  ) { call throws(Diagnostic) in
    let x = try call.numbers()
    var numbers: [String: Rational] = [:]
    for argument in call.arguments {
      guard let name = argument.typedName, argument.parameter.isSame(as: symbolNames) else {
        continue
      }
      guard case .value(.tensor(let tensor)) = argument.value, tensor.count == 1,
        let number = try? tensor.exactCells().cells.first
      else { throw call.wrongKind(argument, "one exact number is needed for \(name)") }
      numbers[name] = number
    }
    let known = x.symbolNames
    if let stranger = numbers.keys.sorted().first(where: { !known.contains($0) }) {
      throw call.unknownSymbol(stranger, known)
    }
    return .tensor(
      try call.attempt(blaming: .cells, try x.substituting(numbers, within: call.limits)))
  }

  private static let symbolNames = Parameter(
    "symbol", [], .value, "the number for a symbol, by the symbol's name: x00=1",
    repetition: .everyName)
}

extension Value {
  /// Equality in meaning: a shape equals the vector of its sizes, a truth 1 or 0.
  fileprivate func means(_ other: Value) -> Bool {
    if let left = numbers, let right = other.numbers { return left == right }
    return self == other
  }

  private var numbers: Tensor? {
    switch self {
    case .tensor(let tensor): tensor
    case .shape(let shape): Tensor(shape)
    case .truth(let truth): Tensor(truth ? 1 : 0)
    case .text, .record, .network: nil
    }
  }
}

extension Call {
  fileprivate func unknownSymbol(_ name: String, _ known: [String]) -> Diagnostic {
    let place = arguments.first { $0.typedName == name }?.span ?? span
    var help = known.isEmpty ? [] : ["it has: " + known.prefix(12).joined(separator: ", ")]
    if let nearest = Suggestion.nearest(to: name, in: known) {
      help.insert("did you mean `\(nearest)`?", at: 0)
    }
    return Diagnostic(
      .unknownName,
      known.isEmpty ? "there are no symbols to put numbers in for" : "there is no symbol `\(name)`",
      labels: [.init(place)], help: help)
  }
}

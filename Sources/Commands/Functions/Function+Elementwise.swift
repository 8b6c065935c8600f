internal import Arithmetic
internal import Computations
internal import Documents
internal import Syntax

/// Functions of each cell by itself.
extension Function {
  static let elementwise: [EntryTable.Line] = [
    .function("abs") { abs },
    .function("sign") { sign },
    .function("sqrt") { sqrt },
    .function("exp") { exp },
    .function("log") { log },
    .function("round") { round },
    .function("floor") { floor },
    .function("ceil") { ceil },
    .function("relu") { relu },
    .function("softmax") { softmax },
    .function("clip", "clamp") { clip },
    .function("mod") { mod },
    .function("float") { float },
    .function("exact") { exact },
  ]

  private static let abs = cellwise(
    "abs", "Numbers without their sign.", .init("abs([-2 0 3])", gives: "[2 0 3]")
  ) {
    x, _ throws(ArithmeticError) in try x.absolute()
  }

  private static let sign = cellwise(
    "sign", "−1, 0 or 1: which side of 0 a number lies on.",
    .init("sign([-2 0 3])", gives: "[-1 0 1]")
  ) { x, limits throws(ArithmeticError) in try x.sign(within: limits) }

  private static let sqrt = cellwise(
    "sqrt", "The square root: exact where it is a fraction, else a float.",
    .init("sqrt([4 2.25])", gives: "[2 1.5]"),
    domain: Domain("numbers from 0 have a real square root") { $0 >= 0 }
  ) { x, _ throws(ArithmeticError) in try x.squareRoot() }

  private static let exp = cellwise(
    "exp", "e to the power of each cell, as floats.", .init("exp(0)", gives: "1")
  ) {
    x, _ throws(ArithmeticError) in try x.exponential()
  }

  private static let log = cellwise(
    "log", "The natural logarithm, as floats.", .init("log([1 1])", gives: "[0 0]"),
    domain: Domain("numbers above 0 have a logarithm") { $0 > 0 }
  ) { x, _ throws(ArithmeticError) in try x.logarithm() }

  private static let floor = cellwise(
    "floor", "The whole number below.", .init("floor([1.5 -1.5])", gives: "[1 -2]")
  ) { x, _ throws(ArithmeticError) in try x.rounded(.floor) }

  private static let ceil = cellwise(
    "ceil", "The whole number above.", .init("ceil([1.5 -1.5])", gives: "[2 -1]")
  ) { x, _ throws(ArithmeticError) in try x.rounded(.ceil) }

  private static let relu = cellwise(
    "relu", "Numbers below 0 become 0.", .init("relu([-2 0 3])", gives: "[0 0 3]")
  ) { x, _ throws(ArithmeticError) in try x.rectified() }

  private static let float = cellwise(
    "float", "The same numbers as 64-bit floats.",
    .init("float(1/3) * 3 - 1", gives: "0")
  ) { x, _ throws(ArithmeticError) in try x.converted(to: .float) }

  private static let exact = cellwise(
    "exact", "The exact fractions that floats stand for.",
    .init("exact(float(0.1)) == 0.1", gives: "false")
  ) { x, _ throws(ArithmeticError) in try x.converted(to: .exact) }

  private static func cellwise(
    _ name: String, _ summary: String, _ example: Command.Example, domain: Domain? = nil,
    _ rule: @escaping @Sendable (Tensor, Limits) throws(ArithmeticError) -> Tensor
  ) -> Function {
    Function(
      name, summary, topic: .numbers, parameters: [.cells], examples: [example], form: .cellwise
    ) { call throws(Diagnostic) in
      let x = try call.numbers()
      try domain?.check(x, call)
      return .tensor(
        try call.attempt(blaming: .cells, try rule(x, call.limits))
      )
    }
  }

  private static let round = Function(
    "round", "To the nearest number of so many decimals; from half way to the even one.",
    topic: .numbers, parameters: [.cells, digits],
    examples: [
      .init("round([0.5 1.5 -2.6])", gives: "[0 2 -3]"), .init("round(2/3, 2)", gives: "0.67"),
    ],
    form: .cellwise
  ) { call throws(Diagnostic) in
    let x = try call.numbers()
    let places = try call.wholeNumber(digits, fallback: 0)
    return .tensor(
      try call.attempt(
        blaming: places == 0 ? .cells : digits, try x.rounded(decimals: places, within: call.limits)
      ))
  }

  private static let digits = Parameter(
    "digits", ["decimals"], .sizes, "how many decimals stay", positional: true, fallback: "0")

  private static let softmax = Function(
    "softmax", "eˣ over the sum of eˣ: shares that add up to 1, as floats.", topic: .numbers,
    parameters: [.cells, .axis.with(fallback: "-1")],
    examples: [.init("softmax([0 0; 5 5])", gives: "[0.5 0.5; 0.5 0.5]")]
  ) { call throws(Diagnostic) in
    let x = try call.numbers()
    let axis = try call.integer(.axis) ?? -1
    return .tensor(
      try call.attempt(blaming: call[.axis] == nil ? .cells : .axis, try x.softmax(axis: axis)))
  }

  private static let clip = Function(
    "clip", synonyms: ["clamp"], "Numbers brought within bounds.", topic: .numbers,
    parameters: [.cells, low, high],
    examples: [
      .init("clip([-2 0.5 3], 0, 1)", gives: "[0 0.5 1]"),
      .init("clip([-2 0.5 3], high=1)", gives: "[-2 0.5 1]"),
    ],
    form: .cellwise
  ) { call throws(Diagnostic) in
    let x = try call.numbers()
    let least = call[low] == nil ? nil : try call.numbers(low)
    let greatest = call[high] == nil ? nil : try call.numbers(high)
    var result = x
    if let least { result = try call.attempt(try result.maximum(least, within: call.limits)) }
    if let greatest {
      result = try call.attempt(try result.minimum(greatest, within: call.limits))
    }
    return .tensor(result)
  }

  private static let low = Parameter(
    "low", ["min"], .value, "the least that is left", positional: true, fallback: "none")
  private static let high = Parameter(
    "high", ["max"], .value, "the greatest that is left", positional: true, fallback: "none")

  private static let mod = Function(
    "mod", "The remainder of a division, with the sign of the divisor.", topic: .numbers,
    parameters: [.cells, .others.with(summary: "the divisor")],
    examples: [.init("mod([7 -7], 3)", gives: "[1 2]")],
    form: .cellwise
  ) { call throws(Diagnostic) in
    let (x, y) = (try call.numbers(), try call.numbers(.others))
    return .tensor(
      try call.attempt(blaming: .others, try x.modulo(y, within: call.limits)))
  }
}

/// The real numbers that a function has a value for.
struct Domain: Sendable {
  /// `numbers above 0 have a logarithm`
  private let words: String
  private let contains: @Sendable (Double) -> Bool

  init(_ words: String, _ contains: @escaping @Sendable (Double) -> Bool) {
    self.words = words
    self.contains = contains
  }

  /// Refuses a cell outside, and says which; what is undefined already stays so, and symbols are
  /// whatever they will be.
  func check(_ x: Tensor, _ call: Call) throws(Diagnostic) {
    for place in 0..<x.count {
      let value: Double
      switch x.cell(place) {
      case .exact(let cell): value = Double(cell.sign)
      case .float(let cell): value = cell
      case .symbolic, .complex: return
      }
      guard !value.isNaN, !contains(value) else { continue }
      let index = x.shape.index(ofCell: place)
      let position = x.isScalar ? "" : ", cell \(ShapeText.place("", index))"
      throw Diagnostic(
        .notFinite, "`\(call.name)` has no real value for \(x.cell(place).text)\(position)",
        labels: [.init(call.span(of: .cells))], help: ["only \(words)"])
    }
  }
}

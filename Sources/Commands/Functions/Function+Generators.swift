internal import Arithmetic
internal import Documents
internal import Syntax

/// Functions that make tensors from a shape.
extension Function {
  static let generators: [EntryTable.Line] = [
    .function("zeros") { zeros },
    .function("ones") { ones },
    .function("full") { full },
    .function("eye") { eye },
    .function("iota", "arange") { iota },
    .function("linspace") { linspace },
    .function("random") { random },
    .function("symbols") { symbols },
  ]

  private static let zeros = Function(
    "zeros", "Zeros of a shape.", topic: .values, parameters: [.shape],
    examples: [.init("zeros(2x3)", gives: "[0 0 0; 0 0 0]")]
  ) { call throws(Diagnostic) in
    try call.filled { shape, limits throws(ArithmeticError) in
      try Tensor.zeros(shape, within: limits)
    }
  }

  private static let ones = Function(
    "ones", "Ones of a shape.", topic: .values, parameters: [.shape],
    examples: [.init("ones(3)", gives: "[1 1 1]")]
  ) { call throws(Diagnostic) in
    try call.filled { shape, limits throws(ArithmeticError) in
      try Tensor.ones(shape, within: limits)
    }
  }

  private static let full = Function(
    "full", "One number in every cell of a shape.", topic: .values,
    parameters: [.shape, filling],
    examples: [.init("full(2x2, 7)", gives: "[7 7; 7 7]")]
  ) { call throws(Diagnostic) in
    let cell = try call.scalar(filling)
    return try call.filled { shape, limits throws(ArithmeticError) in
      try Tensor.full(shape, cell, within: limits)
    }
  }

  private static let eye = Function(
    "eye", "The identity matrix of n rows.", topic: .values, parameters: [.kernelSize],
    examples: [.init("eye(2)", gives: "[1 0; 0 1]")]
  ) { call throws(Diagnostic) in
    let size = try call.wholeNumber(.kernelSize, least: 0)
    return .tensor(
      try call.attempt(blaming: .kernelSize, try Tensor.eye(size, within: call.limits)))
  }

  private static let iota = Function(
    "iota", synonyms: ["arange"], "0, 1, 2, … in reading order.", topic: .values,
    parameters: [.shape],
    examples: [
      .init("iota(2x3)", gives: "[0 1 2; 3 4 5]"), .init("1 + iota(4)", gives: "[1 2 3 4]"),
    ]
  ) { call throws(Diagnostic) in
    try call.filled { shape, limits throws(ArithmeticError) in
      try Tensor.iota(shape, within: limits)
    }
  }

  private static let filling = Parameter("value", [], .value, "the number", positional: true)

  private static let linspace = Function(
    "linspace", "So many numbers in equal steps, both ends among them.", topic: .values,
    parameters: [start, stop, .count],
    examples: [.init("linspace(0, 1, 5)", gives: "[0 0.25 0.5 0.75 1]")]
  ) { call throws(Diagnostic) in
    let first = try call.fraction(start, fallback: 0)
    let last = try call.fraction(stop, fallback: 1)
    _ = (try call.required(start), try call.required(stop))
    let count = try call.wholeNumber(.count, least: 0)
    return .tensor(
      try call.attempt(
        blaming: .count, try Tensor.linspace(first, last, count: count, within: call.limits)))
  }

  private static let start = Parameter("start", [], .value, "the first number", positional: true)
  private static let stop = Parameter("stop", [], .value, "the last number", positional: true)

  private static let random = Function(
    "random", "Whole numbers drawn at random, the same for the same seed on every machine.",
    topic: .values, parameters: [.shape, seed, low, high],
    examples: [
      .init("random(2x3, seed=7) == random(2x3, seed=7)", gives: "[1 1 1; 1 1 1]"),
      .init("random(3, low=5, high=5)", gives: "[5 5 5]"),
    ]
  ) { call throws(Diagnostic) in
    let number = try call.seed(seed)
    let least = try call.wholeNumber(low, fallback: -9)
    let greatest = try call.wholeNumber(high, fallback: 9)
    let shape = try call.shape()
    return .tensor(
      try call.attempt(
        blaming: least > greatest ? (call[low] == nil ? high : low) : .shape,
        try Tensor.random(shape, seed: number, low: least, high: greatest, within: call.limits)))
  }

  private static let seed = Parameter(
    "seed", [], .sizes, "a whole number that settles what is drawn", fallback: "0")
  private static let low = Parameter(
    "low", [], .sizes, "the least number drawn", fallback: "-9")
  private static let high = Parameter(
    "high", [], .sizes, "the greatest number drawn", fallback: "9")

  private static let symbols = Function(
    "symbols", "A symbol in every cell, named by its place: w00, w01 and so on.", topic: .values,
    parameters: [prefix, .shape],
    examples: [
      .init("symbols(\"w\", 2x2)[1,0] - symbols(\"w10\")", gives: "0"),
      .init("equal(sum(symbols(\"a\", 2)), symbols(\"a0\") + symbols(\"a1\"))", gives: "true"),
    ]
  ) { call throws(Diagnostic) in
    let name = try call.symbolName(prefix)
    let shape = call[.shape] == nil ? [] : try call.shape()
    return .tensor(
      try call.attempt(blaming: .shape, try Tensor.symbols(name, shape, within: call.limits)))
  }

  private static let prefix = Parameter(
    "name", [], .value, "what the symbols' names begin with, in quotes", positional: true)
}

extension Call {
  /// A whole number of up to 64 binary digits, signed or not; 0 where none was given.
  fileprivate func seed(_ parameter: Parameter) throws(Diagnostic) -> UInt64 {
    let number = try fraction(parameter, fallback: 0)
    if let word = number.intValue { return UInt64(bitPattern: Int64(word)) }
    guard number.isInteger, let word = UInt64(number.description) else {
      throw wrongKind(
        try required(parameter), "a seed is a whole number from −2^63 to 2^64 − 1")
    }
    return word
  }

  fileprivate func filled(
    _ make: ([Int], Limits) throws(ArithmeticError) -> Tensor
  ) throws(Diagnostic) -> Value {
    let (shape, limits) = (try shape(), limits)
    return .tensor(
      try attempt(blaming: .shape, try make(shape, limits)))
  }

  /// A text that may begin the name of a symbol, so that what is printed can be read.
  fileprivate func symbolName(_ parameter: Parameter) throws(Diagnostic) -> String {
    let argument = try required(parameter)
    guard case .value(.text(let name)) = argument.value else {
      throw Diagnostic(
        .wrongKind, "a name in quotes is needed here, not \(Self.describe(argument.value))",
        labels: [.init(argument.span)], help: ["symbols(\"w\", 3x3)"])
    }
    let isName =
      name.first?.isLetter == true && name.utf8.count <= 32
      && name.allSatisfy { $0.isLetter || $0.isWholeNumber || $0 == "_" }
    guard isName else {
      throw Diagnostic(
        .wrongKind, "the name of a symbol begins with a letter and goes on with letters and digits",
        labels: [.init(argument.span)], help: ["symbols(\"w\", 3x3)"])
    }
    return name
  }
}

/// Seeds for homework.
extension Function {
  static let variants: [EntryTable.Line] = [
    .function("variant") { variant }
  ]

  private static let variant = Function(
    "variant", "A seed of a student's own, for random(…, seed=variant(\"x\")).", topic: .values,
    parameters: [seedName],
    examples: [
      .init("equal(variant(\"x\"), variant(\"x\"))", gives: "true")
    ]
  ) { call throws(Diagnostic) in
    let argument = try call.required(seedName)
    guard case .value(.text(let name)) = argument.value else {
      throw Diagnostic(
        .wrongKind, "a name in quotes is needed here", labels: [.init(argument.span)],
        help: ["variant(\"x\")"])
    }
    let seed = call.context.variants.seed(name)
    return .tensor(
      try call.attempt(Tensor(try Rational(parsing: String(seed)) ?? 0)))
  }

  private static let seedName = Parameter(
    "name", [], .value, "what the numbers are for, in quotes", positional: true)
}

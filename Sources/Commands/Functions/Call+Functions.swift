internal import Arithmetic
internal import Computations
internal import Documents
internal import Syntax

/// What functions read from their arguments.
extension Call {
  /// Numbers: a tensor, or a truth as 1 or 0. A shape alone holds none.
  func numbers(_ parameter: Parameter = .cells) throws(Diagnostic) -> Tensor {
    try numbers(in: try required(parameter))
  }

  /// All values of a parameter that may be given several times; at least one.
  func operands() throws(Diagnostic) -> [Tensor] {
    _ = try required(.operands)
    var operands: [Tensor] = []
    for argument in arguments where argument.parameter.isSame(as: .operands) {
      operands.append(try numbers(in: argument))
    }
    return operands
  }

  private func numbers(in argument: BoundArgument) throws(Diagnostic) -> Tensor {
    switch argument.value {
    case .value(.tensor(let tensor)): return tensor
    case .value(.truth(let truth)): return Tensor(truth ? 1 : 0)
    case .value(.shape(let shape)):
      throw Diagnostic(
        .wrongKind, "numbers are needed here, not a shape", labels: [.init(argument.span)],
        help: ["iota(\(ShapeText.typed(shape))) and symbols(\"x\", …) fill a shape"])
    default:
      throw wrongKind(argument, "numbers are needed here, not \(Self.describe(argument.value))")
    }
  }

  /// One number, whatever its kind.
  func scalar(_ parameter: Parameter) throws(Diagnostic) -> Scalar {
    if let scalar = try numbers(parameter).scalar { return scalar }
    throw wrongKind(try required(parameter), "\(parameter.name) is one number")
  }

  /// One number as a fraction; `fallback` where it was not given.
  func fraction(_ parameter: Parameter, fallback: Rational) throws(Diagnostic) -> Rational {
    guard self[parameter] != nil else { return fallback }
    let tensor = try numbers(parameter)
    let cells = try attempt(blaming: parameter, try tensor.exactCells().cells)
    guard cells.count == 1 else {
      throw wrongKind(try required(parameter), "\(parameter.name) is one number")
    }
    return cells[0]
  }

  /// A shape typed as `3x3`, `(3, 3)`, `[3 3]` or one number.
  func shape(_ parameter: Parameter = .shape) throws(Diagnostic) -> [Int] {
    let argument = try required(parameter)
    switch argument.value {
    case .value(.shape(let shape)): return shape
    case .value(.tensor(let tensor)) where tensor.rank <= 1:
      if let sizes = tensor.intValues { return sizes }
      throw wrongKind(argument, "sizes are whole numbers, as in 3x3")
    case .value(.tensor(let tensor)):
      throw Diagnostic(
        .wrongKind,
        "a shape is needed here, not a tensor of \(ShapeText.times(tensor.shape)) numbers",
        labels: [.init(argument.span)], help: ["a shape is written 3x3, (3, 3) or as one number"])
    default:
      throw Diagnostic(
        .wrongKind, "a shape is needed here, not \(Self.describe(argument.value))",
        labels: [.init(argument.span)], help: ["a shape is written 3x3, (3, 3) or as one number"])
    }
  }

  /// One whole number, at least `least`.
  func wholeNumber(
    _ parameter: Parameter, fallback: Int? = nil, least: Int = Int.min
  ) throws(Diagnostic) -> Int {
    if fallback == nil { _ = try required(parameter) }
    guard let number = try integer(parameter) ?? fallback else { return least }
    guard number >= least else { throw belowLeast(parameter, number, least: least) }
    return number
  }
}

/// The parameters that several functions take.
extension Parameter {
  static let cells = Parameter("x", [], .value, "numbers", positional: true)
  static let others = Parameter("y", [], .value, "numbers to go with x", positional: true)
  static let operands = Parameter(
    "x", [], .value, "numbers, as many operands as there are", positional: true,
    repetition: .everyPosition)
  static let shape = Parameter(
    "shape", [], .value, "sizes, as 3x3, (3, 3) or one number", positional: true)
  static let axis = Parameter(
    "axis", ["dim"], .sizes, "the axis along which, counted from 0, or from the end with −1",
    positional: true, fallback: "all cells")
  static let count = Parameter("n", [], .sizes, "how many", positional: true)
  static let kernelSize = Parameter("n", [], .sizes, "rows and columns", positional: true)
  static let tolerance = Parameter(
    "tol", [], .value, "the greatest difference that counts as none", fallback: "1e-9")
}

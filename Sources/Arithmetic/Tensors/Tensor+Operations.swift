extension Tensor {
  /// Runs an operation on tensors brought to their common kind.
  ///
  /// - Throws: what the operation throws; `.notFinite` where an infinite float meets a symbol.
  public static func combining(
    _ operands: OperandList<Tensor>, with operation: some GridOperation
  ) throws(ArithmeticError) -> Tensor {
    switch commonKind(operands) {
    case .exact:
      let grids = try operands.transformed { tensor throws(ArithmeticError) in
        try tensor.exactCells()
      }
      return .exact(try ExactLane.run(grids, operation))
    case .float:
      let grids = try operands.transformed { tensor throws(ArithmeticError) in
        try tensor.floats()
      }
      return .float(try operation(grids))
    case .symbolic:
      let grids = try operands.transformed { tensor throws(ArithmeticError) in
        try tensor.polynomials()
      }
      return .symbolic(try operation(grids))
    case .complex: return try combiningParts(operands, with: operation)
    }
  }

  /// Runs an operation on two tensors brought to their common kind.
  public static func combining(
    _ left: Tensor, _ right: Tensor, with operation: some BinaryOperation
  ) throws(ArithmeticError) -> Tensor {
    try combining(OperandList(left, right), with: OnTwo(operation: operation))
  }

  /// Runs an operation on this tensor's cells.
  public func applying(_ operation: some UnaryOperation) throws(ArithmeticError) -> Tensor {
    try Self.combining(OperandList(self), with: OnOne(operation: operation))
  }

  /// Runs an operation that compares cells.
  ///
  /// - Throws: `ArithmeticError.needsOrder` for a symbolic tensor with symbols in it.
  public func applying(ordered operation: some OrderedOperation) throws(ArithmeticError) -> Tensor {
    switch self {
    case .exact(let grid): return .exact(try ExactLane.run(grid, operation))
    case .float(let grid): return .float(try operation(grid))
    case .symbolic:
      return .symbolic(try operation(try orderedCells()).map { Polynomial($0) })
    case .complex: throw .needsReal
    }
  }

  /// Answers a question about the cells.
  public func reading<R: GridReading>(_ question: R) throws(ArithmeticError) -> R.Answer {
    switch self {
    case .exact(let grid): try question(grid)
    case .float(let grid): try question(grid)
    case .symbolic(let grid): try question(grid)
    case .complex: throw .needsReal
    }
  }

  /// Answers a question that compares cells.
  ///
  /// - Throws: `ArithmeticError.needsOrder` for a symbolic tensor with symbols in it.
  public func reading<R: OrderedReading>(
    ordered question: R
  ) throws(ArithmeticError) -> R.Answer {
    switch self {
    case .exact(let grid): try question(grid)
    case .float(let grid): try question(grid)
    case .symbolic: try question(try orderedCells())
    case .complex: throw .needsReal
    }
  }

  func orderedCells() throws(ArithmeticError) -> Grid<Rational> {
    do { return try exactCells() } catch .needsConstant { throw .needsOrder }
  }
}

private struct OnOne<Operation: UnaryOperation>: GridOperation {
  let operation: Operation
  var homogeneity: Homogeneity { operation.homogeneity }

  func callAsFunction<E: Number>(
    _ operands: OperandList<Grid<E>>
  ) throws(ArithmeticError) -> Grid<E> {
    try operation(operands[0])
  }
}

private struct OnTwo<Operation: BinaryOperation>: GridOperation {
  let operation: Operation
  var homogeneity: Homogeneity { operation.homogeneity }

  func callAsFunction<E: Number>(
    _ operands: OperandList<Grid<E>>
  ) throws(ArithmeticError) -> Grid<E> {
    try operation(operands[0], operands[1])
  }
}

// The operators of the language, with NumPy's broadcasting. All throw `.shapesDoNotBroadcast`,
// `.tooManyCells` and, for exact and symbolic cells, `.numberTooLong` and `.tooManyTerms`.

extension Tensor {
  public func adding(_ other: Tensor, within limits: Limits) throws(ArithmeticError) -> Tensor {
    try checkSum(other, within: limits)
    return try Self.combining(self, other, with: Elementwise(rule: .sum, limits: limits))
      .checked(within: limits)
  }

  public func subtracting(_ other: Tensor, within limits: Limits) throws(ArithmeticError) -> Tensor
  {
    try checkSum(other, within: limits)
    return try Self.combining(self, other, with: Elementwise(rule: .difference, limits: limits))
      .checked(within: limits)
  }

  public func multiplied(by other: Tensor, within limits: Limits) throws(ArithmeticError) -> Tensor
  {
    try checkSums(ofProductsWith: other, cells: cells(with: other), within: limits)
    return try Self.combining(self, other, with: Elementwise(rule: .product, limits: limits))
      .checked(within: limits)
  }

  /// - Throws: `.tooMuchMemory`.
  private func checkSum(_ other: Tensor, within limits: Limits) throws(ArithmeticError) {
    if kind == .float && other.kind == .float { return }
    if count <= 4096, other.count <= 4096, isInline, other.isInline,
      cells(with: other) <= 4096
    {
      return
    }
    try limits.check(cells: cells(with: other), of: bound.adding(other.bound))
  }

  /// How many cells two tensors have together; 0 where they do not go together.
  func cells(with other: Tensor) -> Int {
    if other.isScalar || shape == other.shape { return count }
    if isScalar { return other.count }
    return (try? Broadcast(shape, other.shape))?.shape.reduce(1) { $0.saturatingProduct($1) } ?? 0
  }

  public var negated: Tensor {
    switch self {
    case .exact(let grid): .exact(grid.map { -$0 })
    case .float(let grid): .float(grid.map { -$0 })
    case .symbolic(let grid): .symbolic(grid.map { -$0 })
    case .complex(let real, let imaginary): .complex(real.negated, imaginary.negated)
    }
  }

  /// Exact by exact is exact; floats divide by IEEE 754; symbols only by numbers.
  ///
  /// - Throws: `.divisionByZero` for an exact divisor of 0, `.needsConstant` for a symbolic one.
  public func divided(by other: Tensor, within limits: Limits) throws(ArithmeticError) -> Tensor {
    if kind == .complex || other.kind == .complex {
      return try complexQuotient(other, within: limits)
    }
    if case .float(let grid) = self, other.kind != .symbolic {
      return .float(try grid.combined(with: try other.floats(), within: limits) { $0 / $1 })
    }
    if case .float(let divisor) = other, kind == .exact {
      return .float(try floats().combined(with: divisor, within: limits) { $0 / $1 })
    }
    let divisor = try other.exactCells().tryMap { cell throws(ArithmeticError) in
      try cell.reciprocal()
    }
    return try multiplied(by: .exact(divisor), within: limits)
  }

  /// 1 where the comparison holds, 0 where it does not; symbolic cells can only be equal or not.
  ///
  /// - Throws: `.needsOrder` where symbols would have to be ordered.
  public func compared(
    _ comparison: Comparison, _ other: Tensor, within limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    if kind == .complex || other.kind == .complex {
      return try complexCompared(comparison, other, within: limits)
    }
    let truth: (Bool) -> Rational = { $0 ? .one : .zero }
    if kind == .float && other.kind == .float {
      let (left, right) = (try floats(), try other.floats())
      return .exact(
        try left.combined(with: right, within: limits) { truth(comparison.holds($0, $1)) })
    }
    if kind == .symbolic || other.kind == .symbolic,
      comparison == .equal || comparison == .notEqual
    {
      let (left, right) = (try polynomials(), try other.polynomials())
      return .exact(
        try left.combined(with: right, within: limits) {
          truth(($0 == $1) == (comparison == .equal))
        })
    }
    if let (left, right) = try finiteCells(other) {
      return .exact(
        try left.combined(with: right, within: limits) { truth(comparison.holds($0, $1)) })
    }
    let (left, right) = (try floats(), try other.floats())
    return .exact(
      try left.combined(with: right, within: limits) { truth(comparison.holds($0, $1)) })
  }

  /// The greater of two cells.
  public func maximum(_ other: Tensor, within limits: Limits) throws(ArithmeticError) -> Tensor {
    try extreme(.greatest, other, within: limits)
  }

  /// The lesser of two cells.
  public func minimum(_ other: Tensor, within limits: Limits) throws(ArithmeticError) -> Tensor {
    try extreme(.least, other, within: limits)
  }

  private func extreme(
    _ extreme: Extreme, _ other: Tensor, within limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    switch Self.commonKind(OperandList(self, other)) {
    case .float:
      return .float(
        try floats().combined(with: try other.floats(), within: limits) { extreme.choose($0, $1) })
    case .exact, .symbolic, .complex:
      let (left, right) = (try orderedCells(), try other.orderedCells())
      return .exact(
        try left.combined(with: right, within: limits) { extreme.choose($0, $1) })
    }
  }

  /// Both as exact numbers, or nil where an infinity or NaN has no such number.
  private func finiteCells(
    _ other: Tensor
  ) throws(ArithmeticError) -> (Grid<Rational>, Grid<Rational>)? {
    do { return (try orderedCells(), try other.orderedCells()) } catch .notFinite { return nil }
  }
}

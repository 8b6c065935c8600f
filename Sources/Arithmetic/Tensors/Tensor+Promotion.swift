// Where two kinds meet, a float makes everything float, since it stands for a measured or irrational
// number; a symbol makes everything symbolic, with each float taken as the fraction that it is. A complex
// number makes everything complex, its parts of the kind that all parts have in common.

extension Tensor {
  /// The kind that an operation on all these tensors works in.
  static func commonKind(_ tensors: OperandList<Tensor>) -> Kind {
    tensors.folded(.exact) { $0.joined($1.kind) }
  }

  /// The cells as floats, each rounded to the nearest.
  ///
  /// - Throws: `ArithmeticError.needsConstant` where a cell holds a symbol.
  public func floats() throws(ArithmeticError) -> Grid<Double> {
    switch self {
    case .exact(let grid): return try grid.tryMap { cell in cell.doubleValue }
    case .float(let grid): return grid
    case .symbolic(let grid):
      return try grid.tryMap { cell throws(ArithmeticError) in
        guard let value = cell.constantValue else { throw .needsConstant }
        return value.doubleValue
      }
    case .complex: throw .needsReal
    }
  }

  /// The cells as the exact numbers that they are.
  ///
  /// - Throws: `.notFinite` for infinities and NaN, `.needsConstant` where a cell holds a symbol.
  public func exactCells() throws(ArithmeticError) -> Grid<Rational> {
    switch self {
    case .exact(let grid): return grid
    case .float(let grid):
      return try grid.tryMap { cell throws(ArithmeticError) in
        guard let value = Rational(exactly: cell) else { throw .notFinite }
        return value
      }
    case .symbolic(let grid):
      return try grid.tryMap { cell throws(ArithmeticError) in
        guard let value = cell.constantValue else { throw .needsConstant }
        return value
      }
    case .complex: throw .needsReal
    }
  }

  /// The cells as polynomials.
  ///
  /// - Throws: `.notFinite` for infinities and NaN.
  public func polynomials() throws(ArithmeticError) -> Grid<Polynomial> {
    switch self {
    case .symbolic(let grid): return grid
    case .exact(let grid): return grid.map { Polynomial($0) }
    case .float: return try exactCells().map { Polynomial($0) }
    case .complex: throw .needsReal
    }
  }

  /// The same numbers in another kind; of complex ones both parts.
  public func converted(to kind: Kind) throws(ArithmeticError) -> Tensor {
    if case .complex(let real, let imaginary) = self, kind != .complex {
      return .complex(try real.converted(to: kind), try imaginary.converted(to: kind))
    }
    switch kind {
    case .exact: return .exact(try exactCells())
    case .float: return .float(try floats())
    case .symbolic: return .symbolic(try polynomials())
    case .complex: return self
    }
  }
}

extension Grid where Element: Number {
  func tryMap<Other: Number>(
    _ transform: (Element) throws(ArithmeticError) -> Other
  ) throws(ArithmeticError) -> Grid<Other> {
    var result: [Other] = []
    result.reserveCapacity(cells.count)
    for cell in cells {
      if result.count & 0xFFF == 0 || cell.isLong { try Interruption.check() }
      result.append(try transform(cell))
    }
    return Grid<Other>(shape: shape, cells: result)
  }
}

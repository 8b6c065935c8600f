/// The matrix product `@`: c[i, j] = Σ_t a[i, t] · b[t, j].
///
/// As in NumPy a vector on the left is a row, a vector on the right a column, and the axis that it
/// lacks is missing from the result.
public struct MatrixProduct: BilinearOperation {
  public let limits: Limits

  public init(within limits: Limits) { self.limits = limits }

  /// - Throws: `.rankMismatch` for ranks other than 1 and 2, `.innerSizesDiffer`, `.tooManyCells`,
  ///   `.tooMuchWork`.
  public func callAsFunction<E: Number>(
    _ left: Grid<E>, _ right: Grid<E>
  ) throws(ArithmeticError) -> Grid<E> {
    for grid in [left, right] where !(1...2).contains(grid.rank) {
      throw .rankMismatch(expected: 2, actual: grid.rank)
    }
    let inner = left.shape[left.rank - 1]
    guard inner == right.shape[0] else { throw .innerSizesDiffer(left.shape, right.shape) }
    let shape = Array(left.shape.dropLast() + right.shape.dropFirst())
    let (rows, columns) = (left.rank == 2 ? left.shape[0] : 1, right.rank == 2 ? right.shape[1] : 1)
    let count = try limits.count(shape)
    try limits.check(work: rows, inner, columns)
    if let left = left as? Grid<Double>, let right = right as? Grid<Double>,
      let grid = Grid(
        shape: shape,
        cells: try FloatTiles.product(
          left.cells, right.cells, rows: rows, inner: inner, columns: columns)) as? Grid<E>
    {
      return grid
    }
    var cells = [E](repeating: .zero, count: count)
    var unchecked = 0
    for row in 0..<rows {
      if unchecked <= 0 {
        try Interruption.check(steps: 100)
        unchecked = 100_000
      }
      unchecked -= inner.saturatingProduct(columns)
      for t in 0..<inner {
        let factor = left.cells[row * inner + t]
        if factor == .zero && E.zeroAnnihilates { continue }
        for column in 0..<columns {
          let place = row * columns + column
          cells[place].addProduct(factor, right.cells[t * columns + column])
          if cells[place].isLong { try cells[place].checkLength(within: limits) }
        }
      }
    }
    return Grid(shape: shape, cells: cells)
  }
}

extension Number {
  /// Whether 0 times any number is 0: not so for floats, which have infinities.
  static var zeroAnnihilates: Bool { Self.self != Double.self }
}

extension Tensor {
  /// The matrix product of this tensor and another, vectors as rows on the left and columns on the
  /// right.
  public func matrixProduct(_ other: Tensor, within limits: Limits) throws(ArithmeticError)
    -> Tensor
  {
    let inner = max(shape.last ?? 1, 1)
    try checkSums(
      ofProductsWith: other, products: inner,
      cells: (count / inner).saturatingProduct(other.count / inner), within: limits)
    return try Self.combining(self, other, with: MatrixProduct(within: limits))
      .checked(within: limits)
  }

  /// The sum of the products of cells in the same places: ⟨a, b⟩.
  ///
  /// - Throws: `.innerSizesDiffer` where the shapes differ.
  public func innerProduct(_ other: Tensor, within limits: Limits) throws(ArithmeticError) -> Tensor
  {
    guard shape == other.shape else { throw .innerSizesDiffer(shape, other.shape) }
    return try flattened.matrixProduct(other.flattened, within: limits)
  }
}

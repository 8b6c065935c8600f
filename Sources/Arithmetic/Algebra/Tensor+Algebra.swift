/// Exact linear algebra. Exact matrices are reduced without fractions; a square matrix of floats by
/// elimination with pivots, all others as the fractions that their floats are, rounded at the end.
extension Tensor {
  /// The determinant: 1 for the matrix without rows; of symbols a polynomial.
  ///
  /// - Throws: `.notSquare`, `.tooMuchWork`, `.tooManyTerms`.
  public func determinant(within limits: Limits) throws(ArithmeticError) -> Tensor {
    let size = try squareSize()
    switch self {
    case .exact(let grid):
      let reduction = try Elimination(grid, within: limits)
      guard reduction.rank == size else { return Tensor(0) }
      return Tensor(try reduction.pivot.quotient(reduction.factor))
    case .float(let grid):
      let empty = Grid<Double>(shape: [size, 0], cells: [])
      return Tensor(try FloatElimination(grid, empty, within: limits).determinant)
    case .complex: throw .needsReal
    case .symbolic:
      return try applying(DivisionFreeDeterminant(limits: limits)).checked(within: limits)
    }
  }

  /// The inverse matrix.
  ///
  /// - Throws: `.notSquare`; `.singular` where there is none.
  public func inverted(within limits: Limits) throws(ArithmeticError) -> Tensor {
    let size = try squareSize()
    return try solved(for: try Tensor.eye(size, within: limits), within: limits)
  }

  /// A⁻¹ · B for a square A of full rank.
  private func solved(for right: Tensor, within limits: Limits) throws(ArithmeticError) -> Tensor {
    let size = shape[0]
    if kind == .float || right.kind == .float {
      let result = try FloatElimination(try floats(), try right.floats(), within: limits)
      guard result.determinant != 0 else {
        throw .singular(size: size, rank: try matrixRank(within: limits))
      }
      return .float(Grid(shape: right.shape, cells: result.cells))
    }
    let joined = try Tensor.concatenating([self, right], axis: 1, within: limits).exactCells()
    let reduction = try Elimination(joined, columns: size, within: limits)
    guard reduction.rank == size else { throw .singular(size: size, rank: reduction.rank) }
    var cells: [Rational] = []
    for row in 0..<size {
      for column in size..<joined.shape[1] { cells.append(try reduction.reduced(row, column)) }
    }
    return try Tensor.exact(Grid(shape: right.shape, cells: cells)).checked(within: limits)
  }

  private func squareSize() throws(ArithmeticError) -> Int {
    guard rank == 2 else { throw .rankMismatch(expected: 2, actual: rank) }
    guard shape[0] == shape[1] else { throw .notSquare(shape) }
    return shape[0]
  }

  /// What the matrix sends to 0: the columns of N, whole numbers without a common factor, with
  /// A · N = 0; there are as many as columns of A depend on the ones before.
  ///
  /// - Throws: `.rankMismatch`, `.tooMuchWork`.
  public func nullSpace(within limits: Limits) throws(ArithmeticError) -> Tensor {
    guard rank == 2 else { throw .rankMismatch(expected: 2, actual: rank) }
    let width = shape[1]
    let reduction = try Elimination(try exactCells(), within: limits)
    let free = (0..<width).filter { !reduction.pivotColumns.contains($0) }
    _ = try limits.count([width, free.count])
    var grid = Grid<Rational>(shape: [width, free.count], repeating: .zero)
    for (place, column) in free.enumerated() {
      try Interruption.check()
      var vector = [Rational](repeating: .zero, count: width)
      vector[column] = reduction.pivot
      for (row, pivot) in reduction.pivotColumns.enumerated() {
        vector[pivot] = -reduction.rows[row][column]
      }
      for (row, cell) in vector.primitive.enumerated() {
        grid.cells[row * free.count + place] = cell
      }
    }
    return .exact(grid)
  }

  /// A = U · V with as many columns of U, and rows of V, as the rank: U holds the columns of A that depend
  /// on none before them, V the rows of the reduced form. Of floats what is below the rounding of the
  /// greatest cell counts as 0.
  public func rankFactors(within limits: Limits) throws(ArithmeticError) -> (u: Tensor, v: Tensor) {
    guard rank == 2 else { throw .rankMismatch(expected: 2, actual: rank) }
    if case .float(let grid) = self { return try Self.floatFactors(grid, within: limits) }
    let grid = try exactCells()
    let reduction = try Elimination(grid, within: limits)
    let (height, width, rank) = (shape[0], shape[1], reduction.rank)
    var v: [Rational] = []
    for row in 0..<rank {
      for column in 0..<width { v.append(try reduction.reduced(row, column)) }
    }
    let u = (0..<height).flatMap { row in
      reduction.pivotColumns.map { grid.cells[row * width + $0] }
    }
    return (
      .exact(Grid(shape: [height, rank], cells: u)), .exact(Grid(shape: [rank, width], cells: v))
    )
  }
}

extension Tensor {
  /// A column and a row at a time through the greatest number that is left, until nothing but rounding is.
  ///
  /// - Throws: `.notFinite`.
  private static func floatFactors(
    _ grid: Grid<Double>, within limits: Limits
  ) throws(ArithmeticError) -> (u: Tensor, v: Tensor) {
    let (height, width) = (grid.shape[0], grid.shape[1])
    try limits.check(work: height, width, min(height, width))
    guard grid.cells.allSatisfy(\.isFinite) else { throw .notFinite }
    let greatest = grid.cells.reduce(0) { max($0, $1.magnitude) }
    var rest = grid.cells
    var (columns, rows): ([[Double]], [[Double]]) = ([], [])
    while rows.count < min(height, width) {
      try Interruption.check()
      guard let place = rest.indices.max(by: { rest[$0].magnitude < rest[$1].magnitude }),
        rest[place].magnitude > 1e-14 * greatest
      else { break }
      let (pivot, at) = (rest[place], place % width)
      let row = Array(rest[(place - at)..<(place - at + width)])
      let column = (0..<height).map { rest[$0 * width + at] / pivot }
      for line in 0..<height {
        for cell in 0..<width { rest[line * width + cell] -= column[line] * row[cell] }
      }
      columns.append(column)
      rows.append(row)
    }
    let u = (0..<height).flatMap { line in columns.map { $0[line] } }
    return (
      .float(Grid(shape: [height, rows.count], cells: u)),
      .float(Grid(shape: [rows.count, width], cells: rows.flatMap { $0 }))
    )
  }
}

extension [Rational] {
  /// The multiple of these numbers that is whole and has no factor in common, its last number that is not
  /// 0 positive.
  public var primitive: [Rational] {
    var bottom = Natural.one
    var top = Natural(0 as UInt)
    for cell in self where !cell.isZero {
      bottom = bottom / gcd(bottom, cell.bigBottom) * cell.bigBottom
      top = top.isZero ? cell.bigTop.magnitude : gcd(top, cell.bigTop.magnitude)
    }
    guard let last = last(where: { !$0.isZero }) else { return self }
    let scale = Rational(reducing: Integer(bottom, isNegative: last.sign < 0), top)
    return map { $0 * scale }
  }
}

/// What A · x = b comes to: the x of least residual, and among several the shortest.
public struct LeastSquares: Sendable {
  /// One column for each column of b; a vector where b is one.
  public let solution: Tensor
  public let rank: Int
  /// b − A · x.
  public let residual: Tensor

  /// Exact with fractions, by A⁺ = Vᵀ(VVᵀ)⁻¹(UᵀU)⁻¹Uᵀ of the factors of full rank A = U · V; where floats
  /// meet, the floats nearest to that.
  ///
  /// - Throws: `.rankMismatch`, `.innerSizesDiffer`, `.tooMuchWork`.
  public init(_ matrix: Tensor, _ right: Tensor, within limits: Limits) throws(ArithmeticError) {
    guard matrix.rank == 2 else { throw .rankMismatch(expected: 2, actual: matrix.rank) }
    guard (1...2).contains(right.rank) else { throw .rankMismatch(expected: 1, actual: right.rank) }
    guard matrix.shape[0] == right.shape[0] else {
      throw .innerSizesDiffer(matrix.shape, right.shape)
    }
    guard right.kind != .symbolic else {
      // Linear in b, so the pseudoinverse says it for all numbers.
      let rows = matrix.shape[0]
      let inverse = try LeastSquares(matrix, try Tensor.eye(rows, within: limits), within: limits)
      rank = inverse.rank
      solution = try inverse.solution.matrixProduct(right, within: limits)
      residual = try right.subtracting(
        try matrix.matrixProduct(solution, within: limits), within: limits)
      return
    }
    let isFloat = matrix.kind == .float || right.kind == .float
    let a = try matrix.converted(to: .exact)
    let b = try right.converted(to: .exact)
    rank = try a.matrixRank(within: limits)
    let x = try Self.solve(a, b, rank: rank, within: limits)
    let rest = try b.subtracting(try a.matrixProduct(x, within: limits), within: limits)
    solution = isFloat ? try x.converted(to: .float) : x
    residual = isFloat ? try rest.converted(to: .float) : rest
  }

  private static func solve(
    _ a: Tensor, _ b: Tensor, rank: Int, within limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    if rank == a.shape[1] { return try normal(a, b, within: limits) }
    if rank == 0 { return try Tensor.zeros([a.shape[1]] + b.shape.dropFirst(), within: limits) }
    let (u, v) =
      rank == a.shape[0]
      ? (try Tensor.eye(rank, within: limits), a) : try a.rankFactors(within: limits)
    let inner = rank == a.shape[0] ? b : try normal(u, b, within: limits)
    let square = try v.matrixProduct(try v.transposed(), within: limits)
    return try v.transposed().matrixProduct(
      try square.divided(into: inner, within: limits), within: limits)
  }

  /// (AᵀA)⁻¹Aᵀb for columns that do not depend on each other.
  private static func normal(
    _ a: Tensor, _ b: Tensor, within limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    if a.shape[0] == a.shape[1] { return try a.divided(into: b, within: limits) }
    let turned = try a.transposed()
    return try turned.matrixProduct(a, within: limits).divided(
      into: try turned.matrixProduct(b, within: limits), within: limits)
  }
}

extension Tensor {
  /// A⁻¹ · b, a vector where b is one.
  fileprivate func divided(into right: Tensor, within limits: Limits) throws(ArithmeticError)
    -> Tensor
  {
    let columns = right.rank == 1 ? [right.count, 1] : right.shape
    return try solved(for: try right.reshaped(to: columns, within: limits), within: limits)
      .reshaped(to: right.shape, within: limits)
  }
}

/// The determinant without a division, for numbers that cannot be divided: μ(X) · A, n − 1 times, where μ
/// keeps what is above the diagonal and puts the negative sum of the diagonal's rest on it (Bird, 2011).
private struct DivisionFreeDeterminant: UnaryOperation {
  let limits: Limits

  func callAsFunction<E: Number>(_ operand: Grid<E>) throws(ArithmeticError) -> Grid<E> {
    let size = operand.shape[0]
    guard size > 0 else { return Grid(shape: [], cells: [.one]) }
    try limits.check(work: size, size, size, size)
    var current = operand
    for _ in 1..<size {
      var upper = current
      var sum = E.zero
      for row in stride(from: size - 1, through: 0, by: -1) {
        for column in 0..<row { upper.cells[row * size + column] = .zero }
        upper.cells[row * (size + 1)] = -sum
        sum += current.cells[row * (size + 1)]
      }
      current = try MatrixProduct(within: limits)(upper, operand)
      for cell in current.cells { try cell.checkLength(within: limits) }
    }
    return Grid(shape: [], cells: [size % 2 == 0 ? -current.cells[0] : current.cells[0]])
  }
}

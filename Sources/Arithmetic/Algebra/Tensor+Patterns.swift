/// A tensor each of whose cells is a cell of the operands, counted through all of them, or 0.
private struct Gathering: GridOperation {
  let shape: [Int]
  /// The places of the cells; nil for 0.
  let places: @Sendable (Int) -> Int?
  var homogeneity: Homogeneity { .copying }

  func callAsFunction<E: Number>(
    _ operands: OperandList<Grid<E>>
  ) throws(ArithmeticError) -> Grid<E> {
    let cells = operands.count == 1 ? operands[0].cells : operands.flatMap(\.cells)
    let count = shape.reduce(1, *)
    var result: [E] = []
    result.reserveCapacity(count)
    for place in 0..<count {
      if place & 0xFFFF == 0 { try Interruption.check() }
      result.append(places(place).map { cells[$0] } ?? .zero)
    }
    return Grid(shape: shape, cells: result)
  }
}

/// Matrices of a pattern, made of vectors.
extension Tensor {
  /// A tensor of a shape whose cells are those of the tensors at some places, counted through all of them.
  static func gathering(
    _ tensors: OperandList<Tensor>, _ shape: [Int], within limits: Limits,
    _ places: @escaping @Sendable (Int) -> Int?
  ) throws(ArithmeticError) -> Tensor {
    try checkCopies(of: tensors, cells: try limits.count(shape), within: limits)
    return try combining(tensors, with: Gathering(shape: shape, places: places))
  }

  /// The Toeplitz matrix with this vector as its first column and another as its first row; the corner is
  /// the column's.
  ///
  /// - Throws: `.rankMismatch`, `.tooManyCells`.
  public func toeplitz(row: Tensor, within limits: Limits) throws(ArithmeticError) -> Tensor {
    for tensor in [self, row] where tensor.rank != 1 {
      throw .rankMismatch(expected: 1, actual: tensor.rank)
    }
    let (height, width) = (count, row.count)
    return try Self.gathering(OperandList(self, row), [height, width], within: limits) { place in
      let (row, column) = place.quotientAndRemainder(dividingBy: width)
      return row >= column ? row - column : height + column - row
    }
  }

  /// The circulant matrix with this vector as its first column: C · x is the convolution with it on a ring.
  ///
  /// - Throws: `.rankMismatch`, `.tooManyCells`.
  public func circulant(within limits: Limits) throws(ArithmeticError) -> Tensor {
    guard rank == 1 else { throw .rankMismatch(expected: 1, actual: rank) }
    let size = count
    return try Self.gathering(OperandList(self), [size, size], within: limits) { place in
      let (row, column) = place.quotientAndRemainder(dividingBy: size)
      return row >= column ? row - column : row - column + size
    }
  }

  /// The Kronecker product: every cell of this tensor times all of the other, in its place. The shorter
  /// shape gets sizes of 1 in front.
  public func kronecker(_ other: Tensor, within limits: Limits) throws(ArithmeticError) -> Tensor {
    let rank = max(rank, other.rank)
    let a = Array(repeating: 1, count: rank - self.rank) + shape
    let b = Array(repeating: 1, count: rank - other.rank) + other.shape
    let shape = zip(a, b).map { $0.saturatingProduct($1) }
    _ = try limits.count(shape)
    let (inner, ours, theirs) = (
      b, Grid<Double>.strides(of: a), Grid<Double>.strides(of: b)
    )
    let size = other.count
    let sizes = shape
    return try Self.gathering(
      OperandList(try outerProduct(other, within: limits)), shape, within: limits
    ) { place in
      var (rest, left, right) = (place, 0, 0)
      for axis in sizes.indices.reversed() {
        let at = rest % sizes[axis]
        rest /= sizes[axis]
        left += at / inner[axis] * ours[axis]
        right += at % inner[axis] * theirs[axis]
      }
      return left * size + right
    }
  }

  /// The permutation matrix P with vec(x, in the second order) = P · vec(x, in the first), for tensors of a
  /// shape: between rows and columns the commutation matrix.
  public static func reordering(
    _ shape: [Int], from first: VectorOrder, to second: VectorOrder, within limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    let count = try limits.count(shape)
    _ = try limits.countExact([count, count])
    var columns = [Int](repeating: 0, count: count)
    for (place, cell) in first.permutation(of: shape).enumerated() { columns[cell] = place }
    var grid = Grid<Rational>(shape: [count, count], repeating: .zero)
    for (row, cell) in second.permutation(of: shape).enumerated() {
      grid.cells[row * count + columns[cell]] = .one
    }
    return .exact(grid)
  }

  /// A cell of `first` where this tensor is not 0, else of `second`.
  public func choosing(
    _ first: Tensor, _ second: Tensor, within limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    let shape = try Broadcast(try Broadcast(self.shape, first.shape).shape, second.shape).shape
    _ = try limits.count(shape)
    let mask = try compared(.notEqual, Tensor(0), within: limits).exactCells().cells.map {
      !$0.isZero
    }
    let parts = [self.shape, first.shape, second.shape].map { Self.repeating($0, to: shape) }
    let sizes = shape
    let offset = first.count
    return try Self.gathering(OperandList(first, second), shape, within: limits) { place in
      var (rest, at) = (place, [0, 0, 0])
      for axis in sizes.indices.reversed() {
        for part in 0..<3 { at[part] += rest % sizes[axis] * parts[part][axis] }
        rest /= sizes[axis]
      }
      return mask[at[0]] ? at[1] : offset + at[2]
    }
  }

  /// The strides of a tensor in a shape that it is repeated to.
  private static func repeating(_ own: [Int], to shape: [Int]) -> [Int] {
    let padded = Array(repeating: 1, count: shape.count - own.count) + own
    return zip(Grid<Double>.strides(of: padded), padded).map { $1 == 1 ? 0 : $0 }
  }

  /// Each lane along an axis in rising order; NaN last.
  public func sorted(axis: Int, within limits: Limits) throws(ArithmeticError) -> Tensor {
    guard rank > 0 else { return self }
    return try applying(ordered: Sorting(axis: try resolve(axis: axis)))
  }

  /// (Σ |x|ᵖ)^(1/p); the greatest |x| for ∞ and the least for −∞, the number of cells that are not 0 for 0.
  ///
  /// - Throws: `.emptyReduction`, and errors of powers.
  public func norm(_ order: Scalar, within limits: Limits) throws(ArithmeticError) -> Tensor {
    let sizes = try absolute()
    switch order {
    case .float(.infinity): return try sizes.greatest()
    case .float(-.infinity): return try sizes.least()
    default: break
    }
    let power = Tensor(order)
    if order == .exact(1) { return try sizes.sum(within: limits) }
    if order == .exact(0) {
      return try sizes.compared(.notEqual, Tensor(0), within: limits).sum(within: limits)
    }
    if order == .exact(2) { return try sizes.innerProduct(sizes, within: limits).squareRoot() }
    let sum = try sizes.raised(to: power, within: limits).sum(within: limits)
    return try sum.raised(to: try Tensor(1).divided(by: power, within: limits), within: limits)
  }
}

private struct Sorting: OrderedOperation {
  let axis: Int

  func callAsFunction<E: OrderedNumber>(_ operand: Grid<E>) throws(ArithmeticError) -> Grid<E> {
    let lanes = Lanes(operand.shape, axis: axis)
    var result = operand
    try lanes.forEachLane { (start, step) throws(ArithmeticError) in
      let lane = (0..<lanes.size).map { operand.cells[start + $0 * step] }
        .sorted { $1 != $1 ? $0 == $0 : $0 < $1 }
      for (place, cell) in lane.enumerated() { result.cells[start + place * step] = cell }
    }
    return result
  }
}

/// The square matrix with a given diagonal.
private struct DiagonalMatrix: UnaryOperation {
  var homogeneity: Homogeneity { .linear }

  func callAsFunction<E: Number>(_ operand: Grid<E>) throws(ArithmeticError) -> Grid<E> {
    let size = operand.cells.count
    var grid = Grid<E>(shape: [size, size], repeating: .zero)
    for place in 0..<size { grid.cells[place * (size + 1)] = operand.cells[place] }
    return grid
  }
}

/// The diagonal of a matrix.
private struct Diagonal: UnaryOperation {
  var homogeneity: Homogeneity { .linear }

  func callAsFunction<E: Number>(_ operand: Grid<E>) throws(ArithmeticError) -> Grid<E> {
    let (rows, columns) = (operand.shape[0], operand.shape[1])
    return operand.gathered(from: 0, strides: [columns + 1], shape: [min(rows, columns)])
  }
}

private struct AxisOrder: UnaryOperation {
  let order: [Int]
  var homogeneity: Homogeneity { .linear }

  func callAsFunction<E: Number>(_ operand: Grid<E>) throws(ArithmeticError) -> Grid<E> {
    operand.permuted(order)
  }
}

extension Tensor {
  /// The matrix with this vector as its diagonal, or the diagonal of this matrix.
  ///
  /// - Throws: `.rankMismatch` for ranks other than 1 and 2, `.tooManyCells`.
  public func diagonal(within limits: Limits) throws(ArithmeticError) -> Tensor {
    switch rank {
    case 1:
      _ = try limits.count([count, count])
      return try applying(DiagonalMatrix())
    case 2: return try applying(Diagonal())
    default: throw .rankMismatch(expected: 2, actual: rank)
    }
  }

  /// The tensor with its axes permuted: axis a of the result is axis `order[a]` of this tensor.
  ///
  /// - Throws: `.rankMismatch` if `order` is not a permutation of the axes.
  public func permuted(_ order: [Int]) throws(ArithmeticError) -> Tensor {
    guard order.sorted() == Array(0..<rank) else {
      throw .rankMismatch(expected: rank, actual: Set(order).count)
    }
    return try applying(AxisOrder(order: order))
  }

  /// vec(x), with the cells of the last two axes in a given order.
  public func vector(order: VectorOrder) throws(ArithmeticError) -> Tensor {
    guard rank > 1 else { return flattened }
    switch order {
    case .row: return flattened
    case .column: return try transposed().flattened
    case .bottom: return try flipped(along: [rank - 2]).flattened
    }
  }

  /// The outer product: a matrix with a row for each cell of this tensor and a column for each cell of
  /// the other.
  public func outerProduct(_ other: Tensor, within limits: Limits) throws(ArithmeticError) -> Tensor
  {
    let column = try reshaped(to: [count, 1], within: limits)
    return try column.multiplied(
      by: try other.reshaped(to: [1, other.count], within: limits), within: limits)
  }

  /// Tensors of equal shape stacked along a new axis; `axis` may be the rank.
  ///
  /// - Throws: `.sizesDisagree` if the shapes differ, `.axisOutOfRange`.
  public static func stacked(
    _ parts: [Tensor], axis: Int, within limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    guard let shape = parts.first?.shape else { throw .emptyReduction }
    if let odd = parts.first(where: { $0.shape != shape }) {
      let place = zip(shape, odd.shape).enumerated().first { $1.0 != $1.1 }?.offset
      throw .sizesDisagree(axis: place ?? min(shape.count, odd.rank), shape, odd.shape)
    }
    let rank = shape.count + 1
    guard -rank <= axis && axis < rank else { throw .axisOutOfRange(axis: axis, rank: rank) }
    var slice = shape
    slice.insert(1, at: axis < 0 ? axis + rank : axis)
    var slices: [Tensor] = []
    for part in parts { slices.append(try part.reshaped(to: slice, within: limits)) }
    return try concatenating(slices, axis: axis, within: limits)
  }
}

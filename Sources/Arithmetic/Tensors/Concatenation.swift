/// Concatenation along one axis.
private struct Concatenation: GridOperation {
  let axis: Int
  let shape: [Int]
  var homogeneity: Homogeneity { .copying }

  func callAsFunction<E: Number>(
    _ operands: OperandList<Grid<E>>
  ) throws(ArithmeticError) -> Grid<E> {
    let outer = shape[..<axis].reduce(1, *)
    let inner = shape[(axis + 1)...].reduce(1, *)
    var cells: [E] = []
    cells.reserveCapacity(shape.reduce(1, *))
    for block in 0..<outer {
      for operand in operands {
        let length = operand.shape[axis] * inner
        cells.append(contentsOf: operand.cells[(block * length)..<((block + 1) * length)])
      }
    }
    return Grid(shape: shape, cells: cells)
  }
}

extension Tensor {
  /// Checks the memory of all tensors' cells together after conversion to their common kind, without
  /// long numbers, which are shared.
  static func checkCopies(
    of tensors: OperandList<Tensor>, cells: Int, within limits: Limits
  ) throws(ArithmeticError) {
    let kind = commonKind(tensors)
    let bound = CellBound(kind: kind, top: 1, terms: 1)
    try limits.check(cells: cells, of: bound)
  }

  /// The concatenation of tensors along an axis; negative axes count from the end.
  ///
  /// - Throws: `.rankMismatch`, `.sizesDisagree` if another axis differs, `.emptyReduction` for an empty
  ///   list, `.tooManyCells`.
  public static func concatenating(
    _ tensors: [Tensor], axis: Int = 0, within limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    guard let operands = OperandList(tensors), let first = tensors.first else {
      throw .emptyReduction
    }
    let axis = try first.resolve(axis: axis)
    var shape = first.shape
    for tensor in tensors.dropFirst() {
      guard tensor.rank == first.rank else {
        throw .rankMismatch(expected: first.rank, actual: tensor.rank)
      }
      for other in 0..<first.rank where other != axis && tensor.shape[other] != shape[other] {
        throw .sizesDisagree(axis: other, first.shape, tensor.shape)
      }
      let (size, overflow) = shape[axis].addingReportingOverflow(tensor.shape[axis])
      guard !overflow else { throw .overflow }
      shape[axis] = size
    }
    try checkCopies(of: operands, cells: try limits.count(shape), within: limits)
    return try combining(operands, with: Concatenation(axis: axis, shape: shape))
  }
}

extension Tensor {
  /// Tensors of equal shape stacked along a new first axis.
  ///
  /// - Throws: `.sizesDisagree` if the shapes differ.
  public static func stacked(_ parts: [Tensor], within limits: Limits) throws(ArithmeticError)
    -> Tensor
  {
    guard let operands = OperandList(parts), let shape = parts.first?.shape else {
      return .exact(Grid(shape: [0], cells: []))
    }
    if let odd = parts.first(where: { $0.shape != shape }) {
      throw .sizesDisagree(axis: 0, shape, odd.shape)
    }
    try checkCopies(of: operands, cells: try limits.count([parts.count] + shape), within: limits)
    return try combining(operands, with: Stacking())
  }
}

private struct Stacking: GridOperation {
  var homogeneity: Homogeneity { .linear }

  func callAsFunction<E: Number>(
    _ operands: OperandList<Grid<E>>
  ) throws(ArithmeticError) -> Grid<E> {
    Grid(shape: [operands.count] + operands[0].shape, cells: operands.flatMap(\.cells))
  }
}

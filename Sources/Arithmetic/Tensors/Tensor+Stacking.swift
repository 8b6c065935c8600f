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

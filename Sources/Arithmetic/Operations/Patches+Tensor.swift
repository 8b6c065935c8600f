/// Patches of tensors of any number kind, in the user's layout.
extension Patches {
  /// im2col of `(…space)`, `(channels, …space)` or `(batch, channels, …space)`; the result has a batch
  /// axis if the image has one.
  ///
  /// - Throws: `.noSuchReading` for more axes; errors of `unfold` of a grid.
  public func unfold(
    _ image: Tensor, layout: PlaneLayout, border: Rational = 0, within limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    try image.check(shape: layout.shape)
    guard layout.outer.count <= 2 else {
      throw .noSuchReading(input: image.shape, kernel: relation.kernelShape, dims: layout.dims)
    }
    let operation = Unfold(patches: self, layout: layout, limits: limits)
    return try Tensor.combining(
      OperandList(image, border.isZero ? nil : Tensor(border)), with: operation)
  }

  /// col2im of `(channels · taps, windows)` or `(batch, channels · taps, windows)`.
  ///
  /// - Returns: `(channels, …space)`, or `(…space)` for one channel; `(batch, channels, …space)` if there
  ///   is a batch axis.
  /// - Throws: `.rankMismatch`, and errors of `fold` of a grid.
  public func fold(_ patches: Tensor, within limits: Limits) throws(ArithmeticError) -> Tensor {
    guard patches.rank == 2 || patches.rank == 3 else {
      throw .rankMismatch(expected: 3, actual: patches.rank)
    }
    let taps = relation.taps
    let repeats = mode != .zeros && mode != .constant
    try patches.checkSums(
      of: repeats ? taps.saturatingProduct(relation.windows) : taps, cells: patches.count,
      within: limits)
    return try patches.applying(Fold(patches: self, limits: limits)).checked(within: limits)
  }
}

private struct Unfold: GridOperation {
  let patches: Patches
  let layout: PlaneLayout
  let limits: Limits
  var homogeneity: Homogeneity { .linear }

  func callAsFunction<E: Number>(
    _ operands: OperandList<Grid<E>>
  ) throws(ArithmeticError) -> Grid<E> {
    let image = layout.normalized(operands[0])
    let missing = [Int](repeating: 1, count: 2 - layout.outer.count)
    let border = operands.count > 1 ? operands[1].cells[0] : .zero
    let result = try patches.unfold(
      image.reshaped(to: missing + image.shape), border: border, within: limits)
    return layout.outer.count == 2 ? result : result.reshaped(to: Array(result.shape.dropFirst()))
  }
}

private struct Fold: UnaryOperation {
  let patches: Patches
  let limits: Limits
  var homogeneity: Homogeneity { .linear }

  func callAsFunction<E: Number>(_ operand: Grid<E>) throws(ArithmeticError) -> Grid<E> {
    guard operand.rank == 2 else { return try patches.fold(operand, within: limits) }
    let result = try patches.fold(operand.reshaped(to: [1] + operand.shape), within: limits)
    return result.reshaped(to: Array(result.shape.dropFirst(result.shape[1] == 1 ? 2 : 1)))
  }
}

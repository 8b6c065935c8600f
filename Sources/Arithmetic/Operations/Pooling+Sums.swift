extension Pooling {
  /// The greatest p whose powers are taken exactly; larger ones are taken of floats.
  public static let greatestExactNorm = 32

  /// The sum of xᵖ over each window.
  ///
  /// - Throws: `.tooManyCells`, `.tooMuchWork`, `.interrupted`, `.rankMismatch`, `.sizesDisagree`.
  public func sums<E: Number>(
    of input: Grid<E>, power: Int = 1, within limits: Limits
  ) throws(ArithmeticError) -> Grid<E> {
    let outer = try outer(of: input.shape, space: span.inputShape)
    if power == 1, let grid = try floats(input, outer: outer, within: limits) { return grid }
    var cells: [E] = []
    try forEachWindow(of: input.shape, within: limits) {
      touches, plane, window throws(ArithmeticError) in
      let start = plane * touches.sampleCount
      var sum = E.zero
      try touches.forEachTap(ofWindow: window) { _, sample throws(ArithmeticError) in
        guard sample >= 0 else { return }
        let cell = input.cells[start + sample]
        if power > 1 {
          var rest = cell
          for _ in 2..<power {
            try rest.checkProduct(cell, within: limits)
            rest = rest * cell
          }
          try rest.checkProduct(cell, within: limits)
          sum.addProduct(rest, cell)
        } else {
          sum += cell
        }
        if sum.isLong { try sum.checkLength(within: limits) }
      }
      cells.append(sum)
    }
    return Grid(shape: outer + span.outputShape, cells: cells)
  }

  /// The adjoint of `sums`: each window's number is added to all its samples.
  ///
  /// - Returns: A grid `(…outer, …space)`.
  public func spread<E: Number>(
    _ output: Grid<E>, within limits: Limits
  ) throws(ArithmeticError) -> Grid<E> {
    let outer = try outer(of: output.shape, space: span.outputShape)
    let shape = outer + span.inputShape
    _ = try limits.count(shape)
    var result = Grid<E>(shape: shape, repeating: .zero)
    try forEachWindow(of: shape, within: limits) {
      touches, plane, window throws(ArithmeticError) in
      let start = plane * touches.sampleCount
      let value = output.cells[plane * touches.windowCount + window]
      try touches.forEachTap(ofWindow: window) { _, sample throws(ArithmeticError) in
        guard sample >= 0 else { return }
        result.cells[start + sample] += value
        if result.cells[start + sample].isLong {
          try result.cells[start + sample].checkLength(within: limits)
        }
      }
    }
    return result
  }
}

extension Pooling {
  /// All samples of a window that are as great (for `min` as little) as its winner, counted in the
  /// plane, in reading order; the first of them is the winner.
  ///
  /// - Parameter plane: which of the planes of `(…outer, …space)`, counted with the last axis fastest.
  /// - Throws: `.needsOrder` for symbols, `.emptyWindow`, `.indexOutOfRange`, `.rankMismatch`,
  ///   `.sizesDisagree`.
  public func ties(
    of window: PoolingWindow, plane: Int, in input: Tensor, layout: PlaneLayout
  ) throws(ArithmeticError) -> [Int] {
    try input.check(shape: layout.shape)
    _ = try outer(of: layout.outer + layout.space, space: span.inputShape)
    let planes = layout.outer.reduce(1, *)
    guard plane >= 0, plane < planes else {
      throw .indexOutOfRange(axis: 0, index: plane, size: planes)
    }
    return try input.reading(
      ordered: Ties(
        samples: window.samples, start: plane * span.inputShape.reduce(1, *),
        isLeast: kind == .min, window: window.index, layout: layout))
  }
}

private struct Ties: OrderedReading {
  let samples: [Int]
  let start: Int
  let isLeast: Bool
  let window: [Int]
  let layout: PlaneLayout

  func callAsFunction<E: OrderedNumber>(_ operand: Grid<E>) throws(ArithmeticError) -> [Int] {
    let cells = layout.normalized(operand).cells
    guard samples.allSatisfy({ start + $0 < cells.count }) else {
      throw .indexOutOfRange(axis: 0, index: samples.max() ?? 0, size: cells.count - start)
    }
    let values = samples.map { cells[start + $0] }
    guard let best = isLeast ? values.min() : values.max() else {
      throw .emptyWindow(window: window)
    }
    return zip(samples, values).filter { $0.1 == best }.map(\.0)
  }
}

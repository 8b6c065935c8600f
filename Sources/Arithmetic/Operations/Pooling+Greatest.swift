extension Pooling {
  /// The row-major index in its plane of the maximum of each window (or minimum, for `min`); the first
  /// of several equal ones. NaN is greater than every number.
  ///
  /// - Throws: `.emptyWindow` if a window has no sample; `.rankMismatch`, `.sizesDisagree` if the shape
  ///   does not match the windows; `.tooManyCells`, `.tooMuchWork`, `.interrupted`.
  public func winners<E: OrderedNumber>(
    in input: Grid<E>, within limits: Limits
  ) throws(ArithmeticError) -> [Int] {
    var winners: [Int] = []
    let isLeast = kind == .min
    try forEachWindow(of: input.shape, within: limits) {
      touches, plane, window throws(ArithmeticError) in
      let start = plane * touches.sampleCount
      var winner = -1
      touches.forEachTap(ofWindow: window) { _, sample in
        guard sample >= 0 else { return }
        guard winner >= 0 else {
          winner = sample
          return
        }
        let best = input.cells[start + winner]
        let cell = input.cells[start + sample]
        if isLeast ? !(best <= cell) && best == best : !(cell <= best) && best == best {
          winner = sample
        }
      }
      guard winner >= 0 else { throw .emptyWindow(window: span.index(ofWindow: window)) }
      winners.append(winner)
    }
    return winners
  }

  /// The maximum (or minimum) of each window.
  public func greatest<E: OrderedNumber>(
    in input: Grid<E>, within limits: Limits
  ) throws(ArithmeticError) -> Grid<E> {
    let outer = try outer(of: input.shape, space: span.inputShape)
    if let grid = try floats(input, outer: outer, within: limits) { return grid }
    let winners = try winners(in: input, within: limits)
    let windows = span.outputShape.reduce(1, *)
    let samples = span.inputShape.reduce(1, *)
    var cells: [E] = []
    cells.reserveCapacity(winners.count)
    for (place, winner) in winners.enumerated() {
      cells.append(input.cells[place / windows * samples + winner])
    }
    return Grid(shape: outer + span.outputShape, cells: cells)
  }

  /// The results of floats by the fast path; nil for other numbers and what it cannot do.
  func floats<E: Number>(
    _ input: Grid<E>, outer: [Int], within limits: Limits
  ) throws(ArithmeticError) -> Grid<E>? {
    guard let input = input as? Grid<Double>, let pool = FloatPool(self) else { return nil }
    let planes = try limits.count(outer)
    let shape = outer + span.outputShape
    _ = try limits.count(shape)
    try limits.check(
      work: planes, span.outputShape.reduce(1) { $0.saturatingProduct($1) },
      span.kernelShape.reduce(1) { $0.saturatingProduct($1) })
    return Grid(shape: shape, cells: try pool.results(input.cells, planes: planes)) as? Grid<E>
  }
}

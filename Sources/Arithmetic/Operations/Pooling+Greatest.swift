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
    let winners = try winners(in: input, within: limits)
    let outer = try outer(of: input.shape, space: span.inputShape)
    let windows = span.outputShape.reduce(1, *)
    let samples = span.inputShape.reduce(1, *)
    var cells: [E] = []
    cells.reserveCapacity(winners.count)
    for (place, winner) in winners.enumerated() {
      cells.append(input.cells[place / windows * samples + winner])
    }
    return Grid(shape: outer + span.outputShape, cells: cells)
  }
}

extension Pooling {
  /// The row-major index in its plane of the maximum of each window (or minimum, for `min`); the first
  /// of several equal ones. NaN is greater than every number.
  ///
  /// - Returns: −1 for a window without a sample, where such windows are answered.
  /// - Throws: `.emptyWindow` if a window has no sample and is not answered; `.rankMismatch`, `.sizesDisagree` if the shape
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
      guard winner >= 0 || answersEmptyWindows else {
        throw .emptyWindow(window: span.index(ofWindow: window))
      }
      winners.append(winner)
    }
    return winners
  }

  /// The maximum (or minimum) of each window.
  ///
  /// - Parameter empty: the maximum of no sample; only floats have one.
  public func greatest<E: OrderedNumber>(
    in input: Grid<E>, empty: E = .zero, within limits: Limits
  ) throws(ArithmeticError) -> Grid<E> {
    let outer = try outer(of: input.shape, space: span.inputShape)
    if let grid = try floats(input, outer: outer, within: limits) { return grid }
    let winners = try winners(in: input, within: limits)
    let windows = span.outputShape.reduce(1, *)
    let samples = span.inputShape.reduce(1, *)
    var cells: [E] = []
    cells.reserveCapacity(winners.count)
    for (place, winner) in winners.enumerated() {
      cells.append(winner < 0 ? empty : input.cells[place / windows * samples + winner])
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

  /// Whether the maximum of some window is of no sample, and −∞.
  public var hasEmptyWindows: Bool {
    answersEmptyWindows && kind == .max && hasWindowsWithoutSample
  }

  /// Whether some window has not one sample, so that nothing wins in it. It looks at every window of
  /// each axis.
  public var hasWindowsWithoutSample: Bool {
    guard case .sliding(let relation) = span else { return false }
    return relation.axes.contains { axis in
      (0..<axis.output).contains { axis.count(ofWindow: $0, by: .samples) == 0 }
    }
  }

  /// The place that PyTorch remembers for a window without a sample: that of the first tap that is
  /// not before the input, though it may be behind it.
  func firstPlace(ofWindow window: Int) -> Int {
    guard case .sliding(let relation) = span else { return 0 }
    var place = 0
    for (axis, window) in zip(relation.axes, span.index(ofWindow: window)) {
      let start = axis.position(output: window, tap: 0)
      let steps = start < 0 ? (-start + axis.dilation - 1) / axis.dilation : 0
      place = place * axis.input + start + steps * axis.dilation
    }
    return place
  }
}

/// Pooling of tensors of any kind, in the shapes the user typed.
extension Pooling {
  /// One number for each window of each plane, in the layout of the input.
  ///
  /// Everything stays exact but the roots of a power average, which are exact where all of them are
  /// fractions, and powers that are not whole.
  /// - Throws: `.needsOrder` for a maximum of symbols, `.needsConstant` for a root of them,
  ///   `.noRootOfWindow`; `.emptyWindow`, `.tooManyCells`, `.tooMuchWork`.
  public func result(
    _ input: Tensor, layout: PlaneLayout, within limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    try input.check(shape: layout.shape)
    switch kind {
    case .max, .min:
      // −∞ is a float, and makes all of them floats.
      _ = try limits.count(span.outputShape)
      let cells = hasEmptyWindows ? Tensor.float(try input.floats()) : input
      return try cells.applying(ordered: Greatest(pooling: self, layout: layout, limits: limits))
    case .sum: return try sum(input, power: 1, layout, limits)
    case .avg:
      let divisors = try divisors(within: limits)
      return try sum(input, power: 1, layout, limits)
        .divided(by: divisors, layout: layout, windows: span.outputShape)
    case .lp(let norm): return try powerAverage(input, norm, layout, limits)
    }
  }

  private func powerAverage(
    _ input: Tensor, _ norm: Norm, _ layout: PlaneLayout, _ limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    guard norm.isDefined(by: powers) else { throw .normOutOfRange(norm) }
    let takesAbsolute = powers == .absolute || norm == .infinite
    let cells = takesAbsolute ? try input.applying(ordered: Absolute()) : input
    let sums: Tensor
    let exponent: Double
    switch norm {
    case .infinite: return try with(kind: .max).result(cells, layout: layout, within: limits)
    case .whole(let p) where 1...Self.greatestExactNorm ~= p:
      sums = try whole(try sum(cells, power: p, layout, limits), layout, limits)
      return try sums.roots(p, orNaN: powers == .averaged, within: limits)
    case .whole(let p): exponent = Double(p)
    case .real(let p): exponent = p
    }
    let raised = try cells.floats().map { $0.raised(to: exponent) }
    sums = try whole(try sum(.float(raised), power: 1, layout, limits), layout, limits)
    let roots = try sums.floats().map { $0.raised(to: 1 / exponent) }
    guard powers == .averaged || !roots.cells.contains(where: \.isNaN) else {
      throw .noRootOfWindow
    }
    return .float(roots)
  }

  /// The sums that windows cut off by the end would have if they were whole, where that is the rule.
  private func whole(_ sums: Tensor, _ layout: PlaneLayout, _ limits: Limits)
    throws(ArithmeticError) -> Tensor
  {
    guard powers == .averaged, hasPartialWindows, case .sliding(let relation) = span else {
      return sums
    }
    let averages = try sums.divided(
      by: try with(divisor: .samples).divisors(within: limits), layout: layout,
      windows: span.outputShape)
    return try averages.multiplied(by: Tensor(Rational(relation.taps)), within: limits)
  }

  /// Whether the last window along some axis hangs over the end.
  public var hasPartialWindows: Bool {
    guard case .sliding(let relation) = span else { return false }
    return relation.axes.contains { $0.leftover < 0 }
  }

  private func sum(
    _ input: Tensor, power: Int, _ layout: PlaneLayout, _ limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    let planes = layout.outer.reduce(1) { $0.saturatingProduct($1) }
    try input.checkSums(
      of: span.kernelShape.reduce(1) { $0.saturatingProduct($1) },
      cells: span.outputShape.reduce(planes) { $0.saturatingProduct($1) }, power: power,
      divisorDigits: kind == .avg ? Int.bitWidth : 0, within: limits)
    return try input.applying(
      WindowSums(pooling: self, power: power, layout: layout, limits: limits)
    ).checked(within: limits)
  }

  /// Where each window's winner lies; see `PlaceOrder` and `PlaceScope`. In the layout of the input.
  ///
  /// - Throws: `.needsOrder` for symbols; `.emptyWindow`, `.tooManyCells`, `.tooMuchWork`.
  public func places(
    in input: Tensor, layout: PlaneLayout, order: PlaceOrder = .row, scope: PlaceScope = .plane,
    within limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    try input.check(shape: layout.shape)
    let winners = try input.reading(
      ordered: Winners(pooling: self, layout: layout, limits: limits))
    let windows = span.outputShape.reduce(1, *)
    let samples = span.inputShape.reduce(1, *)
    let cells = winners.enumerated().map { place, winner in
      let cell = winner < 0 ? firstPlace(ofWindow: place % windows) : winner
      return Rational(
        scope.written(
          order.written(cell, in: span.inputShape), plane: place / windows, cells: samples,
          channels: layout.outer.last ?? 1))
    }
    return .exact(
      layout.denormalized(Grid(shape: layout.outer + span.outputShape, cells: cells)))
  }

  /// The gradient to the input: all of a window's upstream to its winner (`max`, `min`), the same to
  /// every sample (`sum`), or to each its share (`avg`).
  ///
  /// - Parameter upstream: in the shape of the result.
  /// - Throws: `.needsFloat` for power averages; what `result` throws.
  public func gradient(
    _ input: Tensor, upstream: Tensor, layout: PlaneLayout, within limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    try input.check(shape: layout.shape)
    switch kind {
    case .max, .min:
      let winners = try input.reading(
        ordered: Winners(pooling: self, layout: layout, limits: limits))
      return try upstream.applying(
        Scattered(
          winners: winners, layout: layout, windows: span.outputShape, space: span.inputShape,
          limits: limits))
    case .sum: return try spread(upstream, layout: layout, within: limits)
    case .avg: return try spreadAverage(upstream, layout: layout, within: limits)
    case .lp(1) where powers == .signed: return try spread(upstream, layout: layout, within: limits)
    case .lp: throw .needsFloat
    }
  }

  /// The adjoint of the average: each window's number over its divisor goes to every sample under it.
  func spreadAverage(
    _ output: Tensor, layout: PlaneLayout, within limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    let shares = try output.divided(
      by: try divisors(within: limits), layout: layout, windows: span.outputShape)
    return try spread(shares, layout: layout, within: limits)
  }

  private func spread(
    _ output: Tensor, layout: PlaneLayout, within limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    let planes = layout.outer.reduce(1) { $0.saturatingProduct($1) }
    try output.checkSums(
      of: span.kernelShape.reduce(1) { $0.saturatingProduct($1) },
      cells: span.inputShape.reduce(planes) { $0.saturatingProduct($1) }, within: limits)
    return try output.applying(Spread(pooling: self, layout: layout, limits: limits))
      .checked(within: limits)
  }
}

private struct Greatest: OrderedOperation {
  let pooling: Pooling
  let layout: PlaneLayout
  let limits: Limits
  var homogeneity: Homogeneity { .linear }

  func callAsFunction<E: OrderedNumber>(_ operand: Grid<E>) throws(ArithmeticError) -> Grid<E> {
    let empty = -Double.infinity as? E ?? .zero
    return layout.denormalized(
      try pooling.greatest(in: layout.normalized(operand), empty: empty, within: limits))
  }
}

private struct Winners: OrderedReading {
  let pooling: Pooling
  let layout: PlaneLayout
  let limits: Limits

  func callAsFunction<E: OrderedNumber>(_ operand: Grid<E>) throws(ArithmeticError) -> [Int] {
    try pooling.winners(in: layout.normalized(operand), within: limits)
  }
}

private struct WindowSums: UnaryOperation {
  let pooling: Pooling
  let power: Int
  let layout: PlaneLayout
  let limits: Limits
  var homogeneity: Homogeneity { power == 1 ? .linear : .none }

  func callAsFunction<E: Number>(_ operand: Grid<E>) throws(ArithmeticError) -> Grid<E> {
    layout.denormalized(
      try pooling.sums(of: layout.normalized(operand), power: power, within: limits))
  }
}

private struct Spread: UnaryOperation {
  let pooling: Pooling
  let layout: PlaneLayout
  let limits: Limits
  var homogeneity: Homogeneity { .linear }

  func callAsFunction<E: Number>(_ operand: Grid<E>) throws(ArithmeticError) -> Grid<E> {
    layout.denormalized(try pooling.spread(layout.normalized(operand), within: limits))
  }
}

private struct Scattered: UnaryOperation {
  let winners: [Int]
  let layout: PlaneLayout
  let windows: [Int]
  let space: [Int]
  let limits: Limits
  var homogeneity: Homogeneity { .linear }

  func callAsFunction<E: Number>(_ operand: Grid<E>) throws(ArithmeticError) -> Grid<E> {
    let upstream = layout.normalized(operand)
    try upstream.check(shape: layout.outer + windows)
    let shape = layout.outer + space
    _ = try limits.count(shape)
    var result = Grid<E>(shape: shape, repeating: .zero)
    let each = windows.reduce(1, *)
    let samples = space.reduce(1, *)
    for (place, winner) in winners.enumerated() where winner >= 0 {
      result.cells[place / each * samples + winner] += upstream.cells[place]
    }
    return layout.denormalized(result)
  }
}

private struct Absolute: OrderedOperation {
  var homogeneity: Homogeneity { .linear }

  func callAsFunction<E: OrderedNumber>(_ operand: Grid<E>) throws(ArithmeticError) -> Grid<E> {
    operand.map { $0 < .zero ? -$0 : $0 }
  }
}

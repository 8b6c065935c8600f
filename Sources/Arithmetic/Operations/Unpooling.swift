/// The way back from pooling: shapes return, numbers only in part.
public struct Unpooling: Equatable, Sendable {
  /// The pooling that is undone: its windows are this one's input.
  public let relation: Relation

  public init(relation: Relation) { self.relation = relation }

  public var outputShape: [Int] { relation.inputShape }

  /// Max unpooling: every number goes back to the place remembered for it, and all else is 0.
  ///
  /// Places count within the output's plane, so they mean other cells when the output is not as wide
  /// as the plane they were taken from. Where two numbers go to one place the last stays, as in
  /// PyTorch on one thread; the result names those places.
  /// - Parameter places: whole numbers in the shape of the input.
  /// - Throws: `.unpoolingPlace` for one outside the plane (or the tensor);
  ///   `.unpoolingPlaceNotWhole` where a place is not a whole number; `.tooManyCells`, `.rankMismatch`,
  ///   `.sizesDisagree`.
  public func byPlaces(
    _ input: Tensor, _ places: Tensor, layout: PlaneLayout, order: PlaceOrder = .row,
    scope: PlaceScope = .plane, within limits: Limits
  ) throws(ArithmeticError) -> Unpooled {
    try input.check(shape: layout.shape)
    try places.check(shape: layout.shape)
    try input.check(space: layout, relation.outputShape)
    let count = try limits.count(layout.outer + outputShape)
    guard case .exact(let grid)? = try? places.converted(to: .exact),
      let indices = Tensor.exact(layout.normalized(grid)).intValues
    else { throw .unpoolingPlaceNotWhole }
    let targets = try targets(of: indices, order: order, scope: scope, layout)
    var isTaken = [Bool](repeating: false, count: count)
    var repeated: Set<Int> = []
    for target in targets {
      if isTaken[target] { repeated.insert(target) }
      isTaken[target] = true
    }
    let output = try input.applying(
      Placed(targets: targets, layout: layout, space: outputShape))
    return Unpooled(output: output, duplicates: repeated.sorted())
  }

  /// The cells of the whole output, planes one after another, that the places name.
  private func targets(
    of indices: [Int], order: PlaceOrder, scope: PlaceScope, _ layout: PlaneLayout
  ) throws(ArithmeticError) -> [Int] {
    let cells = outputShape.reduce(1, *)
    let windows = relation.windows
    let channels = layout.outer.last ?? 1
    let limit = scope.count(
      cells: cells, planes: layout.outer.reduce(1, *), channels: channels)
    var targets: [Int] = []
    targets.reserveCapacity(indices.count)
    for (number, index) in indices.enumerated() {
      guard index >= 0, index < limit else {
        throw .unpoolingPlace(index, cells: limit, scope)
      }
      let (plane, place) = scope.read(
        index, home: number / windows, cells: cells, channels: channels)
      targets.append(plane * cells + order.read(place, in: outputShape))
    }
    return targets
  }

  /// Average unpooling: every number, over the divisor of its window, goes to each cell of the window;
  /// where windows overlap the shares add. It is the adjoint of the average.
  ///
  /// - Throws: `.emptyWindow` where a window lies beyond the output; `.tooManyCells`, `.tooMuchWork`,
  ///   `.rankMismatch`, `.sizesDisagree`.
  public func bySpreading(
    _ input: Tensor, divisor: DivisorRule = .padded, layout: PlaneLayout, within limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    try input.check(shape: layout.shape)
    try input.check(space: layout, relation.outputShape)
    return try Pooling(span: .sliding(relation), kind: .avg, divisor: divisor)
      .spreadAverage(input, layout: layout, within: limits)
  }
}

/// What max unpooling gives.
public struct Unpooled: Equatable, Sendable {
  public let output: Tensor
  /// The places that more than one number went to, counted over the whole output with the axes in the
  /// order (…outer, …space); empty where windows did not overlap.
  public let duplicates: [Int]
}

extension Tensor {
  fileprivate func check(space layout: PlaneLayout, _ expected: [Int]) throws(ArithmeticError) {
    guard layout.space.count == expected.count else {
      throw .rankMismatch(expected: expected.count, actual: layout.space.count)
    }
    for axis in expected.indices where layout.space[axis] != expected[axis] {
      throw .sizesDisagree(axis: axis, expected, layout.space)
    }
  }
}

private struct Placed: UnaryOperation {
  let targets: [Int]
  let layout: PlaneLayout
  let space: [Int]
  var homogeneity: Homogeneity { .linear }

  func callAsFunction<E: Number>(_ operand: Grid<E>) throws(ArithmeticError) -> Grid<E> {
    let input = layout.normalized(operand)
    var result = Grid<E>(shape: layout.outer + space, repeating: .zero)
    for (place, target) in targets.enumerated() { result.cells[target] = input.cells[place] }
    return layout.denormalized(result)
  }
}

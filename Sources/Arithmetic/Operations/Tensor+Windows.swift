extension Tensor {
  /// - Throws: `.rankMismatch`, `.sizesDisagree` where the shape is not the one an operation needs.
  func check(shape expected: [Int]) throws(ArithmeticError) {
    guard shape.count == expected.count else {
      throw .rankMismatch(expected: expected.count, actual: shape.count)
    }
    for axis in shape.indices where shape[axis] != expected[axis] {
      throw .sizesDisagree(axis: axis, expected, shape)
    }
  }

  /// Each window's number over that window's divisor, plane by plane.
  ///
  /// - Parameter windows: the space of this tensor; `divisors` has one for each of its cells.
  func divided(
    by divisors: [Int], layout: PlaneLayout, windows: [Int]
  ) throws(ArithmeticError) -> Tensor {
    let quotients = WindowQuotients(divisors: divisors, layout: layout, windows: windows)
    switch self {
    // Shares are seldom whole: the lane of whole numerators would be walked in vain.
    case .exact(let grid): return .exact(try quotients(grid))
    case .float, .symbolic, .complex: return try applying(quotients)
    }
  }

  /// The p-th roots of sums that are not negative: exact where all of them are, else the nearest
  /// floats.
  ///
  /// - Parameter orNaN: whether a negative number has the root nan.
  /// - Throws: `.noRootOfWindow` for a negative number, `.needsConstant` for symbols under a root.
  func roots(_ p: Int, orNaN: Bool, within limits: Limits) throws(ArithmeticError) -> Tensor {
    if p == 1 { return self }
    if kind == .float {
      let floats = try floats()
      guard orNaN || !floats.cells.contains(where: { $0 < 0 }) else { throw .noRootOfWindow }
      return .float(floats.map { $0 < 0 ? .nan : $0.root(p) })
    }
    let cells = try exactCells()
    let hasNegative = cells.cells.contains { $0.sign < 0 }
    guard orNaN || !hasNegative else { throw .noRootOfWindow }
    if !hasNegative, let roots = try Self.exactRoots(cells, p) { return .exact(roots) }
    let power = Rational(1).divided(by: p)
    return .float(
      cells.map { $0.sign < 0 ? .nan : $0.isZero ? 0 : $0.nearestPower(power) })
  }
}

private struct WindowQuotients: UnaryOperation {
  let divisors: [Int]
  let layout: PlaneLayout
  let windows: [Int]

  func callAsFunction<E: Number>(_ operand: Grid<E>) throws(ArithmeticError) -> Grid<E> {
    let grid = layout.normalized(operand)
    try grid.check(shape: layout.outer + windows)
    var result = grid
    for place in result.cells.indices {
      if place & 0xFFF == 0 || result.cells[place].isLong { try Interruption.check() }
      result.cells[place] = result.cells[place].divided(by: divisors[place % divisors.count])
    }
    return layout.denormalized(result)
  }
}

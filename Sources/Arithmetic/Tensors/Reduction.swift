/// The sum of each lane.
struct Summation: UnaryOperation {
  let axis: Int?
  let limits: Limits
  var homogeneity: Homogeneity { .linear }

  func callAsFunction<E: Number>(_ operand: Grid<E>) throws(ArithmeticError) -> Grid<E> {
    let lanes = Lanes(operand.shape, axis: axis)
    var sums: [E] = []
    try lanes.forEachLane { (start, step) throws(ArithmeticError) in
      var sum = E.zero
      for place in 0..<lanes.size {
        if place & 0xFFF == 0xFFF { try Interruption.check() }
        sum += operand.cells[start + place * step]
        if sum.isLong { try sum.checkLength(within: limits) }
      }
      sums.append(sum)
    }
    return Grid(shape: lanes.shape, cells: sums)
  }
}

/// The product of each lane.
struct Multiplication: UnaryOperation {
  let axis: Int?
  let limits: Limits

  func callAsFunction<E: Number>(_ operand: Grid<E>) throws(ArithmeticError) -> Grid<E> {
    let lanes = Lanes(operand.shape, axis: axis)
    var products: [E] = []
    var bytes = 0
    try lanes.forEachLane { (start, step) throws(ArithmeticError) in
      var product = E.one
      for place in 0..<lanes.size {
        let cell = operand.cells[start + place * step]
        if place & 0xFFF == 0xFFF || product.isLong { try Interruption.check() }
        try product.checkProduct(cell, within: limits)
        product = product * cell
      }
      bytes = bytes.saturatingSum(product.heapBytes)
      try limits.check(memory: bytes)
      products.append(product)
    }
    return Grid(shape: lanes.shape, cells: products)
  }
}

/// The maximum or minimum of each lane.
struct Selecting: OrderedOperation {
  let extreme: Extreme
  let axis: Int?
  var homogeneity: Homogeneity { .linear }

  func callAsFunction<E: OrderedNumber>(_ operand: Grid<E>) throws(ArithmeticError) -> Grid<E> {
    let places = try ExtremePlaces(extreme: extreme, axis: axis)(operand)
    return Grid(shape: places.shape, cells: places.places.map { operand.cells[$0] })
  }
}

/// The index of the maximum or minimum in each lane; the first of equal cells.
struct ExtremePlaces: OrderedReading {
  let extreme: Extreme
  let axis: Int?

  /// - Throws: `.emptyReduction` if a lane has no cells.
  func callAsFunction<E: OrderedNumber>(
    _ operand: Grid<E>
  ) throws(ArithmeticError) -> (shape: [Int], places: [Int]) {
    let lanes = Lanes(operand.shape, axis: axis)
    guard lanes.size > 0 || lanes.outer * lanes.inner == 0 else { throw .emptyReduction }
    var places: [Int] = []
    try lanes.forEachLane { (start, step) throws(ArithmeticError) in
      var best = start
      for place in 1..<max(lanes.size, 1)
      where extreme.prefers(operand.cells[start + place * step], to: operand.cells[best]) {
        best = start + place * step
      }
      places.append(best)
    }
    return (lanes.shape, places)
  }
}

// Functions of one cell. Those that leave the fractions give floats; symbols are refused with
// `.needsConstant` or, where they would have to be compared, `.needsOrder`.

private struct AbsoluteValue: OrderedOperation {
  var homogeneity: Homogeneity { .linear }

  func callAsFunction<E: OrderedNumber>(_ operand: Grid<E>) throws(ArithmeticError) -> Grid<E> {
    operand.map { $0 < .zero ? -$0 : $0 }
  }
}

private struct Rectification: OrderedOperation {
  var homogeneity: Homogeneity { .linear }

  func callAsFunction<E: OrderedNumber>(_ operand: Grid<E>) throws(ArithmeticError) -> Grid<E> {
    operand.map { $0 < .zero ? .zero : $0 }
  }
}

/// Ways to a whole number.
public enum Rounding: String, Sendable, CaseIterable {
  /// To the nearest, from half way to the even neighbour, as IEEE 754 and NumPy round.
  case round
  case floor
  case ceil
}

extension Tensor {
  /// |z|, for complex numbers the root of the squares of both parts.
  public func absolute() throws(ArithmeticError) -> Tensor {
    if case .complex(let real, let imaginary) = self {
      let squares = try real.multiplied(by: real, within: .standard)
        .adding(imaginary.multiplied(by: imaginary, within: .standard), within: .standard)
      return try squares.squareRoot()
    }
    if case .float(let grid) = self { return .float(grid.map { $0.magnitude }) }
    return try applying(ordered: AbsoluteValue())
  }

  /// max(x, 0).
  public func rectified() throws(ArithmeticError) -> Tensor {
    try applying(ordered: Rectification())
  }

  public func rounded(_ rounding: Rounding) throws(ArithmeticError) -> Tensor {
    if case .float(let grid) = self {
      switch rounding {
      case .round: return .float(grid.map { $0.rounded(.toNearestOrEven) })
      case .floor: return .float(grid.map { $0.rounded(.down) })
      case .ceil: return .float(grid.map { $0.rounded(.up) })
      }
    }
    let cells = try exactCells()
    switch rounding {
    case .round: return .exact(try cells.tryMap { cell in cell.rounded() })
    case .floor: return .exact(try cells.tryMap { cell in cell.floor })
    case .ceil: return .exact(try cells.tryMap { cell in cell.ceiling })
    }
  }

  /// Exact where every cell is the square of a fraction, else the nearest floats: NaN below 0.
  public func squareRoot() throws(ArithmeticError) -> Tensor {
    if case .float(let grid) = self { return .float(grid.map { $0.squareRoot() }) }
    let cells = try exactCells()
    if let roots = try Self.exactRoots(cells, 2) { return .exact(roots) }
    return .float(cells.map(\.nearestSquareRoot))
  }

  /// The positive roots, where every one is a fraction.
  static func exactRoots(
    _ grid: Grid<Rational>, _ order: Int
  ) throws(ArithmeticError) -> Grid<Rational>? {
    var roots: [Rational] = []
    for cell in grid.cells {
      if roots.count & 0xFF == 0 || cell.isLong { try Interruption.check() }
      guard let root = cell.exactRoot(order) else { return nil }
      roots.append(root)
    }
    return Grid(shape: grid.shape, cells: roots)
  }

  /// eˣ, in floats.
  public func exponential() throws(ArithmeticError) -> Tensor {
    .float(try floats().map { $0.exponential })
  }

  /// The natural logarithm, in floats: NaN below 0, −∞ at 0.
  public func logarithm() throws(ArithmeticError) -> Tensor {
    .float(try floats().map { $0.logarithm })
  }

  /// eˣ over the sum of eˣ along an axis, in floats; each lane is first lowered by its greatest cell,
  /// which changes nothing but keeps eˣ within range.
  public func softmax(axis: Int = -1) throws(ArithmeticError) -> Tensor {
    var grid = try floats()
    let axis = rank == 0 ? nil : try resolve(axis: axis)
    let lanes = Lanes(shape, axis: axis)
    try lanes.forEachLane { (start, step) throws(ArithmeticError) in
      let places = stride(from: start, to: start + lanes.size * step, by: step)
      let greatest = places.reduce(-Double.infinity) { max($0, grid.cells[$1]) }
      var sum = 0.0
      for place in places {
        grid.cells[place] = (grid.cells[place] - greatest).exponential
        sum += grid.cells[place]
      }
      for place in places { grid.cells[place] /= sum }
    }
    return .float(grid)
  }
}

extension Tensor {
  public static func zeros(
    _ shape: [Int], within limits: Limits
  ) throws(ArithmeticError) -> Tensor { try full(shape, .exact(.zero), within: limits) }

  public static func ones(
    _ shape: [Int], within limits: Limits
  ) throws(ArithmeticError) -> Tensor { try full(shape, .exact(.one), within: limits) }

  /// A tensor filled with one number.
  public static func full(
    _ shape: [Int], _ cell: Scalar, within limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    _ = try limits.countExact(shape)
    switch cell {
    case .exact(let value): return .exact(Grid(shape: shape, repeating: value))
    case .float(let value): return .float(Grid(shape: shape, repeating: value))
    case .symbolic(let value): return .symbolic(Grid(shape: shape, repeating: value))
    case .complex(let real, let imaginary):
      return .complex(
        try full(shape, real, within: limits), try full(shape, imaginary, within: limits))
    }
  }

  /// The identity matrix of so many rows.
  public static func eye(_ size: Int, within limits: Limits) throws(ArithmeticError) -> Tensor {
    _ = try limits.countExact([size, size])
    var grid = Grid<Rational>(shape: [size, size], repeating: .zero)
    for row in 0..<size { grid.cells[row * (size + 1)] = .one }
    return .exact(grid)
  }

  /// 0, 1, 2, … with the last axis fastest.
  public static func iota(_ shape: [Int], within limits: Limits) throws(ArithmeticError) -> Tensor {
    let count = try limits.countExact(shape)
    return .exact(Grid(shape: shape, cells: (0..<count).map { Rational($0) }))
  }

  /// `count` numbers from `first` to `last` in equal steps, both ends among them, all exact.
  public static func linspace(
    _ first: Rational, _ last: Rational, count: Int, within limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    _ = try limits.count([count])
    let step = count > 1 ? (last - first).divided(by: count - 1) : .zero
    let bound = Tensor(first).bound.adding(
      Tensor(step).bound.multiplied(by: Tensor(count).bound))
    try limits.check(cells: count, of: bound)
    var cells: [Rational] = []
    cells.reserveCapacity(count)
    for place in 0..<count {
      if place & 0xFFF == 0 || step.isLong { try Interruption.check() }
      cells.append(first + step * Rational(place))
    }
    return try Tensor.exact(Grid(shape: [count], cells: cells)).checked(within: limits)
  }

  /// Whole numbers from `low` to `high`, both included, all equally likely, drawn in the order of the
  /// cells from `SplitMix64(seed:)`: the same on every machine.
  ///
  /// - Throws: `.emptyRange` where `low` is greater than `high`.
  public static func random(
    _ shape: [Int], seed: some BinaryInteger, low: Int, high: Int, within limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    guard low <= high else { throw .emptyRange(low: low, high: high) }
    let count = try limits.countExact(shape)
    var source = SplitMix64(seed: UInt64(truncatingIfNeeded: seed))
    var cells: [Rational] = []
    cells.reserveCapacity(count)
    for place in 0..<count {
      if place & 0xFFF == 0 { try Interruption.check() }
      cells.append(Rational(source.next(from: low, through: high)))
    }
    return .exact(Grid(shape: shape, cells: cells))
  }

  /// One symbol a cell, named by its indices: w00, w01, …; with underscores, w10_3, where an axis
  /// is longer than 10 and there are several.
  public static func symbols(
    _ prefix: String, _ shape: [Int], within limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    let count = try limits.count(shape)
    let cell = CellBound(kind: .symbolic, top: 1, terms: 1, degree: 1).bytes(within: limits)
    try limits.check(memory: count.saturatingProduct(cell + SymbolTable.bytesPerName))
    let separator = shape.count > 1 && shape.contains { $0 > 10 } ? "_" : ""
    var index = [Int](repeating: 0, count: shape.count)
    var cells: [Polynomial] = []
    cells.reserveCapacity(count)
    for place in 0..<count {
      if place & 0xFF == 0 { try Interruption.check() }
      let name = prefix + index.map { String($0) }.joined(separator: separator)
      cells.append(Polynomial(try Symbol(name, within: limits)))
      for axis in shape.indices.reversed() {
        index[axis] += 1
        if index[axis] < shape[axis] { break }
        index[axis] = 0
      }
    }
    return .symbolic(Grid(shape: shape, cells: cells))
  }
}

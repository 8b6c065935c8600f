/// The fast path of exact tensors: integer numerators with one denominator per tensor.
///
/// Long sums of products are run over floats if none can grow beyond 53 bits, up to which floats are
/// exact: theirs are the fastest loops. Else an operation is run over `CheckedInt` first if every operand allows it, and over `Rational` otherwise
/// or if a result overflowed. The results are the same.
enum ExactLane {
  /// With fewer cells than this in all operands together, `Rational` is used directly.
  static let leastCells = 64

  static func run(
    _ operands: OperandList<Grid<Rational>>, _ operation: some GridOperation
  ) throws(ArithmeticError) -> Grid<Rational> {
    if let scaled = floats(operands, operation.homogeneity, summands: operation.summands) {
      return restored(try operation(scaled.grids), over: scaled.denominator)
    }
    if let scaled = numerators(operands, operation.homogeneity),
      let result = restored(try operation(scaled.grids), over: scaled.denominator)
    {
      return result
    }
    return try operation(operands)
  }

  /// With fewer cells than this, floats are not worth their conversion.
  private static let leastFloats = 512
  /// Every whole number up to this is a float.
  private static let greatestFloat = 0x1p53

  /// The operands' numerators as floats, and the divisor of the results; nil where a sum may be too
  /// great for floats to be exact.
  private static func floats(
    _ operands: OperandList<Grid<Rational>>, _ homogeneity: @autoclosure () -> Homogeneity,
    summands: Int
  ) -> (grids: OperandList<Grid<Double>>, denominator: Int)? {
    guard summands != .max, operands.folded(0, { $0 + $1.cells.count }) >= leastFloats else {
      return nil
    }
    let homogeneity = homogeneity()
    var denominators: [Int] = []
    for operand in operands {
      guard let denominator = commonDenominator(operand.cells) else { return nil }
      denominators.append(denominator)
    }
    guard let factors = homogeneity.factors(count: denominators.count),
      let scales = factorScales(denominators, factors)
    else { return nil }
    var grids: [Grid<Double>] = []
    // The greatest numerator of each role.
    var (first, second, added) = (0.0, 0.0, 0.0)
    for (place, operand) in operands.enumerated() {
      var greatest = 0.0
      let scale = scales.each[place]
      let cells = [Double](unsafeUninitializedCapacity: operand.cells.count) { cells, count in
        for cell in operand.cells {
          let factor = cell.bottom == scale ? 1 : scale / cell.bottom
          let value = Double(cell.top) * Double(factor)
          greatest = max(greatest, value.magnitude)
          cells[count] = value
          count += 1
        }
      }
      guard greatest < greatestFloat else { return nil }
      grids.append(Grid(shape: operand.shape, cells: cells))
      switch factors[place] {
      case .first: first = max(first, greatest)
      case .second: second = max(second, greatest)
      case .product: added += greatest
      }
    }
    if !factors.contains(where: { $0 == .second }) { second = 1 }
    guard first * second * Double(summands) + added < greatestFloat else { return nil }
    return OperandList(grids).map { ($0, scales.result) }
  }

  private static func restored(
    _ grid: Grid<Double>, over denominator: Int
  ) -> Grid<Rational> {
    let cells =
      denominator == 1
      ? grid.cells.map { Rational(Int($0)) }
      : grid.cells.map { Rational(Int($0)).divided(by: denominator) }
    return Grid(shape: grid.shape, cells: cells)
  }

  static func run(
    _ operand: Grid<Rational>, _ operation: some OrderedOperation
  ) throws(ArithmeticError) -> Grid<Rational> {
    if let scaled = numerators(OperandList(operand), operation.homogeneity),
      let grid = scaled.grids.first,
      let result = restored(try operation(grid), over: scaled.denominator)
    {
      return result
    }
    return try operation(operand)
  }

  /// The operands as integers, and the divisor of the results.
  private static func numerators(
    _ operands: OperandList<Grid<Rational>>, _ homogeneity: @autoclosure () -> Homogeneity
  ) -> (grids: OperandList<Grid<CheckedInt>>, denominator: Int)? {
    guard operands.folded(0, { $0 + $1.cells.count }) >= leastCells else { return nil }
    var denominators: [Int] = []
    for operand in operands {
      guard let denominator = commonDenominator(operand.cells) else { return nil }
      denominators.append(denominator)
    }
    guard let scales = scales(denominators, homogeneity()) else { return nil }
    var grids: [Grid<CheckedInt>] = []
    for (operand, scale) in zip(operands, scales.each) {
      guard let grid = multiplied(operand, by: scale) else { return nil }
      grids.append(grid)
    }
    return OperandList(grids).map { ($0, scales.result) }
  }

  /// The factor of each operand, and the divisor of the results.
  private static func scales(
    _ denominators: [Int], _ homogeneity: Homogeneity
  ) -> (each: [Int], result: Int)? {
    // With integers only, `Rational` is just as fast.
    guard denominators.contains(where: { $0 != 1 }),
      let factors = homogeneity.factors(count: denominators.count)
    else { return nil }
    return factorScales(denominators, factors)
  }

  private static func factorScales(
    _ denominators: [Int], _ factors: [Homogeneity.Factor]
  ) -> (each: [Int], result: Int)? {
    func shared(_ role: Homogeneity.Factor) -> Int? {
      leastCommonMultiple(zip(denominators, factors).lazy.filter { $1 == role }.map { $0.0 })
    }
    guard let first = shared(.first), let second = shared(.second), let added = shared(.product),
      let result = leastCommonMultiple([first.saturatingProduct(second), added])
    else { return nil }
    // Factors that added operands need beyond both denominators are applied to the first operand.
    let scaledFirst = result / second
    let each = factors.map { factor in
      switch factor {
      case .first: scaledFirst
      case .second: second
      case .product: result
      }
    }
    return (each, result)
  }

  private static func leastCommonMultiple(_ values: some Sequence<Int>) -> Int? {
    var multiple = 1
    for value in values where value != multiple {
      let shared = Int(gcd(UInt(multiple), UInt(value)))
      let (next, overflow) = multiple.multipliedReportingOverflow(by: value / shared)
      guard !overflow, next <= largestDenominator else { return nil }
      multiple = next
    }
    return multiple
  }

  /// With larger denominators, sums of products would overflow too often.
  private static let largestDenominator = 1 << 40

  private static func commonDenominator(_ cells: [Rational]) -> Int? {
    var multiple = 1
    for cell in cells where cell.bottom != multiple {
      guard cell.bottom > 0 else { return nil }
      if multiple % cell.bottom == 0 { continue }
      guard let next = leastCommonMultiple([multiple, cell.bottom]) else { return nil }
      multiple = next
    }
    return multiple
  }

  private static func multiplied(_ grid: Grid<Rational>, by scale: Int) -> Grid<CheckedInt>? {
    var words: [CheckedInt] = []
    words.reserveCapacity(grid.cells.count)
    for cell in grid.cells {
      let factor = cell.bottom == scale ? 1 : scale / cell.bottom
      let (word, overflow) = cell.top.multipliedReportingOverflow(by: factor)
      guard !overflow && word != Int.min else { return nil }
      words.append(CheckedInt(word))
    }
    return Grid(shape: grid.shape, cells: words)
  }

  private static func restored(
    _ grid: Grid<CheckedInt>, over denominator: Int
  ) -> Grid<Rational>? {
    var cells: [Rational] = []
    cells.reserveCapacity(grid.cells.count)
    for cell in grid.cells {
      guard !cell.isOverflow else { return nil }
      cells.append(Rational(cell.word).divided(by: denominator))
    }
    return Grid(shape: grid.shape, cells: cells)
  }
}

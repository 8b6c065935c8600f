internal import Arithmetic
internal import Documents

/// The derivative of a cell of a result with respect to a cell of an operand.
struct Partial {
  let operand: Int
  let place: Int
  let slope: Scalar
}

/// The derivatives of all cells of a computation.
struct Partials {
  /// For each cell of the result.
  private(set) var cells: [[Partial]] = []
  /// Cells at which there is no derivative: two numbers win, or relu stands at 0.
  private(set) var ties = 0

  /// The maximum number of derivatives.
  static let most = 200_000

  /// - Returns: Nil for a computation whose derivatives are not known.
  /// - Throws: `.tooMuchWork`, and errors of the computation.
  init?(of computation: any Computation, within limits: Limits) throws(ArithmeticError) {
    let count = computation.outputShape.saturatingCount
    guard count <= Self.most else { throw .tooMuchWork(limit: Self.most) }
    var values: [Tensor] = []
    for operand in computation.operands { values.append(try operand.cells(within: limits)) }
    var total = 0
    for output in 0..<count {
      if output & 0x3F == 0 { try Interruption.check() }
      var isTied = false
      let own: [Partial]?
      switch computation {
      case let pooling as PoolingComputation:
        own = try Self.partials(of: pooling, output, values[0], &isTied, within: limits)
      case let cellwise as CellwiseComputation:
        own = cellwise.partials(ofOutput: output, values, &isTied)
      case let linear as any LinearComputation:
        own = try Self.partials(of: linear, output, values, &isTied, within: limits)
      default: own = nil
      }
      guard let own else { return nil }
      ties += isTied ? 1 : 0
      total += own.count
      guard total <= Self.most else { throw .tooMuchWork(limit: Self.most) }
      cells.append(own)
    }
  }

  /// A factor’s derivative is the product of the others.
  private static func partials(
    of linear: any LinearComputation, _ output: Int, _ values: [Tensor], _ isTied: inout Bool,
    within limits: Limits
  ) throws(ArithmeticError) -> [Partial]? {
    let products = try linear.products(ofOutput: output, within: limits)
    switch linear.figureKind {
    case .norm: return nil
    case .maximum, .minimum:
      let places = products.compactMap { $0.factors.first?.place }
      return winner(
        places, values[0], isGreatest: linear.figureKind == .maximum, &isTied
      ).map { [Partial(operand: 0, place: $0, slope: .exact(1))] } ?? []
    case .sum: break
    }
    var partials: [Partial] = []
    let share = linear.divisor(ofOutput: output).map { Rational(1).divided(by: $0) } ?? 1
    for product in products {
      for (own, factor) in product.factors.enumerated() {
        guard let place = factor.place else { continue }
        var slope = Scalar.exact(share * (product.scale ?? 1))
        for (other, factor) in product.factors.enumerated() where other != own {
          slope = slope.multiplied(
            by: factor.place.map { values[factor.operand].cell($0) } ?? .exact(linear.border))
        }
        partials.append(Partial(operand: factor.operand, place: place, slope: slope))
      }
    }
    return partials
  }

  /// The first cell that wins, as every framework has it.
  private static func winner(
    _ places: [Int], _ values: Tensor, isGreatest: Bool, _ isTied: inout Bool
  ) -> Int? {
    guard var best = places.first else { return nil }
    for place in places.dropFirst() {
      let (left, right) = (values.cell(place).number, values.cell(best).number)
      if left == right { isTied = true }
      if isGreatest ? left > right : left < right {
        best = place
        isTied = false
      }
    }
    return best
  }

  private static func partials(
    of pooling: PoolingComputation, _ output: Int, _ values: Tensor, _ isTied: inout Bool,
    within limits: Limits
  ) throws(ArithmeticError) -> [Partial]? {
    let parts = try pooling.parts(of: output, within: limits).compactMap(\.place)
    switch pooling.pooling.kind {
    case .max, .min:
      return winner(parts, values, isGreatest: pooling.pooling.kind == .max, &isTied)
        .map { [Partial(operand: 0, place: $0, slope: .exact(1))] } ?? []
    case .sum: return parts.map { Partial(operand: 0, place: $0, slope: .exact(1)) }
    case .avg:
      let divisor = try pooling.divisor(ofOutput: output, within: limits)
      let share = Scalar.exact(Rational(1).divided(by: divisor))
      return parts.map { Partial(operand: 0, place: $0, slope: share) }
    case .lp: return nil
    }
  }
}

extension CellwiseComputation {
  /// The derivatives of `a + b`, `a − b`, `a · b`, `a / b`, `−a`, relu and abs; nil for other functions.
  func partials(ofOutput output: Int, _ values: [Tensor], _ isTied: inout Bool) -> [Partial]? {
    let index = outputShape.index(ofCell: output)
    let places = operands.map { place(index, in: $0) }
    let cells = zip(values, places).map { $0.cell($1) }
    func partial(_ operand: Int, _ slope: Scalar) -> Partial {
      Partial(operand: operand, place: places[operand], slope: slope)
    }
    switch form {
    case .infix("+"): return [partial(0, .exact(1)), partial(1, .exact(1))]
    case .infix("−"): return [partial(0, .exact(1)), partial(1, .exact(-1))]
    case .infix("·"): return [partial(0, cells[1]), partial(1, cells[0])]
    case .infix("/"):
      guard let inverse = cells[1].inverse else { return nil }
      let square = inverse.multiplied(by: inverse)
      return [
        partial(0, inverse), partial(1, cells[0].multiplied(by: square).multiplied(by: .exact(-1))),
      ]
    case .prefix("−"): return [partial(0, .exact(-1))]
    case .call("relu"):
      isTied = cells[0].number == 0
      return [partial(0, .exact(cells[0].number > 0 ? 1 : 0))]
    case .call("abs"):
      let number = cells[0].number
      isTied = number == 0
      return [partial(0, .exact(number > 0 ? 1 : number < 0 ? -1 : 0))]
    default: return nil
    }
  }
}

extension PoolingComputation {
  /// What an average is divided by.
  func divisor(ofOutput output: Int, within limits: Limits) throws(ArithmeticError) -> Int {
    let index = outputShape.index(ofCell: output)
    let space =
      layout.order == .channelsLast && index.count > layout.dims
      ? Array(index.dropLast().suffix(layout.dims)) : Array(index.suffix(layout.dims))
    let divisor = pooling.span.count(ofWindow: space, by: pooling.divisor)
    return divisor == 0 ? 1 : divisor
  }
}

extension Scalar {
  /// The number as a float, for comparisons; symbols are not a number.
  var number: Double {
    switch self {
    case .exact(let value): value.doubleValue
    case .float(let value): value
    case .symbolic, .complex: .nan
    }
  }

  func multiplied(by other: Scalar) -> Scalar {
    if case .exact(let left) = self, case .exact(let right) = other { return .exact(left * right) }
    return .float(number * other.number)
  }

  func added(to other: Scalar) -> Scalar {
    if case .exact(let left) = self, case .exact(let right) = other { return .exact(left + right) }
    return .float(number + other.number)
  }

  /// Nil for 0.
  fileprivate var inverse: Scalar? {
    switch self {
    case .exact(let value) where value.isZero: nil
    case .exact(let value):
      (try? Tensor(1).divided(by: Tensor(value), within: .standard)).map {
        $0.cell(0)
      }
    default: number == 0 ? nil : .float(1 / number)
    }
  }
}

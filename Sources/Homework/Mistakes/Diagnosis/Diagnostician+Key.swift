internal import Arithmetic
internal import Commands
internal import Documents

extension KeyComputation {
  /// Whether the origin's own result, put in, is the key: else a mistake in it would be one in
  /// something else, such as places of winners instead of the winners.
  var isComputedByOrigin: Bool {
    guard let origin, let own = origin.value(within: limits),
      let whole = try? value(puttingIn: own)
    else { return false }
    return whole == value
  }
}

extension Origin {
  /// What goes in: the answer of somebody who copied it.
  var input: Value? {
    switch self {
    case .convolution(let problem): problem.input.tensor.map { .tensor($0) }
    case .transposed(let problem): problem.input.tensor.map { .tensor($0) }
    case .pooling(let problem): problem.input.tensor.map { .tensor($0) }
    case .patches(let problem): problem.input.tensor.map { .tensor($0) }
    case .matrix(let view): view.convolution.input.tensor.map { .tensor($0) }
    case .sizes(let sizes):
      sizes.axes.count > 1 ? .shape(sizes.axes.map(\.input)) : nil
    }
  }

  /// Hundreds of pairs are computed at once, so each has to be quick.
  var isSmallEnoughForPairs: Bool {
    let most = 20_000
    switch self {
    case .convolution(let problem):
      return problem.relation.windows < most && problem.relation.taps < most
        && problem.relation.windows * problem.relation.taps * problem.layout.productsPerOutput
          < most * 20
    case .matrix(let view): return view.cells.count < most
    case .transposed(let problem):
      return problem.relation.windows < most && problem.relation.taps < most
        && problem.relation.windows * problem.relation.taps < most
    case .pooling(let problem): return problem.windowCount < most
    case .patches(let problem):
      return problem.axisSizes.allSatisfy { $0.input < 200 } && problem.taps < 100
    case .sizes: return true
    }
  }
}

extension CellRule {
  static func standard(for value: Value) -> CellRule {
    if case .tensor(.float(let grid)) = value { return CellRule(floats: grid.cells) }
    return CellRule()
  }
}

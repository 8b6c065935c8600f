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

  /// Some forty mistakes are computed for a problem, and hundreds of pairs for an answer that none
  /// of them explains; problems for which that would take long are not worked by hand either.
  var isSmallEnoughForMistakes: Bool { work < 1_000_000 }
  var isSmallEnoughForPairs: Bool { work < (isSymbolic ? 100 : 50_000) }

  /// Multiplications, or cells that are looked at; the greatest machine word where shapes alone would
  /// be more. Nothing is multiplied out where only sizes are asked for.
  private var work: Int {
    switch self {
    case .convolution(let problem):
      if problem.isTooLongForSymbols { return 0 }
      let outputs = problem.layout.batch.saturating(times: problem.layout.outputChannels)
      return problem.relation.windows.saturating(times: problem.layout.productsPerOutput)
        .saturating(times: outputs)
    case .matrix(let view): return view.cells.count
    case .transposed(let problem):
      if problem.isTooLongForSymbols { return 0 }
      return problem.relation.windows.saturating(times: problem.layout.productsPerOutput)
        .saturating(times: problem.layout.outputChannels)
    case .pooling(let problem):
      if problem.isTooLongForSymbols || problem.lacksNumbers { return 0 }
      let taps = problem.pooling.span.kernelShape.reduce(1) { $0.saturating(times: $1) }
      return problem.windowCount.saturating(times: taps)
    case .patches(let problem):
      if problem.isTooLongForSymbols { return 0 }
      return problem.patchShape.reduce(1) { $0.saturating(times: $1) }
    case .sizes: return 0
    }
  }

  /// Whether letters stand in the place of numbers, which takes a thousand times as long.
  private var isSymbolic: Bool {
    switch self {
    case .convolution(let problem): problem.isSymbolic && !problem.isTooLongForSymbols
    case .transposed(let problem):
      (problem.input.tensor == nil || problem.kernel.tensor == nil) && !problem.isTooLongForSymbols
    // Its own cells are the kernel's; the product with a vector is not computed here.
    case .matrix(let view): view.convolution.kernel.tensor == nil
    case .pooling(let problem): problem.input.tensor == nil
    case .patches(let problem): problem.input.tensor == nil
    case .sizes: false
    }
  }
}

extension Int {
  fileprivate func saturating(times other: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? Int.max : product
  }
}

extension CellRule {
  static func standard(for value: Value) -> CellRule {
    if case .tensor(.float(let grid)) = value { return CellRule(floats: grid.cells) }
    return CellRule()
  }
}

internal import Arithmetic
internal import Commands
internal import Computations
internal import Documents

extension KeyComputation {
  /// Whether the origin's own result, put in, is the key: else a mistake in it would be one in
  /// something else, such as places of winners instead of the winners.
  var isComputedByOrigin: Bool {
    guard let origin, let own = origin.result(within: limits),
      let whole = try? value(puttingIn: own)
    else { return false }
    return whole == value
  }
}

extension Computation {
  /// What goes in: the answer of somebody who copied it.
  var input: Value? {
    if let sizes = self as? SizeComputation {
      return sizes.axes.count > 1 ? .shape(sizes.axes.map(\.input)) : nil
    }
    return (part("y") ?? self).operands.first?.tensor.map { .tensor($0) }
  }

  /// Some forty mistakes are computed for a problem, and hundreds of pairs for an answer that none
  /// of them explains; problems for which that would take long are not worked by hand either.
  var isSmallEnoughForMistakes: Bool { work < 1_000_000 }
  var isSmallEnoughForPairs: Bool { work < (isSymbolic ? 100 : 50_000) }

  /// Whether letters stand in the place of numbers, which takes a thousand times as long.
  private var isSymbolic: Bool { operands.contains { $0.tensor == nil } && !givesSizesOnly }
}

extension Value {
  var isShape: Bool {
    if case .shape = self { true } else { false }
  }
}

extension CellRule {
  static func standard(for value: Value) -> CellRule {
    if case .tensor(let tensor) = value { return CellRule(tensor) }
    return CellRule(scale: 1)
  }
}

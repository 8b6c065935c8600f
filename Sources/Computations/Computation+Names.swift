public import Arithmetic
public import Documents

/// The names that an answer uses, which can be typed after it.
extension Computation {
  /// What a name on the screen stands for: the result, a part of it, an operand, or one of their cells.
  ///
  /// - Returns: nil for other names.
  public func value(named name: String, within limits: Limits) throws(ArithmeticError) -> Value? {
    if name == resultName, hasCells { return try value(within: limits) }
    if let part = part(name) { return try part.value(within: limits) }
    if let operand = operands.first(where: { $0.letter == name || $0.symbol == name }) {
      return .tensor(try operand.cells(within: limits))
    }
    for operand in operands {
      if let index = operand.index(named: name) {
        let place = WindowFigure.ravel(index, operand.shape)
        return .tensor(Tensor(try operand.cells(within: limits).cell(place)))
      }
    }
    return nil
  }

  /// Whether the answer gives a meaning of its own to a name that the user might have given away.
  public func claims(_ name: String) -> Bool {
    shownNames.contains(name)
      || operands.contains { $0.tensor == nil && $0.index(named: name) != nil }
  }
}

extension Operand {
  /// The index that a symbol such as `x01` or `w0_12` counts in this operand.
  fileprivate func index(named name: String) -> [Int]? {
    guard name.hasPrefix(symbol) || name.hasPrefix(letter) else { return nil }
    let digits = name.dropFirst(name.hasPrefix(symbol) ? symbol.count : letter.count)
    let parts =
      shape.count > 1 && digits.count == shape.count
      ? digits.map { String($0) } : digits.split(separator: "_").map(String.init)
    let index = parts.compactMap { Int($0) }
    guard index.count == parts.count, index.count == shape.count, !index.isEmpty,
      zip(index, shape).allSatisfy({ $0 >= 0 && $0 < $1 })
    else { return nil }
    return index
  }
}

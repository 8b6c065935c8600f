public import Arithmetic
public import Documents

/// The names in an answer, which can be used in statements after it.
extension Computation {
  /// The value of a name in the answer: the result, a part of it, an operand, or one of their cells.
  ///
  /// - Returns: Nil for all other names.
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

  /// Whether the answer uses a name that may also be one of the user's variables.
  public func claims(_ name: String) -> Bool {
    shownNames.contains(name)
      || operands.contains { $0.tensor == nil && $0.index(named: name) != nil }
  }
}

extension Operand {
  /// The index in this operand of a symbol such as `x01` or `w0_12`.
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

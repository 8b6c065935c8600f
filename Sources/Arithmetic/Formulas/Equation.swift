/// symbol = formula
public struct Equation: Equatable, Sendable {
  public var symbol: SizeSymbol
  public var formula: Formula

  public init(_ symbol: SizeSymbol, _ formula: Formula) {
    self.symbol = symbol
    self.formula = formula
  }
}

/// Something that has to hold between two formulas.
public struct Condition: Equatable, Sendable {
  public var left: Formula
  public var comparison: Comparison
  public var right: Formula

  public enum Comparison: Sendable { case equal, atLeast }

  public init(_ left: Formula, _ comparison: Comparison, _ right: Formula) {
    self.left = left
    self.comparison = comparison
    self.right = right
  }

  public func holds(for values: SizeValues) -> Bool {
    guard let left = try? left.evaluate(values), let right = try? right.evaluate(values) else {
      return false
    }
    switch comparison {
    case .equal: return left == right
    case .atLeast: return left >= right
    }
  }
}

/// symbol = formula
public struct Equation: Equatable, Sendable {
  public var symbol: SizeSymbol
  public var formula: Formula

  public init(_ symbol: SizeSymbol, _ formula: Formula) {
    self.symbol = symbol
    self.formula = formula
  }
}

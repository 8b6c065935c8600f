/// A law of sizes as a value: evaluated, filled with numbers and typeset from one tree.
///
/// It knows whole numbers, letters and the few operations that size laws are written with, and no
/// algebra: `SizePolynomial` gathers terms.
public indirect enum Formula: Equatable, Sendable {
  case constant(Int)
  case symbol(SizeSymbol)
  /// A size that the reader named, as n in `shape i=n k=3`.
  case letter(String)
  case sum(Formula, Formula)
  case difference(Formula, Formula)
  case product(Formula, Formula)
  /// ⌊a / b⌋, rounded towards −∞.
  case floorQuotient(Formula, Formula)
  /// ⌈a / b⌉, rounded towards +∞.
  case ceilQuotient(Formula, Formula)
  /// a / b, which has to come out even.
  case quotient(Formula, Formula)
  /// a mod b, with the sign of b.
  case remainder(Formula, Formula)
  case maximum(Formula, Formula)
  case minimum(Formula, Formula)

  /// The formula with numbers in place of the symbols that have one, nothing worked out.
  public func substituted(_ values: SizeValues) -> Formula {
    switch self {
    case .constant, .letter: self
    case .symbol(let symbol): values[symbol].map { .constant($0) } ?? self
    default: mapOperands { $0.substituted(values) }
    }
  }

  /// The formula with other formulas in place of symbols.
  public func substituting(_ formulas: [SizeSymbol: Formula]) -> Formula {
    switch self {
    case .constant, .letter: self
    case .symbol(let symbol): formulas[symbol] ?? self
    default: mapOperands { $0.substituting(formulas) }
    }
  }

  /// Whether there is no symbol in it.
  public var isConstant: Bool {
    switch self {
    case .constant: true
    case .symbol, .letter: false
    case .sum(let a, let b), .difference(let a, let b), .product(let a, let b),
      .floorQuotient(let a, let b), .ceilQuotient(let a, let b), .quotient(let a, let b),
      .remainder(let a, let b), .maximum(let a, let b), .minimum(let a, let b):
      a.isConstant && b.isConstant
    }
  }

  private func mapOperands(_ transform: (Formula) -> Formula) -> Formula {
    switch self {
    case .constant, .symbol, .letter: self
    case .sum(let a, let b): .sum(transform(a), transform(b))
    case .difference(let a, let b): .difference(transform(a), transform(b))
    case .product(let a, let b): .product(transform(a), transform(b))
    case .floorQuotient(let a, let b): .floorQuotient(transform(a), transform(b))
    case .ceilQuotient(let a, let b): .ceilQuotient(transform(a), transform(b))
    case .quotient(let a, let b): .quotient(transform(a), transform(b))
    case .remainder(let a, let b): .remainder(transform(a), transform(b))
    case .maximum(let a, let b): .maximum(transform(a), transform(b))
    case .minimum(let a, let b): .minimum(transform(a), transform(b))
    }
  }
}

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

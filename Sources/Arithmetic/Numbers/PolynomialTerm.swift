/// A term of a polynomial for printing: a coefficient and powers of symbols.
public struct PolynomialTerm: Equatable, Sendable {
  public struct Power: Equatable, Sendable {
    public let symbol: Symbol
    public let exponent: Int

    public init(_ symbol: Symbol, exponent: Int = 1) {
      self.symbol = symbol
      self.exponent = exponent
    }
  }

  public let coefficient: Rational
  /// In printing order, without duplicates; empty for the constant term.
  public let powers: [Power]

  public init(coefficient: Rational, powers: [Power]) {
    self.coefficient = coefficient
    self.powers = powers
  }
}

extension Polynomial {
  /// The terms in printing order: by descending degree, then by letters and indices, so that the taps of
  /// a convolution follow one another and the bias comes last.
  public var terms: [PolynomialTerm] {
    let symbols = Array(Set(parts.flatMap { $0.product.symbols }))
    let names = zip(symbols, Symbol.names(of: symbols)).sorted { $0.1 < $1.1 }
    var places: [Symbol: Int] = [:]
    for (place, pair) in names.enumerated() { places[pair.0] = place }
    let keyed = parts.map { part in
      (key: part.product.symbols.map { places[$0, default: 0] }.sorted(), part.coefficient)
    }
    return
      keyed.sorted {
        $0.key.count != $1.key.count
          ? $0.key.count > $1.key.count : $0.key.lexicographicallyPrecedes($1.key)
      }
      .map { key, coefficient in
        PolynomialTerm(coefficient: coefficient, powers: Self.powers(key.map { names[$0].0 }))
      }
  }

  private static func powers(_ symbols: [Symbol]) -> [PolynomialTerm.Power] {
    var powers: [PolynomialTerm.Power] = []
    for symbol in symbols {
      if let last = powers.last, last.symbol == symbol {
        powers[powers.count - 1] = .init(symbol, exponent: last.exponent + 1)
      } else {
        powers.append(.init(symbol))
      }
    }
    return powers
  }
}

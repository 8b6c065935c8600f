/// A formula is an algebra of sizes: a law computed with formulas is the law as it is printed.
extension Formula: SizeAlgebra {
  public init(integerLiteral value: Int) { self = .constant(value) }

  public static func + (left: Formula, right: Formula) -> Formula { .sum(left, right) }
  public static func - (left: Formula, right: Formula) -> Formula { .difference(left, right) }
  public static func * (left: Formula, right: Formula) -> Formula { .product(left, right) }
  public static func / (left: Formula, right: Formula) -> Formula { .quotient(left, right) }
  public static func % (left: Formula, right: Formula) -> Formula { .remainder(left, right) }

  public static func quotient(_ a: Formula, _ b: Formula, rounding: QuotientRounding) -> Formula {
    switch rounding {
    case .none: .quotient(a, b)
    case .floor: .floorQuotient(a, b)
    case .ceil: .ceilQuotient(a, b)
    }
  }

  public static func extremum(_ left: Formula, _ right: Formula, isMaximum: Bool) -> Formula {
    isMaximum ? .maximum(left, right) : .minimum(left, right)
  }
}

extension Formula {
  /// The formula computed in any algebra.
  ///
  /// - Parameters: symbol, letter: what stands for a symbol and for a letter that the reader chose.
  public func evaluated<A: SizeAlgebra>(
    symbol: (SizeSymbol) throws(ArithmeticError) -> A,
    letter: (String) throws(ArithmeticError) -> A
  ) throws(ArithmeticError) -> A {
    func value(_ formula: Formula) throws(ArithmeticError) -> A {
      try formula.evaluated(symbol: symbol, letter: letter)
    }
    switch self {
    case .constant(let number): return A(integerLiteral: number)
    case .symbol(let name): return try symbol(name)
    case .letter(let name): return try letter(name)
    case .sum(let a, let b): return try value(a) + value(b)
    case .difference(let a, let b): return try value(a) - value(b)
    case .product(let a, let b): return try value(a) * value(b)
    case .floorQuotient(let a, let b): return try floor(value(a), over: value(b))
    case .ceilQuotient(let a, let b): return try ceil(value(a), over: value(b))
    case .quotient(let a, let b): return try exact(value(a), over: value(b))
    case .remainder(let a, let b): return try A.remainder(value(a), value(b))
    case .maximum(let a, let b): return try larger(value(a), value(b))
    case .minimum(let a, let b): return try smaller(value(a), value(b))
    }
  }

  /// The number that the formula gives.
  ///
  /// - Throws: `.missingSize` for a symbol without a number, `.overflow`, `.divisionByZero`, and
  ///   `.notExact` when a plain quotient leaves a remainder or a letter has no number.
  public func evaluate(_ values: SizeValues) throws(ArithmeticError) -> Int {
    let size: WholeSize = try evaluated { symbol throws(ArithmeticError) in
      guard let value = values[symbol] else { throw .missingSize(symbol) }
      return WholeSize(value)
    } letter: { _ throws(ArithmeticError) in
      throw .notExact
    }
    return try size.value
  }
}

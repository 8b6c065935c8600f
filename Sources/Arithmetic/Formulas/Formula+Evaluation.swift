extension Formula {
  /// The number that the formula gives.
  ///
  /// - Throws: `.missingSize` for a symbol without a number, `.overflow`, `.divisionByZero`, and
  ///   `.notExact` when a plain quotient leaves a remainder.
  public func evaluate(_ values: SizeValues) throws(ArithmeticError) -> Int {
    switch self {
    case .constant(let value): return value
    case .symbol(let symbol):
      guard let value = values[symbol] else { throw .missingSize(symbol) }
      return value
    case .sum(let a, let b):
      return try checked(a.evaluate(values).addingReportingOverflow(b.evaluate(values)))
    case .difference(let a, let b):
      return try checked(a.evaluate(values).subtractingReportingOverflow(b.evaluate(values)))
    case .product(let a, let b):
      return try checked(a.evaluate(values).multipliedReportingOverflow(by: b.evaluate(values)))
    case .floorQuotient(let a, let b):
      let (quotient, rest, divisor) = try divided(a.evaluate(values), b.evaluate(values))
      return rest != 0 && (rest < 0) != (divisor < 0) ? quotient - 1 : quotient
    case .ceilQuotient(let a, let b):
      let (quotient, rest, divisor) = try divided(a.evaluate(values), b.evaluate(values))
      return rest != 0 && (rest < 0) == (divisor < 0) ? quotient + 1 : quotient
    case .quotient(let a, let b):
      let (quotient, rest, _) = try divided(a.evaluate(values), b.evaluate(values))
      guard rest == 0 else { throw .notExact }
      return quotient
    case .remainder(let a, let b):
      let (_, rest, divisor) = try divided(a.evaluate(values), b.evaluate(values))
      return rest != 0 && (rest < 0) != (divisor < 0) ? rest + divisor : rest
    case .maximum(let a, let b): return try Swift.max(a.evaluate(values), b.evaluate(values))
    case .minimum(let a, let b): return try Swift.min(a.evaluate(values), b.evaluate(values))
    }
  }

  private func checked(_ result: (partialValue: Int, overflow: Bool)) throws(ArithmeticError)
    -> Int
  {
    guard !result.overflow else { throw .overflow }
    return result.partialValue
  }

  /// Quotient and remainder as the machine has them, rounded towards 0.
  private func divided(_ dividend: Int, _ divisor: Int) throws(ArithmeticError)
    -> (quotient: Int, rest: Int, divisor: Int)
  {
    guard divisor != 0 else { throw .divisionByZero }
    let quotient = try checked(dividend.dividedReportingOverflow(by: divisor))
    return (quotient, dividend - quotient * divisor, divisor)
  }
}

extension Polynomial {
  /// This polynomial with numbers substituted for some of its symbols.
  public func evaluated(_ value: (Symbol) -> Rational?) -> Polynomial {
    var result = Polynomial.zero
    for part in parts {
      var coefficient = part.coefficient
      var product = Monomial.one
      for symbol in part.product.symbols {
        if let number = value(symbol) {
          coefficient = coefficient * number
        } else {
          product = product * Monomial(symbol)
        }
      }
      result.add(coefficient, times: product)
    }
    return result
  }

  /// The coefficient of a product of symbols, 0 if there is no such term.
  public func coefficient(of symbols: [Symbol]) -> Rational {
    let product = symbols.reduce(Monomial.one) { $0 * Monomial($1) }
    return parts.first { $0.product == product }?.coefficient ?? .zero
  }

  /// All symbols, in printing order.
  public var symbols: [Symbol] { Set(parts.flatMap { $0.product.symbols }).sorted() }

  /// This polynomial to a power.
  ///
  /// - Throws: `.tooManyTerms`, `.numberTooLong` before a product that would be too large;
  ///   `.needsConstant` for a negative power of symbols.
  public func power(_ exponent: Int, within limits: Limits) throws(ArithmeticError) -> Polynomial {
    if let constant = constantValue {
      return Polynomial(try constant.power(exponent, within: limits))
    }
    guard exponent >= 0 else { throw .needsConstant }
    _ = try powerBytes(exponent, within: limits)
    var result = Polynomial.one
    for _ in 0..<exponent {
      try result.checkProduct(self, within: limits)
      result = result * self
      try Interruption.check()
    }
    return result
  }

  /// How many times the limit of terms a product may have before like terms are added up.
  static let collapse = 16

  /// Checks in advance whether a product may have too many terms or too long coefficients.
  public func checkProduct(_ other: Polynomial, within limits: Limits) throws(ArithmeticError) {
    let (terms, overflow) = termCount.multipliedReportingOverflow(by: other.termCount)
    guard !overflow, terms <= limits.terms.saturatingProduct(Self.collapse) else {
      throw .tooManyTerms(overflow ? Int.max : terms, limit: limits.terms)
    }
    let bits = bitWidth + other.bitWidth
    guard bits <= limits.bits else { throw .numberTooLong(bits: bits, limit: limits.bits) }
  }
}

extension Int {
  /// The product of two sizes (not negative), or `Int.max` if it overflows.
  public func saturatingProduct(_ other: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? Int.max : product
  }
}

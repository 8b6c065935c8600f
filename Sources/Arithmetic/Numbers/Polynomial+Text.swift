extension Polynomial: CustomStringConvertible {
  /// The polynomial in the language's syntax: `w00*x00 + 2*w01*x01 - 1/2*b^2`.
  public var description: String {
    if let constant = constantValue { return constant.description }
    var text = ""
    for term in terms {
      let isNegative = term.coefficient.sign < 0
      if text.isEmpty {
        text += isNegative ? "-" : ""
      } else {
        text += isNegative ? " - " : " + "
      }
      text += term.magnitudeText
    }
    return text
  }
}

extension PolynomialTerm {
  /// The term without its sign. A coefficient of 1 is left out, and other coefficients are written as
  /// fractions, not as decimals: `1/2*w`.
  public var magnitudeText: String {
    let size = coefficient.absolute
    var factors = powers.map { $0.exponent == 1 ? $0.symbol.name : "\($0.symbol)^\($0.exponent)" }
    if size != .one || powers.isEmpty {
      factors.insert(size.isInteger ? size.description : size.fractionText, at: 0)
    }
    return factors.joined(separator: "*")
  }
}

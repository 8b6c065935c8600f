internal import Arithmetic

extension Scalar {
  /// The number in LaTeX's mathematics.
  var latex: String {
    switch self {
    case .exact(let value): value.latex
    case .float(let value): value.latex
    case .symbolic(let value): value.latex
    }
  }

  /// The number without the sign that `isNegative` speaks of, as a factor of a product.
  var latexFactor: String {
    switch self {
    case .exact(let value): return value.absolute.latex
    case .float(let value): return value < 0 ? (-value).latex : value.latex
    case .symbolic(let value):
      guard value.termCount <= 1 else { return "(\(value.latex))" }
      return value.terms.first?.latexMagnitude ?? "0"
    }
  }
}

extension Rational {
  fileprivate var latex: String {
    let text = description
    guard text.utf8.contains(UInt8(ascii: "/")) else { return text }
    let fraction = "\\tfrac{\(numerator.absolute.description)}{\(denominator.description)}"
    return sign < 0 ? "-" + fraction : fraction
  }
}

extension Double {
  fileprivate var latex: String {
    guard isFinite else { return isNaN ? "\\mathrm{nan}" : self < 0 ? "-\\infty" : "\\infty" }
    let parts = floatText.split(separator: "e")
    guard parts.count == 2, let exponent = Int(parts[1]) else { return floatText }
    return "\(parts[0]) \\cdot 10^{\(exponent)}"
  }
}

extension Polynomial {
  /// More terms than this are cut.
  private static let mostTerms = 24

  fileprivate var latex: String {
    if let constant = constantValue { return constant.latex }
    var text = ""
    for term in terms.prefix(Self.mostTerms) {
      let isNegative = term.coefficient.sign < 0
      text += text.isEmpty ? (isNegative ? "-" : "") : isNegative ? " - " : " + "
      text += term.latexMagnitude
    }
    return termCount > Self.mostTerms ? text + " + \\cdots" : text
  }
}

extension PolynomialTerm {
  fileprivate var latexMagnitude: String {
    let size = coefficient.absolute
    let factors = powers.map { power in
      latexSymbol(power.symbol.name) + (power.exponent == 1 ? "" : "^{\(power.exponent)}")
    }
    return ((size == .one && !powers.isEmpty ? [] : [size.latex]) + factors).joined(separator: " ")
  }
}

/// A symbol's name: `w_{00}` for w00; a longer one as a word.
private func latexSymbol(_ name: String) -> String {
  let digits = name.dropFirst()
  if let first = name.utf8.first, (65...90).contains(first) || (97...122).contains(first),
    digits.utf8.allSatisfy({ (48...57).contains($0) })
  {
    return digits.isEmpty ? name : "\(name.prefix(1))_{\(digits)}"
  }
  return "\\text{\\textit{\(latex(name))}}"
}

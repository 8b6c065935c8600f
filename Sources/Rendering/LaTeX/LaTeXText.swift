internal import Arithmetic
internal import Documents

/// Text that LaTeX sets as it is, in text mode: signs with a meaning are escaped, ligatures broken, and
/// letters that a plain LaTeX has no sign for are spelled out as their code.
func latex(_ text: String) -> String {
  var result = ""
  for scalar in printable(text).unicodeScalars {
    if let written = signs[scalar] {
      result += written
    } else if scalar.isASCII || (0xC0...0xFF).contains(scalar.value) {
      result.unicodeScalars.append(scalar)
    } else {
      result += "\\texttt{U+\(String(scalar.value, radix: 16, uppercase: true))}"
    }
  }
  return result
}

/// A phrase in LaTeX's text mode: laws in mathematics, statements as code.
func latex(_ phrase: Phrase) -> String {
  phrase.parts.reduce(into: "") { text, part in
    switch part {
    case .words(let words): text += latex(words)
    case .formula(let formula): text += "$\(formula.latex)$"
    case .equation(let equation): text += "$\(equation.latex)$"
    case .code(let code): text += "\\texttt{\(latex(code))}"
    case .shape(let sizes):
      text += "$\(sizes.map(String.init).joined(separator: " \\times "))$"
    }
  }
}

private let signs: [Unicode.Scalar: String] = {
  var signs: [Unicode.Scalar: String] = [
    "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "$": "\\$", "&": "\\&", "#": "\\#",
    "%": "\\%", "_": "\\_", "^": "\\textasciicircum{}", "~": "\\textasciitilde{}",
    "<": "\\textless{}", ">": "\\textgreater{}", "|": "\\textbar{}", "\"": "\\textquotedbl{}",
    "`": "\\textasciigrave{}", "'": "\\textquotesingle{}", "-": "{-}", ",": "{,}",
    "…": "\\dots{}", "–": "--", "—": "---", "“": "``", "”": "''", "‘": "`", "’": "'",
    "\u{A0}": "~", "·": "\\textperiodcentered{}",
  ]
  for (sign, formula) in mathematics { signs[sign] = "\\ensuremath{\(formula)}" }
  return signs
}()

private let mathematics: [Unicode.Scalar: String] = [
  "−": "-", "×": "\\times", "÷": "\\div", "±": "\\pm", "°": "{}^\\circ", "⌊": "\\lfloor",
  "⌋": "\\rfloor", "⌈": "\\lceil", "⌉": "\\rceil", "≤": "\\le", "≥": "\\ge", "≠": "\\ne",
  "≈": "\\approx", "→": "\\to", "←": "\\gets", "⇒": "\\Rightarrow", "∞": "\\infty",
  "√": "\\surd", "Σ": "\\Sigma", "∑": "\\sum", "∂": "\\partial", "∇": "\\nabla",
  "⊛": "\\circledast",
  "∗": "\\ast", "⊙": "\\odot", "⟨": "\\langle", "⟩": "\\rangle", "′": "'", "ᵀ": "{}^{\\top}",
  "\u{302}": "{}^{\\wedge}", "₀": "{}_0", "₁": "{}_1", "₂": "{}_2", "₃": "{}_3", "₄": "{}_4",
  "₅": "{}_5", "₆": "{}_6", "₇": "{}_7", "₈": "{}_8", "₉": "{}_9", "⁰": "{}^0", "¹": "{}^1",
  "²": "{}^2", "³": "{}^3", "⁴": "{}^4", "⁵": "{}^5", "⁶": "{}^6", "⁷": "{}^7", "⁸": "{}^8",
  "⁹": "{}^9", "⁻": "{}^-", "ᵖ": "{}^p", "α": "\\alpha", "β": "\\beta", "γ": "\\gamma",
  "δ": "\\delta", "ε": "\\varepsilon", "η": "\\eta", "θ": "\\theta", "λ": "\\lambda", "μ": "\\mu",
  "π": "\\pi", "ρ": "\\rho", "σ": "\\sigma", "τ": "\\tau", "φ": "\\varphi", "ω": "\\omega",
  "Δ": "\\Delta", "∈": "\\in", "½": "\\tfrac12", "ĩ": "\\tilde{\\imath}", "•": "\\bullet",
  "⋯": "\\cdots", "⋮": "\\vdots", "⋱": "\\ddots",
]

extension Scalar {
  /// The number in LaTeX's mathematics.
  var latex: String {
    switch self {
    case .exact(let value): value.latex
    case .float(let value): value.latex
    case .symbolic(let value): value.latex
    case .complex(let real, let imaginary): Self.latex(real, imaginary)
    }
  }

  private static func latex(_ real: Scalar, _ imaginary: Scalar) -> String {
    if imaginary.isZero { return real.latex }
    let unit = imaginary.latexFactor + " i"
    if real.isZero { return imaginary.isNegative ? "-" + unit : unit }
    return real.latex + (imaginary.isNegative ? " - " : " + ") + unit
  }

  /// The number without the sign that `isNegative` speaks of, as a factor of a product.
  var latexFactor: String {
    switch self {
    case .exact(let value): return value.absolute.latex
    case .float(let value): return value < 0 ? (-value).latex : value.latex
    case .symbolic(let value):
      guard value.termCount <= 1 else { return "(\(value.latex))" }
      return value.terms.first?.latexMagnitude ?? "0"
    case .complex: return "(\(latex))"
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

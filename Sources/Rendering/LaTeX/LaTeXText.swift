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
]

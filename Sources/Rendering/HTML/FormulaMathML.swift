internal import Arithmetic
internal import Documents

/// A formula in MathML, which browsers set by themselves.
struct FormulaMathML: FormulaTypesetter {
  var fractionsGroup: Bool { true }

  func constant(_ value: Int) -> String {
    value < 0 ? "<mrow><mo>−</mo><mn>\(value.magnitude)</mn></mrow>" : "<mn>\(value)</mn>"
  }

  func symbol(_ symbol: SizeSymbol) -> String { "<mi>\(xml(symbol.letter))</mi>" }
  func letter(_ name: String) -> String { "<mi>\(xml(name))</mi>" }
  func sum(_ left: String, _ right: String) -> String { "\(left)<mo>+</mo>\(right)" }
  func difference(_ left: String, _ right: String) -> String { "\(left)<mo>−</mo>\(right)" }

  func product(_ left: String, _ right: String, isDotted: Bool) -> String {
    left + (isDotted ? "<mo>·</mo>" : "<mo>&#8290;</mo>") + right
  }

  func quotient(_ dividend: String, _ divisor: String, rounding: QuotientRounding) -> String {
    let fraction = "<mfrac><mrow>\(dividend)</mrow><mrow>\(divisor)</mrow></mfrac>"
    switch rounding {
    case .none: return fraction
    case .floor: return "<mrow><mo>⌊</mo>\(fraction)<mo>⌋</mo></mrow>"
    case .ceil: return "<mrow><mo>⌈</mo>\(fraction)<mo>⌉</mo></mrow>"
    }
  }

  func remainder(_ dividend: String, _ divisor: String) -> String {
    "\(dividend)<mo lspace=\"0.3em\" rspace=\"0.3em\">mod</mo>\(divisor)"
  }

  func extremum(_ left: String, _ right: String, isMaximum: Bool) -> String {
    "<mi>\(isMaximum ? "max" : "min")</mi><mrow><mo>(</mo>\(left)<mo>,</mo>\(right)<mo>)</mo></mrow>"
  }

  func parenthesised(_ inner: String) -> String { "<mrow><mo>(</mo>\(inner)<mo>)</mo></mrow>" }
}

extension Formula {
  var mathML: String { typeset(by: FormulaMathML()) }
}

extension Equation {
  var mathML: String { FormulaMathML().symbol(symbol) + "<mo>=</mo>" + formula.mathML }
}

/// A phrase inside HTML: laws in mathematics, statements as code.
func html(_ phrase: Phrase) -> String {
  phrase.parts.reduce(into: "") { text, part in
    switch part {
    case .words(let words): text += xml(words)
    case .formula(let formula): text += "<math>\(formula.mathML)</math>"
    case .equation(let equation): text += "<math>\(equation.mathML)</math>"
    case .code(let code): text += "<code>\(xml(code))</code>"
    case .shape: text += xml(part.text)
    }
  }
}

public import Arithmetic

/// A formula in LaTeX's mathematics: `\left\lfloor \frac{i + 2 p - k}{s} \right\rfloor + 1`.
public struct FormulaLaTeX: FormulaTypesetter {
  public init() {}

  public var fractionsGroup: Bool { true }

  public func constant(_ value: Int) -> String { "\(value)" }
  public func sum(_ left: String, _ right: String) -> String { "\(left) + \(right)" }
  public func difference(_ left: String, _ right: String) -> String { "\(left) - \(right)" }

  public func product(_ left: String, _ right: String, isDotted: Bool) -> String {
    isDotted ? "\(left) \\cdot \(right)" : "\(left) \(right)"
  }

  public func quotient(_ dividend: String, _ divisor: String, rounding: QuotientRounding)
    -> String
  {
    let fraction = "\\frac{\(dividend)}{\(divisor)}"
    switch rounding {
    case .none: return fraction
    case .floor: return "\\left\\lfloor \(fraction) \\right\\rfloor"
    case .ceil: return "\\left\\lceil \(fraction) \\right\\rceil"
    }
  }

  public func remainder(_ dividend: String, _ divisor: String) -> String {
    "\(dividend) \\bmod \(divisor)"
  }

  public func extremum(_ left: String, _ right: String, isMaximum: Bool) -> String {
    "\\\(isMaximum ? "max" : "min")\\left(\(left), \(right)\\right)"
  }

  public func parenthesised(_ inner: String) -> String { "\\left(\(inner)\\right)" }

  public func letter(_ name: String) -> String {
    name.count == 1 ? name : "\\mathit{\(name.replacing("_", with: "\\_"))}"
  }

  public func symbol(_ symbol: SizeSymbol) -> String {
    switch symbol {
    case .paddingBegin: "p_0"
    case .paddingEnd: "p_1"
    case .reach: "\\hat{k}"
    case .transposedInput: "i'"
    case .transposedOutput: "o'"
    case .transposedKernel: "k'"
    case .transposedStride: "s'"
    case .transposedPadding: "p'"
    case .stretchedInput: "\\tilde{\\imath}'"
    case .transposedPaddingBegin: "p'_0"
    case .transposedPaddingEnd: "p'_1"
    default: symbol.letter
    }
  }
}

extension Formula {
  /// The formula in LaTeX's mathematics, without dollar signs.
  public var latex: String { typeset(by: FormulaLaTeX()) }
}

extension Equation {
  /// `o = i - k + 1` in LaTeX's mathematics, without dollar signs.
  public var latex: String { "\(FormulaLaTeX().symbol(symbol)) = \(formula.latex)" }
}

public import Arithmetic

/// A formula on one line of Unicode: `⌊(i + 2p − d(k − 1) − 1) / s⌋ + 1`.
public struct FormulaText: FormulaTypesetter {
  public init() {}

  public var fractionsGroup: Bool { false }

  public func constant(_ value: Int) -> String {
    value < 0 ? "−\(value.magnitude)" : "\(value)"
  }

  public func symbol(_ symbol: SizeSymbol) -> String { symbol.letter }
  public func letter(_ name: String) -> String { name }
  public func sum(_ left: String, _ right: String) -> String { "\(left) + \(right)" }
  public func difference(_ left: String, _ right: String) -> String { "\(left) − \(right)" }

  public func product(_ left: String, _ right: String, isDotted: Bool) -> String {
    isDotted ? "\(left)·\(right)" : left + right
  }

  public func quotient(_ dividend: String, _ divisor: String, rounding: QuotientRounding)
    -> String
  {
    let fraction = "\(dividend) / \(divisor)"
    switch rounding {
    case .none: return fraction
    case .floor: return "⌊\(fraction)⌋"
    case .ceil: return "⌈\(fraction)⌉"
    }
  }

  public func remainder(_ dividend: String, _ divisor: String) -> String {
    "\(dividend) mod \(divisor)"
  }

  public func extremum(_ left: String, _ right: String, isMaximum: Bool) -> String {
    "\(isMaximum ? "max" : "min")(\(left), \(right))"
  }

  public func parenthesised(_ inner: String) -> String { "(\(inner))" }
}

extension Formula {
  /// The formula on one line of Unicode.
  public var text: String { typeset(by: FormulaText()) }
}

extension Equation {
  /// `o = ⌊(i − k) / s⌋ + 1`
  public var text: String { "\(symbol.letter) = \(formula.text)" }
}

extension Condition {
  /// `s = 1`
  public var text: String {
    switch comparison {
    case .equal: "\(left.text) = \(right.text)"
    case .atLeast: "\(left.text) ≥ \(right.text)"
    }
  }
}

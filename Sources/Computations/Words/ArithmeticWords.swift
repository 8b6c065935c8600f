public import Arithmetic

extension PaddingRule {
  /// Its name in texts.
  public var name: String {
    switch self {
    case .explicit: "numbers"
    case .valid: "valid"
    case .full: "full"
    case .same: "same"
    case .sameLower: "same_lower"
    case .half: "half"
    case .causal: "causal"
    }
  }
}

extension PoolingKind {
  /// Its name as an option.
  public var word: String {
    switch self {
    case .max: "max"
    case .min: "min"
    case .avg: "avg"
    case .sum: "sum"
    case .lp: "lp"
    }
  }
}

extension ClosedRange<Int> {
  /// `5`, or `31 … 32`.
  public var text: String {
    lowerBound == upperBound ? "\(lowerBound)" : "\(lowerBound) … \(upperBound)"
  }
}

/// The text of paddings: `1`, `(1, 2)` per axis, `(0,1)×(1,1)` if the sides differ.
public enum PaddingText {
  public static func pairs(_ pairs: [PaddingPair]) -> String {
    if pairs.allSatisfy(\.isEven) { return ShapeText.perAxis(pairs.map(\.begin)) }
    return pairs.map { "(\($0.begin), \($0.end))" }.joined(separator: "×")
  }

  /// The value of the option `padding`: `1`, `(1,2)`, `((1,0),(1,1))`; for a single axis `(1,0)` is begin
  /// and end.
  public static func typed(_ pairs: [PaddingPair]) -> String {
    if pairs.allSatisfy(\.isEven) { return ShapeText.packed(pairs.map(\.begin)) }
    let texts = pairs.map { "(\($0.begin),\($0.end))" }
    return pairs.count == 1 ? texts[0] : "(" + texts.joined(separator: ",") + ")"
  }
}

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

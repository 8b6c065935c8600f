internal import Arithmetic
internal import Syntax

/// The words of a pooling, and which of them go together.
extension Call {
  func poolingKind() throws(Diagnostic) -> PoolingKind {
    switch word(.poolKind) {
    case "max": return .max
    case "min": return .min
    case "avg", "mean": return .avg
    case "sum": return .sum
    case "lp":
      let norm = try integer(.norm) ?? 2
      guard (1...Pooling.greatestNorm).contains(norm) else {
        throw Diagnostic(
          .badSize, "norm is \(norm), and must be from 1 to \(Pooling.greatestNorm)",
          labels: [.init(span(of: .norm))])
      }
      return .lp(norm)
    default:
      throw Diagnostic(
        .missingArgument, "`pool` needs its kind: what is taken of each window",
        labels: [.init(span)],
        help: ["it is max, avg, min, sum or lp, as in: pool x max 2x2"], lesson: "pooling")
    }
  }

  func fixedDivisor() throws(Diagnostic) -> Int? {
    guard let divisor = try integer(.divisor) else { return nil }
    guard divisor != 0 else {
      throw Diagnostic(
        .divisionByZero, "divisor is 0, and nothing is divided by that",
        labels: [.init(span(of: .divisor))])
    }
    return divisor
  }

  /// Options that mean something for one kind only.
  func checkOptions(of kind: PoolingKind) throws(Diagnostic) {
    if kind != .avg {
      for parameter in [Parameter.countIncludePad, .divisor] where self[parameter] != nil {
        throw misplaced(parameter, "goes with averages alone: nothing else is divided")
      }
    }
    if self[.norm] != nil, word(.poolKind) != "lp" {
      throw misplaced(.norm, "goes with lp alone")
    }
    guard kind != .max, kind != .min else { return }
    if flag(.givesIndices) == true {
      throw misplaced(
        .givesIndices, "goes with max and min: in \(kind.word) no cell of a window wins")
    }
    if self[.placeOrder] != nil {
      throw misplaced(.placeOrder, "is about the places of winners, and \(kind.word) has none")
    }
  }

  /// Refuses options that settle what is settled already.
  func refuse(_ parameters: [Parameter], with name: String) throws(Diagnostic) {
    for parameter in parameters where self[parameter] != nil {
      throw misplaced(parameter, "does not go with \(name), which settles the windows by itself")
    }
  }

  private func misplaced(_ parameter: Parameter, _ reason: String) -> Diagnostic {
    Diagnostic(
      .unknownOption, "\(parameter.name) \(reason)", labels: [.init(span(of: parameter))],
      lesson: "pooling")
  }

  func missingWindow() -> Diagnostic {
    Diagnostic(
      .missingArgument, "`\(name)` needs kernel: the size of the window", labels: [.init(span)],
      help: [
        "pool x max 2x2, or kernel=2 for every axis",
        "or global: one window a plane; or adaptive=(2,2): as many windows as that",
      ], lesson: "pooling")
  }
}

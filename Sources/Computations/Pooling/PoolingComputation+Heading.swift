public import Arithmetic
internal import Documents

/// The heading of a pooling: sizes and conventions.
extension PoolingComputation {
  public var facts: [String] {
    var facts = [kindText, "input \(ShapeText.times(input.shape))"]
    switch (pooling.span, windows) {
    case (.sliding(let relation), .sliding(let rule, let ceil, _, _)):
      facts.append("window \(ShapeText.times(relation.kernelShape))")
      facts += relation.stepFacts
      facts += paddingFacts(relation, rule)
      if ceil { facts.append("rounded up (ceil)") }
    case (_, .global): facts.append("one window a plane")
    default: facts.append("adaptive to \(ShapeText.times(pooling.span.outputShape))")
    }
    facts += layout.facts + conventionFacts
    if let framework { facts.append("\(framework.title)’s rules") }
    return facts
  }

  private var kindText: String {
    guard case .lp(let norm) = pooling.kind else { return pooling.kind.word }
    return "lp with p = \(norm.text)"
  }

  private func paddingFacts(_ relation: Relation, _ rule: PaddingRule) -> [String] {
    let pairs = relation.axes.map(\.padding)
    guard pairs.contains(where: { $0 != .none }) else {
      return rule == .valid || rule.isExplicit ? [] : ["padding \(rule.name) (none needed)"]
    }
    let amount = PaddingText.pairs(pairs)
    let word = rule.isExplicit ? amount : "\(rule.name) = \(amount)"
    return ["padding \(word) (\(paddingMeaning))"]
  }

  private var paddingMeaning: String {
    switch pooling.kind {
    case .max, .min: "never wins"
    case .sum, .lp: "adds nothing"
    case .avg:
      switch pooling.divisor {
      case .padded: "zeros that count"
      case .samples: "not counted"
      case .fixed: "zeros"
      }
    }
  }

  /// The divisor of averages, if windows may differ.
  var divisorFacts: [Block] {
    guard pooling.kind == .avg, case .sliding(let relation) = pooling.span else {
      return []
    }
    let isWhole = relation.axes.allSatisfy { $0.padding == .none && $0.leftover >= 0 }
    let text: String
    switch pooling.divisor {
    case .fixed(let divisor): text = "\(divisor) for every window, as asked"
    case _ where isWhole: return []
    case .padded:
      text =
        relation.axes.contains { $0.leftover < 0 }
        ? "the cells of the window on the input and its padding; what hangs over the end is not counted"
        : "all \(relation.taps) cells of the window, padding too (count_include_pad=false leaves it out)"
    case .samples: text = "the cells of the window that lie on the input; padding is not counted"
    }
    return [.fact(label: "divisor", text: text)]
  }
}

extension Norm {
  /// As it is written in formulas.
  public var text: String {
    switch self {
    case .whole(let p): String(p)
    case .real(let p): p.floatText
    case .infinite: "∞"
    }
  }
}

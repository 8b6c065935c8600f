internal import Arithmetic
public import Documents

/// The heading of a convolution: sizes and conventions.
extension ConvolutionComputation {
  public var facts: [String] {
    var facts = [
      "input \(ShapeText.times(operands[0].shape))",
      "kernel \(ShapeText.times(operands[1].shape))",
    ]
    if layout.hasChannels {
      facts.append(channelFact)
      if layout.order == .channelsLast { facts.append("NHWC") }
    }
    if layout.groups > 1 {
      facts.append(
        layout.groups == layout.inputChannels
          ? "\(layout.groups) groups (depthwise)" : "\(layout.groups) groups")
    }
    facts += relation.stepFacts
    facts += paddingFacts
    if let bias { facts.append(bias.count == 1 ? "bias" : "\(bias.count) biases") }
    facts.append(turnsKernel ? "convolution (kernel turned)" : "cross-correlation")
    if swapsOperands { facts.append("input and kernel exchanged") }
    if let methodFact { facts.append(methodFact) }
    facts += conventionFacts
    if let framework { facts.append("\(framework.title)’s rules") }
    return facts
  }

  /// The size law with numbers substituted, the name of the case, and the cells that no window reads.
  public var sizes: [Block] {
    let rounding = rounding
    return paddingBlocks
      + relation.sizeDerivations(by: rounding == .strict ? .strict : .convolution)
      + relation.sizeRemarks(padding: rule.law)
  }

  /// The derivation of the padding from a word such as `same`, for the first axis and equal ones.
  private var paddingBlocks: [Block] {
    guard rule != .valid, framework?.convolution.isForSignals != true,
      let axis = relation.axes.first, relation.axes.allSatisfy({ $0.padding == axis.padding })
    else { return [] }
    return Derivation(SettledAxis(axis, law: .convolution, padding: rule.law)).preliminaryBlocks
  }

  /// By what transforms it is added up, if by any: last digits of floats may differ from the direct sums.
  public var methodFact: String? {
    guard let x = input.tensor?.kind, let k = kernel.tensor?.kind,
      convolution.transforms(x, k, hasBorder: !border.isZero)
    else { return nil }
    return x == .exact && k == .exact ? "by transforms modulo primes" : "by FFT"
  }

  private var channelFact: String {
    "\(Count(layout.inputChannels, "channel")) → \(layout.outputChannels)"
  }

  private var paddingFacts: [String] {
    let pairs = relation.axes.map(\.padding)
    guard pairs.contains(where: { $0 != .none }) else {
      return rule == .valid || rule.isExplicit ? [] : ["padding \(rule.name) (none needed)"]
    }
    let amount = PaddingText.pairs(pairs)
    let word = rule.isExplicit ? amount : "\(rule.name) = \(amount)"
    return ["padding \(word) (\(modeText))"]
  }

  private var modeText: String {
    convolution.mode == .constant ? "constant \(border)" : convolution.mode.rawValue
  }
}

extension Relation {
  /// Stride and dilation, if they are not 1.
  var stepFacts: [String] {
    var facts = ["stride \(ShapeText.perAxis(axes.map(\.stride)))"]
    if axes.contains(where: { $0.dilation > 1 }) {
      facts.append("dilation \(ShapeText.perAxis(axes.map(\.dilation)))")
    }
    return facts
  }
}

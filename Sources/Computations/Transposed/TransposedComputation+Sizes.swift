internal import Arithmetic
public import Documents

/// Heading and size laws of a transposed convolution.
extension TransposedComputation {
  public var facts: [String] {
    var facts = [
      "input \(ShapeText.times(input.shape))", "kernel \(ShapeText.times(kernel.shape))",
    ]
    if layout.hasChannels {
      facts.append("\(Count(layout.inputChannels, "channel")) → \(layout.outputChannels)")
      if layout.order == .channelsLast { facts.append("NHWC") }
    }
    if layout.groups > 1 { facts.append("\(layout.groups) groups") }
    facts += relation.stepFacts
    let pairs = relation.axes.map(\.padding)
    if pairs.contains(where: { $0 != .none }) {
      facts.append("padding \(PaddingText.pairs(pairs)) (crops)")
    }
    if transposed.outputPadding.contains(where: { $0 != 0 }) {
      facts.append("output padding \(ShapeText.perAxis(transposed.outputPadding))")
    }
    if bias != nil { facts.append("bias") }
    if turnsKernel { facts.append("kernel turned first") }
    facts += conventionFacts
    if let framework { facts.append("\(framework.title)’s rules") }
    return facts
  }

  /// o′ = (i′ − 1)s + d(k − 1) + 1 + a − p₀ − p₁ for each different axis, and the purpose of a.
  public var sizes: [Block] {
    var blocks: [Block] = []
    let axes = relation.axes
    var done: [AxisRelation] = []
    for (index, axis) in axes.enumerated() where !done.contains(axis) {
      done.append(axis)
      let extra = transposed.outputPadding[index]
      let law = SizeLaw.transposed.relationship(isEven: axes.allSatisfy(\.padding.isEven)).law
      let alike = axes.indices.filter { axes[$0] == axis }
      let remark =
        axes.count == 1
        ? ""
        : alike.map { AxisName.plural($0, of: axes.count) }.joined(separator: " and ")
          + (alike.count == axes.count ? " alike" : "")
      blocks.append(
        .derivation(
          DerivationFigure(
            label: index == 0 ? "size" : "", symbol: law.symbol, formula: law.formula,
            values: [
              .transposedInput: axis.output, .kernel: axis.kernel, .stride: axis.stride,
              .dilation: axis.dilation, .outputPadding: extra, .padding: axis.padding.begin,
              .paddingBegin: axis.padding.begin, .paddingEnd: axis.padding.end,
            ], remark: remark)))
    }
    if let ambiguity { blocks.append(.fact(label: "why a", text: ambiguity)) }
    return blocks
  }

  /// The sizes from which a convolution with these options gives this input.
  private var ambiguity: String? {
    // Where output_padding is not what says the size, it explains nothing.
    guard framework?.transposed?.choice ?? .outputPadding == .outputPadding,
      let index = relation.axes.firstIndex(where: { $0.stride > 1 })
    else { return nil }
    let axis = relation.axes[index]
    let extra = transposed.outputPadding[index]
    let smallest = axis.input - extra
    guard smallest > 0 else { return nil }
    let sizes = (0..<min(axis.stride, 8)).map { "\(smallest + $0)" }
    let list = sizes.joined(separator: ", ") + (axis.stride > 8 ? ", …" : "")
    return "a convolution with stride \(axis.stride) takes each of \(list) to \(axis.output); "
      + "output_padding 0 … \(axis.stride - 1) says which is meant (here \(extra))"
  }
}

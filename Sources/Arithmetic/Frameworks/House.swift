extension Framework {
  /// The house's own rules, where no framework is named: every padding word, uneven and negative
  /// numbers, and pools as PyTorch has them.
  static let house = Framework(
    name: "none", title: "Convo",
    convolution: ConvolutionRules(padding: .all, modes: PaddingMode.allCases),
    pooling: PoolingRules(
      padding: { _ in .all }, widest: .halfKernel,
      // PyTorch's averages know no dilation.
      refuses: { $0.kind == .avg ? $0.sizes.spread.map { .poolDilation($0) } : nil },
      isAdaptive: true),
    transposed: TransposedRules(
      padding: .all, way: { rule, _ in rule.isSame ? .bySize(rule) : .cropping(rule.law) }),
    unpooling: .all,
    bordering: BorderingRules(modes: PaddingMode.allCases, cropping: .ofWhole))
}

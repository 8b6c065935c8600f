extension Framework {
  /// Keras 3: `layers.Conv2D`, `MaxPooling2D`, `Conv2DTranspose`;
  /// `keras/src/backend/common/backend_utils.py`.
  public static let keras = Framework(
    name: "keras", title: "Keras",
    convolution: ConvolutionRules(
      padding: PaddingTerms([.valid, .same, .causal], numbers: .none), valid: .valid,
      refuses: { question, rule in
        if let refusal = question.sizes.refusalOfBoth { return refusal }
        return rule == .causal && question.sizes.rank != 1
          ? .causalRank(question.sizes.rank) : nil
      }),
    pooling: PoolingRules(
      padding: { _ in PaddingTerms([.valid, .same], numbers: .none) },
      has: { $0 == .max || $0 == .avg }, roundingUp: { _, _ in nil }, countsPadding: false,
      valid: .valid,
      refuses: { $0.refusalByTensorFlow ?? $0.sizes.spread.map { .poolDilation($0) } }),
    transposed: TransposedRules(
      padding: PaddingTerms([.valid, .same], numbers: .none),
      way: { rule, _ in rule.isExplicit ? .cropping(.numbers) : .bySize(rule) },
      refuses: { $0.sizes.refusalOfBoth ?? $0.refusalOfWideOutputPadding }),
    bordering: .tensorFlow,
    advice: { refusal in
      if case .causalRank = refusal { return ["pad(x, …) first puts cells where they are wanted"] }
      return []
    })
}

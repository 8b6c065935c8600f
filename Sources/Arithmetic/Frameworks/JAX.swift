extension Framework {
  /// JAX 0.10: `lax.conv_general_dilated`, `lax.reduce_window` with the averages of
  /// `flax.linen.avg_pool`, and `lax.conv_transpose`.
  ///
  /// Numbers pad a transposed convolution's stretched input, and its kernel is laid over that as it
  /// is; both are the other way round in PyTorch.
  public static let jax = Framework(
    name: "jax", title: "JAX",
    convolution: ConvolutionRules(
      padding: PaddingTerms([.valid, .same, .sameLower], numbers: .pairs, mayCrop: true)),
    pooling: PoolingRules(
      padding: { _ in PaddingTerms([.valid, .same, .sameLower], numbers: .pairs) },
      has: { !$0.isPower }, roundingUp: { _, _ in nil },
      refuses: { question in
        if question.ceil == true { return .ceil }
        if question.fixedDivisor != nil { return .fixedDivisor }
        // flax's averages know no dilation; `reduce_window` does.
        return question.kind == .avg ? question.sizes.spread.map { .poolDilation($0) } : nil
      }, answersEmptyWindows: true),
    transposed: TransposedRules(
      padding: PaddingTerms([.valid, .same], numbers: .pairs, mayCrop: true),
      way: { rule, _ in
        .cropping(rule == .same ? .jaxSame : rule == .valid ? .jaxValid : .stretched)
      },
      refuses: { question in
        if question.outputShape != nil { return .outputShape }
        guard let extra = question.outputPadding?.max(), extra > 0 else { return nil }
        return .outputPadding(extra)
      }, choice: .padding, turnsKernel: true),
    bordering: BorderingRules(modes: PaddingMode.allCases, endless: PaddingMode.allCases),
    advice: { refusal in
      switch refusal {
      case .outputPadding: ["padding=(low, high) pads the stretched input, and says the size"]
      case .outputShape: ["padding=(low, high) pads the stretched input, and says the size"]
      case .poolDilation: ["lax.reduce_window dilates maxima and sums"]
      default: []
      }
    })
}

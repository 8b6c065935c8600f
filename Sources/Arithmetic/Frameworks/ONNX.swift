extension Framework {
  /// ONNX: Conv, MaxPool, AveragePool, ConvTranspose and MaxUnpool of `docs/Operators.md`, and ONNX
  /// Runtime 1.31 where it says less.
  public static let onnx = Framework(
    name: "onnx", title: "ONNX",
    convolution: ConvolutionRules(
      padding: PaddingTerms([.valid, .same, .sameLower], numbers: .pairs),
      refuses: { question, rule in
        rule.isSame ? question.sizes.spread.map { .sameWithDilation($0) } : nil
      }),
    pooling: PoolingRules(
      padding: { _ in PaddingTerms([.valid, .same, .sameLower], numbers: .pairs) },
      widest: .belowKernel, countsPadding: false, takesAbsolute: true,
      refuses: { question in
        if question.fixedDivisor != nil { return .fixedDivisor }
        guard let rule = question.padding, !rule.isExplicit else { return nil }
        if question.ceil == true { return .ceilWithAutoPadding }
        return rule.isSame ? question.sizes.spread.map { .sameWithDilation($0) } : nil
      },
      // The padding that the formula of SAME yields for steps wider than the kernel is negative; the
      // runtimes refuse it or shift the windows.
      refusesAxis: { settled, axis in
        let line = settled.relation
        let total = (line.output - 1) * line.stride + line.reach - line.input
        return settled.law == .same && total < 0
          ? .negativePadding(axis: axis, PaddingPair(0, total)) : nil
      }, countsThroughTensor: true),
    transposed: TransposedRules(
      padding: PaddingTerms([.valid, .same, .sameLower], numbers: .pairs),
      way: { rule, asksSize in
        switch rule {
        case .same: .target(oddFirst: false)
        case .sameLower: .target(oddFirst: true)
        default: asksSize ? .target(oddFirst: true) : .cropping(rule.law)
        }
      },
      refuses: { question in
        guard let extra = question.outputPadding else { return nil }
        return zip(extra, question.sizes.stride).first { $0 > 0 && $0 >= $1 }
          .map { .outputPaddingNotBelowStride($0.0) }
      }),
    unpooling: UnpoolingRules(byPlaces: true))
}

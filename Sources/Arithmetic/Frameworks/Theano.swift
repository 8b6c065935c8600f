extension Framework {
  /// Theano 1.0 and Lasagne: `tensor/nnet/abstract_conv.py`, `tensor/signal/pool.py`.
  public static let theano = Framework(
    name: "theano", title: "Theano", turnsKernel: true,
    convolution: ConvolutionRules(
      padding: PaddingTerms([.valid, .half, .full], numbers: .alike)),
    pooling: PoolingRules(
      padding: { _ in PaddingTerms([.valid], numbers: .alike) },
      has: { $0 != .min && !$0.isPower },
      // `ignore_border` is off unless there is padding.
      roundingUp: { asked, isPadded in asked ?? !isPadded ? .partial : nil },
      widest: .belowKernel,
      refuses: { question in
        if question.fixedDivisor != nil { return .fixedDivisor }
        if let dilation = question.sizes.spread { return .poolDilation(dilation) }
        guard question.ceil == true, case .explicit(let pairs) = question.padding,
          pairs.contains(where: { $0 != .none })
        else { return nil }
        return .ceilWithPadding
      }),
    transposed: TransposedRules(padding: PaddingTerms([.valid], numbers: .alike)))
}

extension Framework {
  /// TensorFlow 2.21: `tf.nn.conv2d`, `max_pool2d`, `avg_pool2d`, `conv2d_transpose`; "Notes on
  /// padding" of `tf.nn`.
  public static let tf = Framework(
    name: "tf", title: "TensorFlow",
    convolution: ConvolutionRules(
      padding: PaddingTerms([.valid, .same], numbers: .pairs), valid: .valid),
    pooling: PoolingRules(
      // The maximum alone takes explicit padding.
      padding: { PaddingTerms([.valid, .same], numbers: $0 == .max ? .pairs : .none) },
      roundingUp: { _, _ in nil }, countsPadding: false, valid: .valid,
      // `nn.pool` takes dilation with stride 1.
      refuses: { $0.refusalByTensorFlow ?? $0.sizes.refusalOfBoth }),
    transposed: TransposedRules(
      padding: PaddingTerms([.valid, .same], numbers: .none),
      way: { rule, _ in
        rule.isExplicit ? .cropping(.numbers) : .bySize(rule, extra: .transposedSame)
      },
      refuses: { question in
        guard let extra = question.outputPadding?.max(), extra > 0 else { return nil }
        return .outputPadding(extra)
      }, choice: .outputShape),
    advice: { refusal in
      if case .outputPadding = refusal { return ["there output_shape=… says the size itself"] }
      return []
    })
}

extension PoolingQuestion {
  /// Averages are of the samples alone, and no window is counted that is not whole; Keras has it
  /// so too.
  var refusalByTensorFlow: Refusal? {
    if ceil == true { return .ceil }
    if countIncludePad == true { return .countIncludePadding(true) }
    return fixedDivisor != nil ? .fixedDivisor : nil
  }
}

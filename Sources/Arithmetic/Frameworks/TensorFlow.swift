extension Framework {
  /// TensorFlow 2.21: `tf.nn.conv2d`, `max_pool2d`, `avg_pool2d`, `conv2d_transpose`; "Notes on
  /// padding" of `tf.nn`.
  public static let tf = Framework(
    name: "tf", title: "TensorFlow",
    convolution: ConvolutionRules(
      padding: PaddingTerms([.valid, .same], numbers: .pairs), valid: .valid,
      // `conv1d` and `conv3d` take words alone.
      refuses: { question, rule in
        rule.isPadded && question.sizes.rank != 2 ? .explicitPadding : nil
      }),
    pooling: PoolingRules(
      // The maximum alone takes explicit padding.
      padding: { PaddingTerms([.valid, .same], numbers: $0 == .max ? .pairs : .none) },
      has: { $0 == .max || $0 == .avg }, roundingUp: { _, _ in nil }, widest: .belowKernel,
      countsPadding: false, valid: .valid,
      refuses: { question in
        if let refusal = question.refusalByTensorFlow ?? question.sizes.refusalOfBoth {
          return refusal
        }
        // `max_pool3d` takes words alone; `nn.pool` dilates VALID alone, with stride 1.
        if question.padding?.isPadded == true, question.sizes.rank == 3 { return .explicitPadding }
        return question.padding == .same ? question.sizes.spread.map { .sameWithDilation($0) } : nil
      }, placeScope: .pixels),
    transposed: TransposedRules(
      padding: PaddingTerms([.valid, .same], numbers: .none),
      way: { rule, _ in
        rule.isExplicit ? .cropping(.numbers) : .bySize(rule, extra: .transposedSame)
      },
      refuses: { question in
        guard let extra = question.outputPadding?.max(), extra > 0 else { return nil }
        return .outputPadding(extra)
      }, choice: .outputShape),
    bordering: .tensorFlow,
    advice: { refusal in
      switch refusal {
      case .outputPadding: ["there output_shape=… says the size itself"]
      case .explicitPadding:
        ["tf.nn.conv2d takes numbers, and its maximum in one and two dimensions"]
      default: []
      }
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

extension BorderingRules {
  /// `tf.pad`, and `keras.ops.pad` on it.
  static let tensorFlow = BorderingRules(
    modes: [.zeros, .constant, .reflect, .symmetric])
}

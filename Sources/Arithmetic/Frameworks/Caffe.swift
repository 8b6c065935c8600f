extension Framework {
  /// Caffe (BVLC): `src/caffe/layers/conv_layer.cpp`, `pooling_layer.cpp`.
  public static let caffe = Framework(
    name: "caffe", title: "Caffe",
    convolution: ConvolutionRules(padding: PaddingTerms([.valid], numbers: .alike)),
    pooling: PoolingRules(
      padding: { _ in PaddingTerms([.valid], numbers: .alike) },
      has: { $0 == .max || $0 == .avg }, stepsByWindow: false,
      // It rounds up, and takes back a last window only where there is padding on some axis.
      roundingUp: { asked, isPadded in asked == false ? nil : isPadded ? .clipped : .ceiling },
      widest: .belowKernel,
      refuses: { question in
        if question.fixedDivisor != nil { return .fixedDivisor }
        if question.countIncludePad == false { return .countIncludePadding(false) }
        return question.sizes.spread.map { .poolDilation($0) }
      },
      refusesAxis: { settled, axis in
        let line = settled.relation
        return line.count(ofWindow: line.output - 1, by: .padded) == 0
          ? .emptyWindow(axis: axis) : nil
      }),
    transposed: TransposedRules(
      padding: PaddingTerms([.valid], numbers: .alike),
      refuses: { question in
        guard let extra = question.outputPadding?.max(), extra > 0 else { return nil }
        return .outputPadding(extra)
      }, choice: .outputShape),
    advice: { refusal in
      if case .outputPadding = refusal { return ["as=torch has it"] }
      return []
    })
}

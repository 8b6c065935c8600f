extension Framework {
  /// PyTorch 2.13: `nn.functional.conv2d`, `max_pool2d`, `conv_transpose2d`, `max_unpool2d`.
  public static let torch = Framework(
    name: "torch", title: "PyTorch",
    convolution: ConvolutionRules(
      padding: PaddingTerms([.valid, .same], numbers: .alike),
      modes: [.zeros, .reflect, .replicate, .circular],
      refuses: { question, rule in
        guard rule == .same, let stride = question.sizes.stride.max(), stride > 1 else {
          return nil
        }
        return .sameWithStride(stride)
      }),
    pooling: PoolingRules(
      // Its power average has no padding.
      padding: { kind in
        if case .lp = kind { return PaddingTerms([.valid], numbers: .none) }
        return PaddingTerms([.valid], numbers: .alike)
      },
      widest: .halfKernel,
      refuses: { question in
        let hasDilation = question.kind == .max || question.kind == .min
        return hasDilation ? nil : question.sizes.spread.map { .poolDilation($0) }
      }, isAdaptive: true),
    transposed: TransposedRules(padding: PaddingTerms([.valid], numbers: .alike)),
    unpooling: UnpoolingRules(byPlaces: true),
    advice: { refusal in
      if case .poolDilation = refusal {
        return ["only its maximum has dilation; as=onnx dilates averages"]
      }
      return []
    })
}

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
      }, spaceOfThree: 1),
    pooling: PoolingRules(
      // Its power average has no padding.
      padding: { kind in
        if case .lp = kind { return PaddingTerms([.valid], numbers: .none) }
        return PaddingTerms([.valid], numbers: .alike)
      },
      has: { $0 == .max || $0 == .avg || $0.isPower }, powers: .averaged,
      widest: .halfKernel,
      refuses: { question in
        if question.kind != .max, let spread = question.sizes.spread {
          return .poolDilation(spread)
        }
        // `avg_pool3d` alone compares the window with the input before its padding.
        let sizes = question.sizes
        guard question.kind == .avg, sizes.rank == 3,
          let axis = sizes.kernel.indices.first(where: { sizes.kernel[$0] > sizes.input[$0] })
        else { return nil }
        return .windowBeyondInput(axis: axis, kernel: sizes.kernel[axis], input: sizes.input[axis])
      },
      isAdaptive: true, answersEmptyWindows: true),
    transposed: TransposedRules(padding: PaddingTerms([.valid], numbers: .alike)),
    unpooling: UnpoolingRules(byPlaces: true),
    bordering: BorderingRules(
      modes: [.zeros, .constant, .reflect, .replicate, .circular], cropping: .ofWhole),
    advice: { refusal in
      switch refusal {
      case .poolDilation: ["only its maximum has dilation; as=onnx dilates averages"]
      case .windowBeyondInput: ["pad(x, …) first does the same"]
      default: []
      }
    })
}

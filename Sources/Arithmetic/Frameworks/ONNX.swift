extension Framework {
  /// ONNX: Conv, MaxPool, AveragePool, ConvTranspose and MaxUnpool of `docs/Operators.md`, and ONNX
  /// Runtime 1.32 where it says less.
  public static let onnx = Framework(
    name: "onnx", title: "ONNX",
    convolution: ConvolutionRules(
      padding: PaddingTerms([.valid, .same, .sameLower], numbers: .pairs),
      refuses: { question, rule in
        rule.isSame ? question.sizes.spread.map { .sameWithDilation($0) } : nil
      }),
    pooling: PoolingRules(
      padding: { _ in PaddingTerms([.valid, .same, .sameLower], numbers: .pairs) },
      has: { $0 == .max || $0 == .avg || $0.isPower }, stepsByWindow: false, powers: .absolute,
      widest: .belowKernel, countsPadding: false,
      refuses: { question in
        if question.fixedDivisor != nil { return .fixedDivisor }
        if case .lp(let norm) = question.kind, !norm.isWhole { return .norm(norm) }
        return question.padding?.isSame == true
          ? question.sizes.spread.map { .sameWithDilation($0) } : nil
      },
      refusesAxis: { settled, axis in
        let line = settled.relation
        // Its specification says ⌈(i − k̂ + 1)/s⌉ for VALID whether `ceil` is on or not; the runtime
        // counts the incomplete window.
        if settled.law == .clipped, settled.padding == .none {
          let whole = line.leftover >= 0 ? line.output : line.output - 1
          return whole == line.output ? nil : .ceilWithValid(specified: whole, run: line.output)
        }
        // The padding that its formula of SAME gives for steps wider than the kernel is negative, and
        // what that means it leaves open; the runtime's maximum fails, and its averages shift.
        let total = (line.output - 1) * line.stride + line.reach - line.input
        return settled.law == .same && total < 0 ? .negativeSame(axis: axis, total: total) : nil
      }, placeScope: .tensor),
    transposed: TransposedRules(
      padding: PaddingTerms([.valid, .same, .sameLower], numbers: .pairs),
      way: { rule, asksSize in
        switch rule {
        case .same: .target(oddFirst: false)
        case .sameLower: .target(oddFirst: true)
        default: asksSize ? .target(oddFirst: true) : .cropping(rule.law)
        }
      },
      refuses: { $0.refusalOfWideOutputPadding }),
    unpooling: UnpoolingRules(byPlaces: true),
    bordering: BorderingRules(
      modes: [.zeros, .constant, .reflect, .replicate, .circular], cropping: .first,
      endless: PaddingMode.allCases))
}

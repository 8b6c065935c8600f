extension PoolingQuestion {
  /// Why a framework would not do the pooling at all, if so; nil stands for the house's own rule.
  func refusal(of framework: Framework?) -> Refusal? {
    guard let framework else {
      // PyTorch's averages know no dilation.
      return kind == .avg ? refusalOfDilation : nil
    }
    switch framework {
    case .torch: return refusalByTorch
    case .tf, .keras: return refusalByTensorFlow(framework)
    case .onnx: return refusalByONNX
    case .theano: return refusalByTheano
    case .caffe: return refusalByCaffe
    case .scipy, .numpy, .matlab, .opencv: return .noPooling
    }
  }

  private var refusalOfDilation: Refusal? {
    sizes.dilation.first { $0 > 1 }.map { .poolDilation($0) }
  }

  private var refusalOfWord: Refusal? {
    guard let padding, !padding.isExplicit, padding != .valid else { return nil }
    return .paddingWord(padding)
  }

  private func refusalOfPairs(mayBeUneven: Bool) -> Refusal? {
    guard case .explicit(let pairs) = padding else { return nil }
    for (axis, pair) in pairs.enumerated() {
      if !pair.isEven && !mayBeUneven { return .unevenPadding(axis: axis, pair) }
      if pair.begin < 0 || pair.end < 0 { return .negativePadding(axis: axis, pair) }
    }
    return nil
  }

  private var refusalOfAnyPadding: Refusal? {
    guard case .explicit(let pairs) = padding, pairs.contains(where: { $0 != .none }) else {
      return nil
    }
    return .explicitPadding
  }

  /// Only PyTorch's maximum has dilation; its power average has no padding.
  private var refusalByTorch: Refusal? {
    if let refusal = refusalOfWord ?? refusalOfPairs(mayBeUneven: false) { return refusal }
    switch kind {
    case .max, .min: return nil
    case .avg, .sum: return refusalOfDilation
    case .lp: return refusalOfDilation ?? refusalOfAnyPadding
    }
  }

  /// SAME and VALID, divisors of real cells, no ceil. TensorFlow's maximum takes explicit padding and
  /// its `nn.pool` takes dilation with stride 1; Keras's layers take neither.
  private func refusalByTensorFlow(_ framework: Framework) -> Refusal? {
    if let padding, !padding.isExplicit, padding != .valid, padding != .same {
      return .paddingWord(padding)
    }
    if framework == .tf, kind == .max {
      if let refusal = refusalOfPairs(mayBeUneven: true) { return refusal }
    } else if let refusal = refusalOfAnyPadding {
      return refusal
    }
    if ceil == true { return .ceil }
    if countIncludePad == true { return .countIncludePadding(true) }
    if fixedDivisor != nil { return .fixedDivisor }
    guard let dilation = sizes.dilation.first(where: { $0 > 1 }) else { return nil }
    if framework == .keras { return .poolDilation(dilation) }
    let stride = sizes.stride.max() ?? 1
    return stride > 1 ? .strideWithDilation(stride: stride, dilation: dilation) : nil
  }

  private var refusalByONNX: Refusal? {
    if fixedDivisor != nil { return .fixedDivisor }
    guard let padding else { return nil }
    switch padding {
    case .explicit: return refusalOfPairs(mayBeUneven: true)
    case .valid, .same, .sameLower:
      if ceil == true { return .ceilWithAutoPadding }
      guard padding != .valid, let dilation = sizes.dilation.first(where: { $0 > 1 }) else {
        return nil
      }
      return .sameWithDilation(dilation)
    case .full, .half, .causal: return .paddingWord(padding)
    }
  }

  /// Theano pads only where the border is ignored, that is without `ceil`.
  private var refusalByTheano: Refusal? {
    if fixedDivisor != nil { return .fixedDivisor }
    if let refusal = refusalOfWord ?? refusalOfPairs(mayBeUneven: false) ?? refusalOfDilation {
      return refusal
    }
    return ceil == true && refusalOfAnyPadding != nil ? .ceilWithPadding : nil
  }

  private var refusalByCaffe: Refusal? {
    if fixedDivisor != nil { return .fixedDivisor }
    if countIncludePad == false { return .countIncludePadding(false) }
    return refusalOfWord ?? refusalOfPairs(mayBeUneven: false) ?? refusalOfDilation
  }
}

extension PoolingQuestion {
  /// Settles windows and divisors by PyTorch's rules (nil), which then also take every padding word
  /// and uneven pairs, or by a framework's.
  ///
  /// - Throws: `.refused` for what the framework does not do; `.kernelExceedsInput`, `.notPositive`,
  ///   `.axisCount`, `.overflow`; `.noSuchReading` for more than three axes.
  public func settled(by framework: Framework?) throws(ArithmeticError) -> SettledPooling {
    guard (1...3).contains(sizes.rank) else {
      throw .noSuchReading(input: sizes.input, kernel: sizes.kernel, dims: nil)
    }
    if let refusal = refusal(of: framework) { throw .refused(framework ?? .torch, refusal) }
    if let fixedDivisor, fixedDivisor == 0 { throw .divisionByZero }
    if case .lp(let norm) = kind, !(1...Pooling.greatestNorm).contains(norm) {
      throw .normOutOfRange(norm, limit: Pooling.greatestNorm)
    }
    let rule = padding ?? .valid
    var lines: [PoolingLine] = []
    for axis in 0..<sizes.rank {
      lines.append(
        PoolingLine(
          size: try AxisSize(
            axis: SpatialAxis(axis, of: sizes.rank), input: sizes.input[axis],
            kernel: sizes.kernel[axis],
            stride: sizes.stride[axis], dilation: sizes.dilation[axis],
            padding: try rule.pair(axis: axis, size: sizes))))
    }
    try checkPadding(lines, framework)
    return try settled(lines, framework)
  }

  private func settled(_ lines: [PoolingLine], _ framework: Framework?) throws(ArithmeticError)
    -> SettledPooling
  {
    let isPadded = lines.contains { $0.size.padding != .none }
    let rounding = ceil ?? (framework == .caffe || framework == .theano && !isPadded)
    // Caffe takes back a last window only where there is padding on some axis.
    let clips = framework == .caffe ? isPadded : true
    var axes: [AxisRelation] = []
    var isClipped: [Bool] = []
    var taps = 1
    for line in lines {
      let size = line.size
      let full = try line.windows(ceil: rounding, atLeastOne: framework == .theano)
      let clipped = rounding && clips && line.beginsBeyond(window: full - 1)
      let relation = size.relation(output: clipped ? full - 1 : full)
      guard relation.output > 0 else {
        throw .kernelExceedsInput(axis: size.axis, reach: size.reach, available: size.padded)
      }
      if framework == .caffe, relation.count(ofWindow: relation.output - 1, by: .padded) == 0 {
        throw .refused(.caffe, .emptyWindow(axis: size.axis.index))
      }
      axes.append(relation)
      isClipped.append(clipped)
      let (product, overflow) = taps.multipliedReportingOverflow(by: size.kernel)
      guard !overflow else { throw .overflow }
      taps = product
    }
    return SettledPooling(
      relation: Relation(axes), kind: kind, divisor: divisor(framework), ceil: rounding,
      isClipped: isClipped, takesAbsolute: framework == .onnx)
  }

  private func divisor(_ framework: Framework?) -> DivisorRule {
    if let fixedDivisor { return .fixed(fixedDivisor) }
    switch framework {
    case .tf, .keras: return .samples
    case .onnx: return countIncludePad ?? false ? .padded : .samples
    default: return countIncludePad ?? true ? .padded : .samples
    }
  }

  /// How wide the padding may be: at most half the kernel in PyTorch, which measures the kernel
  /// without its dilation, and less than the kernel in ONNX Runtime, Theano and Caffe.
  private func checkPadding(_ lines: [PoolingLine], _ framework: Framework?)
    throws(ArithmeticError)
  {
    for line in lines {
      let (axis, kernel) = (line.size.axis.index, line.size.kernel)
      let widest = max(line.size.padding.begin, line.size.padding.end)
      switch framework {
      case nil where padding == .same || padding == .sameLower: continue
      case nil, .torch:
        guard widest <= kernel / 2 else {
          throw .refused(
            .torch, .paddingOverHalfKernel(axis: axis, padding: widest, kernel: kernel))
        }
      case .onnx?, .theano?, .caffe?:
        guard widest < kernel else {
          throw .refused(
            framework ?? .onnx,
            .paddingNotBelowKernel(axis: axis, padding: widest, kernel: kernel))
        }
        // The padding that ONNX's formula yields for steps wider than the kernel is negative; the
        // runtimes refuse it or shift the windows.
        if framework == .onnx, padding == .same || padding == .sameLower {
          let total = line.sameTotal
          guard total >= 0 else {
            throw .refused(.onnx, .negativePadding(axis: axis, PaddingPair(0, total)))
          }
        }
      default: continue
      }
    }
  }
}

/// One axis of a pooling on its way to being settled.
private struct PoolingLine {
  let size: AxisSize

  /// o = ⌊(i + p₀ + p₁ − k̂ + (ceil ? s − 1 : 0)) / s⌋ + 1.
  func windows(ceil: Bool, atLeastOne: Bool) throws(ArithmeticError) -> Int {
    let room = size.padded - size.reach + (ceil ? size.stride - 1 : 0)
    if room < 0, ceil, atLeastOne { return 1 }
    guard room >= 0 else {
      throw .kernelExceedsInput(axis: size.axis, reach: size.reach, available: size.padded)
    }
    return room / size.stride + 1
  }

  /// Whether a window begins neither on the input nor in the padding before it: o·s ≥ i + p₀.
  func beginsBeyond(window: Int) -> Bool {
    window * size.stride >= size.input + size.padding.begin + min(size.padding.end, 0)
  }

  /// (⌈i / s⌉ − 1)s + k̂ − i, which is negative where windows lie apart.
  var sameTotal: Int {
    (size.input - 1) / size.stride * size.stride + size.reach - size.input
  }
}

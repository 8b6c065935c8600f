/// What a convolution's rules settle besides its sizes.
public struct SettledConvolution: Equatable, Sendable {
  public var relation: Relation
  /// Whether input and kernel change places, as SciPy and NumPy do when the kernel is the larger.
  public var swapsOperands = false

  public init(relation: Relation, swapsOperands: Bool = false) {
    self.relation = relation
    self.swapsOperands = swapsOperands
  }
}

/// A convolution's sizes and words as typed, ready for a framework's rules.
public struct ConvolutionQuestion: Equatable, Sendable {
  public var sizes: SpatialSizes
  /// nil where none was named.
  public var padding: PaddingRule?
  public var mode: PaddingMode
  public var groups: Int
  public var rounding: Relation.Rounding
  /// Whether the kernel is turned through 180 degrees (true convolution).
  public var turnsKernel: Bool

  public init(
    sizes: SpatialSizes, padding: PaddingRule? = nil, mode: PaddingMode = .zeros, groups: Int = 1,
    rounding: Relation.Rounding = .floor, turnsKernel: Bool = false
  ) {
    self.sizes = sizes
    self.padding = padding
    self.mode = mode
    self.groups = groups
    self.rounding = rounding
    self.turnsKernel = turnsKernel
  }
}

extension ConvolutionQuestion {
  /// Settles paddings and sizes by the house's own rule (nil), which takes every word, or by a
  /// framework's.
  ///
  /// - Throws: `.refused` for what the framework does not do, and everything `Relation` throws.
  public func settled(by framework: Framework?) throws(ArithmeticError) -> SettledConvolution {
    let rule = padding ?? framework?.defaultPadding ?? .valid
    if let framework {
      if let refusal = framework.refusal(of: self, rule: rule) {
        throw .refused(framework, refusal)
      }
      if framework.isSignalLibrary { return try signal(framework, rule) }
    }
    var pairs: [PaddingPair] = []
    for axis in 0..<sizes.rank { pairs.append(try rule.pair(axis: axis, size: sizes)) }
    try checkMode(pairs)
    return SettledConvolution(relation: try relation(pairs))
  }

  private func relation(_ pairs: [PaddingPair], swapped: Bool = false) throws(ArithmeticError)
    -> Relation
  {
    try Relation(
      input: swapped ? sizes.kernel : sizes.input, kernel: swapped ? sizes.input : sizes.kernel,
      stride: sizes.stride, dilation: sizes.dilation, padding: pairs, rounding: rounding)
  }

  private func checkMode(_ pairs: [PaddingPair]) throws(ArithmeticError) {
    for (axis, pair) in pairs.enumerated() {
      try mode.check(pair, axis: SpatialAxis(axis, of: pairs.count), size: sizes.input[axis])
    }
  }

  /// SciPy, NumPy, MATLAB and OpenCV: where `same` starts differs from library to library. Pairs are
  /// written for the kernel as it is finally laid on, turned or not.
  private func signal(_ framework: Framework, _ rule: PaddingRule) throws(ArithmeticError)
    -> SettledConvolution
  {
    let kernels = sizes.kernel
    let exchanges =
      (framework == .scipy && rule == .valid || framework == .numpy)
      && zip(sizes.input, kernels).allSatisfy(<=) && sizes.input != kernels
    // Convolution commutes. A correlation does not: the libraries exchange its operands and turn the
    // result around, which is the kernel laid over the whole input from its last tap on.
    let swaps = exchanges && turnsKernel
    var pairs: [PaddingPair] = []
    for axis in 0..<sizes.rank {
      if exchanges, !swaps, rule != .full {
        pairs.append(
          try Self.correlationPadding(
            axis: SpatialAxis(axis, of: sizes.rank), input: sizes.input[axis],
            kernel: kernels[axis], isSame: rule == .same))
        continue
      }
      let k = swaps ? sizes.input[axis] : kernels[axis]
      guard rule == .same else {
        let plain = try SpatialSizes(
          input: swaps ? kernels : sizes.input, kernel: swaps ? sizes.input : kernels,
          stride: sizes.stride, dilation: sizes.dilation)
        pairs.append(try rule.pair(axis: axis, size: plain))
        continue
      }
      guard k >= 1 else {
        throw .notPositive(.kernel, axis: SpatialAxis(axis, of: sizes.rank), value: k)
      }
      pairs.append(framework.samePadding(kernel: k, rank: sizes.rank, turns: turnsKernel))
    }
    try checkMode(pairs)
    return SettledConvolution(
      relation: try relation(pairs, swapped: swaps), swapsOperands: swaps)
  }

  /// The padding of a correlation whose kernel is the larger, k ≥ i: where all of the input is under
  /// the kernel (`valid`), or k windows of the full result of i + k − 1 (`same`), of which ⌊i/2⌋ are
  /// left out at the beginning.
  private static func correlationPadding(
    axis: SpatialAxis, input: Int, kernel: Int, isSame: Bool
  ) throws(ArithmeticError) -> PaddingPair {
    _ = try AxisSize(
      axis: axis, input: input, kernel: kernel, stride: 1, dilation: 1, padding: .none)
    guard isSame else { return PaddingPair(kernel - input, kernel - input) }
    return PaddingPair(kernel - 1 - input / 2, kernel - input + input / 2)
  }
}

extension Framework {
  /// The padding of `same` in the signal libraries, for the kernel as finally laid on.
  ///
  /// SciPy's `convolve`, `convolve2d` and `correlate` start at ⌊k/2⌋, its `correlate2d` at
  /// ⌊(k−1)/2⌋; MATLAB's `conv` and `conv2`, and `filter2` which calls them, start the full result at
  /// ⌊k/2⌋, which is ⌊(k−1)/2⌋ here; OpenCV's anchor is ⌊k/2⌋, seen from the other end for a kernel
  /// turned first. NumPy centres as SciPy does, on the longer of the two.
  func samePadding(kernel k: Int, rank: Int, turns: Bool) -> PaddingPair {
    let late = PaddingPair(k / 2, (k - 1) / 2)
    let early = PaddingPair((k - 1) / 2, k / 2)
    switch self {
    case .scipy: return !turns && rank == 2 ? early : late
    case .matlab: return early
    case .opencv: return turns ? early : late
    default: return late
    }
  }

  /// Why this framework would not do the convolution at all, if so.
  func refusal(of question: ConvolutionQuestion, rule: PaddingRule) -> Refusal? {
    refusalOfWord(rule) ?? refusalOfPairs(rule) ?? refusalOfSteps(question, rule)
      ?? refusalOfMode(question.mode)
  }

  private func refusalOfWord(_ rule: PaddingRule) -> Refusal? {
    let takes: Bool
    switch (self, rule) {
    case (_, .explicit): return nil
    case (.torch, .valid), (.torch, .same): takes = true
    case (.tf, .valid), (.tf, .same): takes = true
    case (.keras, .valid), (.keras, .same), (.keras, .causal): takes = true
    case (.onnx, .valid), (.onnx, .same), (.onnx, .sameLower): takes = true
    case (.theano, .valid), (.theano, .half), (.theano, .full): takes = true
    case (.caffe, .valid): takes = true
    case (.scipy, .valid), (.scipy, .same), (.scipy, .full): takes = true
    case (.numpy, .valid), (.numpy, .same), (.numpy, .full): takes = true
    case (.matlab, .valid), (.matlab, .same), (.matlab, .full): takes = true
    case (.opencv, .same): takes = true
    default: takes = false
    }
    return takes ? nil : .paddingWord(rule)
  }

  private func refusalOfPairs(_ rule: PaddingRule) -> Refusal? {
    guard case .explicit(let pairs) = rule else { return nil }
    switch self {
    case .tf, .onnx: break
    case .torch, .theano, .caffe:
      if let axis = pairs.firstIndex(where: { !$0.isEven }) {
        return .unevenPadding(axis: axis, pairs[axis])
      }
    case .keras, .scipy, .numpy, .matlab, .opencv:
      if pairs.contains(where: { $0 != .none }) { return .explicitPadding }
    }
    if let axis = pairs.firstIndex(where: { $0.begin < 0 || $0.end < 0 }) {
      return .negativePadding(axis: axis, pairs[axis])
    }
    return nil
  }

  private func refusalOfSteps(_ question: ConvolutionQuestion, _ rule: PaddingRule) -> Refusal? {
    let stride = question.sizes.stride.max() ?? 1
    let dilation = question.sizes.dilation.max() ?? 1
    let rank = question.sizes.rank
    let isSame = rule == .same || rule == .sameLower
    switch self {
    case .torch where isSame && stride > 1: return .sameWithStride(stride)
    case .keras where stride > 1 && dilation > 1:
      return .strideWithDilation(stride: stride, dilation: dilation)
    case .keras where rule == .causal && rank != 1: return .rank(rank)
    case .onnx where isSame && dilation > 1: return .sameWithDilation(dilation)
    case .numpy where rank != 1: return .rank(rank)
    case .opencv where rank != 2: return .rank(rank)
    default: break
    }
    guard isSignalLibrary else { return nil }
    if stride > 1 { return .stride(stride) }
    if dilation > 1 { return .dilation(dilation) }
    if question.groups > 1 { return .groups(question.groups) }
    let larger = zip(question.sizes.kernel, question.sizes.input).contains(where: >)
    let within = zip(question.sizes.kernel, question.sizes.input).allSatisfy(<=)
    let around = zip(question.sizes.kernel, question.sizes.input).allSatisfy(>=)
    switch self {
    case .scipy where rule == .valid && !within && !around: return .kernelNotWithinInput
    case .scipy where question.mode != .zeros && larger: return .kernelNotWithinInput
    case .matlab where rule == .valid && larger: return .emptyResult
    default: return nil
    }
  }

  private func refusalOfMode(_ mode: PaddingMode) -> Refusal? {
    let takes: Bool
    switch self {
    case .torch: takes = [.zeros, .reflect, .replicate, .circular].contains(mode)
    case .opencv: takes = true
    case .scipy: takes = [.zeros, .constant, .circular, .symmetric].contains(mode)
    default: takes = mode == .zeros
    }
    return takes ? nil : .paddingMode(mode)
  }
}

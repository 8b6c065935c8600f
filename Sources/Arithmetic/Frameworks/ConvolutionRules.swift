/// How a framework convolves.
public struct ConvolutionRules: Sendable {
  public var padding: PaddingTerms
  /// The padding where none is named.
  public var usual = PaddingRule.valid
  /// The borders that it takes, the usual one first.
  public var modes = [PaddingMode.zeros]
  /// Whether a mirror is mirrored again where the border is wider than the input.
  var mirrorsWithoutEnd = false
  /// The law that a size is told by where there is no padding.
  var valid = SizeLaw.convolution
  /// Where `same` begins, which differs from library to library; pairs are written for the kernel
  /// as it is finally laid on.
  var same: @Sendable (_ rank: Int, _ turns: Bool) -> PaddingLaw = { _, _ in .same }
  /// Whether input and kernel change places where the kernel is the larger along every axis.
  var exchanges: @Sendable (PaddingRule) -> Bool = { _ in false }
  var refuses: @Sendable (ConvolutionQuestion, PaddingRule) -> Refusal? = { _, _ in nil }
  /// The fewest spatial axes that it knows: OpenCV's filters are for images.
  public var leastRank = 1
  /// Whether it is a library for signals or images, without strides, dilation and groups.
  public var isForSignals = false
  /// Whether it adds a bias.
  public var hasBias = true
  /// How many axes of space two operands of rank 3 have where `dims` says nothing: all of them, or
  /// those that are left beside batch and channels.
  public var spaceOfThree: Int?

  public var usualMode: PaddingMode { modes.first ?? .zeros }

  /// Why a library for signals refuses steps other than 1, and groups.
  static func refusalOfSteps(_ question: ConvolutionQuestion) -> Refusal? {
    if let stride = question.sizes.stride.max(), stride > 1 { return .stride(stride) }
    if let dilation = question.sizes.dilation.max(), dilation > 1 { return .dilation(dilation) }
    return question.groups > 1 ? .groups(question.groups) : nil
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
  public var hasBias: Bool

  public init(
    sizes: SpatialSizes, padding: PaddingRule? = nil, mode: PaddingMode = .zeros, groups: Int = 1,
    rounding: Relation.Rounding = .floor, turnsKernel: Bool = false, hasBias: Bool = false
  ) {
    self.hasBias = hasBias
    self.sizes = sizes
    self.padding = padding
    self.mode = mode
    self.groups = groups
    self.rounding = rounding
    self.turnsKernel = turnsKernel
  }

  /// Whether a kernel is longer than the input along some axis, and along none shorter.
  var hasLargerKernel: Bool { zip(sizes.kernel, sizes.input).contains(where: >) }
  var kernelCovers: Bool { zip(sizes.kernel, sizes.input).allSatisfy(>=) }
}

/// A convolution whose sizes are settled.
public struct SettledConvolution: Equatable, Sendable {
  public var axes: [SettledAxis]
  /// Whether input and kernel change places, as SciPy and NumPy do when the kernel is the larger.
  public var swapsOperands = false
  /// What stands in the padding.
  public var mode = PaddingMode.zeros

  public var relation: Relation { Relation(axes.map(\.relation)) }
}

extension ConvolutionQuestion {
  /// Settles paddings and sizes by the house's own rule (nil), which takes every word, or by a
  /// framework's.
  ///
  /// - Parameter refusing: whether what the framework does not do is refused; without it only the
  ///   sizes are asked for.
  /// - Throws: `.refused` for what the framework does not do; `.kernelExceedsInput`, `.notPositive`,
  ///   `.remainder`, `.paddingTooWide`, `.axisCount`, `.overflow`.
  public func settled(by framework: Framework?, refusing: Bool = true) throws(ArithmeticError)
    -> SettledConvolution
  {
    let rules = (framework ?? .house).convolution
    let rule = padding ?? rules.usual
    if refusing, let refusal = rules.padding.refusal(of: rule) ?? rules.refuses(self, rule) {
      throw .refused(framework ?? .house, refusal)
    }
    if refusing, !rules.modes.contains(mode) {
      throw .refused(framework ?? .house, .paddingMode(mode))
    }
    if refusing, hasBias, !rules.hasBias { throw .refused(framework ?? .house, .bias) }
    let exchanges = kernelCovers && sizes.input != sizes.kernel && rules.exchanges(rule)
    // Convolution commutes. A correlation does not: the libraries exchange its operands and turn the
    // result around, which is the kernel laid over the whole input from its last tap on.
    let swaps = exchanges && turnsKernel
    let laid = swaps ? sizes.exchanged : sizes
    // Where only the sizes are asked for, a step left over is left out.
    let rounding = refusing || self.rounding != .strict ? self.rounding : .floor
    let (law, padding) = laws(rules, rule, rounding, isAround: exchanges && !swaps)
    var axes: [SettledAxis] = []
    for axis in 0..<laid.rank {
      let place = SpatialAxis(axis, of: laid.rank)
      let sizes = try laid.axis(axis, padding: rule)
      var settled = try sizes.settled(
        by: law, padding: padding, strictly: rounding == .strict, axis: place)
      settled.isExchanged = swaps
      if refusing, !rules.mirrorsWithoutEnd {
        try mode.check(settled.relation.padding, axis: place, size: self.sizes.input[axis])
      }
      axes.append(settled)
    }
    // A kernel that the whole input is under reads no border of it.
    return SettledConvolution(
      axes: axes, swapsOperands: swaps, mode: exchanges && rule == .valid ? .zeros : mode)
  }

  private func laws(
    _ rules: ConvolutionRules, _ rule: PaddingRule, _ rounding: Relation.Rounding, isAround: Bool
  ) -> (SizeLaw, PaddingLaw) {
    let padding =
      isAround && rule == .valid
      ? PaddingLaw.aroundValid
      : isAround && rule == .same
        ? .aroundSame : rule == .same ? rules.same(sizes.rank, turnsKernel) : rule.law
    if padding == .same || padding == .sameLower { return (.same, padding) }
    // Where no padding is named and none is usual there is nothing to say about it.
    if self.padding == nil, rule == .valid, rules.valid == .convolution, !isAround {
      return (rounding == .floor ? .convolution : rounding == .ceil ? .ceiling : .strict, .numbers)
    }
    switch rounding {
    case .floor: return (padding == .none ? rules.valid : .convolution, padding)
    case .ceil: return (.ceiling, padding)
    case .strict: return (.strict, padding)
    }
  }
}

/// How a framework pools.
public struct PoolingRules: Sendable {
  /// The paddings that a kind of pooling takes.
  var padding: @Sendable (PoolingKind) -> PaddingTerms
  /// Which kinds of pool it has.
  public var has: @Sendable (PoolingKind) -> Bool = { _ in true }
  /// Whether the window's size is the stride where none is named; else that is 1.
  public var stepsByWindow = true
  /// What becomes of the powers of a window.
  var powers = PowerRule.signed
  /// The law by which an incomplete last window counts; nil where it does not.
  ///
  /// `asked` is nil where nothing was said.
  var roundingUp: @Sendable (_ asked: Bool?, _ isPadded: Bool) -> SizeLaw? = { asked, _ in
    asked == true ? .clipped : nil
  }
  var widest = WidestPadding.any
  /// Whether averages count the cells of the padding, where nothing is said.
  var countsPadding = true
  /// The law that a size is told by where there is no padding.
  var valid = SizeLaw.convolution
  var refuses: @Sendable (PoolingQuestion) -> Refusal? = { _ in nil }
  /// What it refuses of one settled axis.
  var refusesAxis: @Sendable (SettledAxis, _ axis: Int) -> Refusal? = { _, _ in nil }
  /// Whether there are as many windows as asked for.
  public var isAdaptive = false
  /// Whether a maximum of no sample at all is −∞.
  var answersEmptyWindows = false
  /// Where the places of winners are counted from.
  public var placeScope = PlaceScope.plane

  public var paddingWords: [PaddingRule] { padding(.max).words }

  /// How wide the padding may be; kernels are measured without their dilation.
  enum WidestPadding: Sendable { case any, halfKernel, belowKernel }

  func refusalOfWidth(_ axis: AxisRelation, _ place: Int) -> Refusal? {
    let padding = max(axis.padding.begin, axis.padding.end)
    switch widest {
    case .halfKernel where padding > axis.kernel / 2:
      return .paddingOverHalfKernel(axis: place, padding: padding, kernel: axis.kernel)
    case .belowKernel where padding >= axis.kernel:
      return .paddingNotBelowKernel(axis: place, padding: padding, kernel: axis.kernel)
    default: return nil
    }
  }
}

/// What a pooling takes from each window.
public enum PoolingKind: Equatable, Sendable {
  case max, min, avg, sum
  /// The p-th root of the sum of p-th powers, (Σ xᵖ)^(1/p).
  case lp(Norm)

  public var isPower: Bool {
    if case .lp = self { true } else { false }
  }
}

/// The p of a power average.
public enum Norm: Equatable, Sendable, ExpressibleByIntegerLiteral {
  case whole(Int)
  case real(Double)
  /// The greatest absolute value, which the root comes to as p grows.
  case infinite

  public init(integerLiteral value: Int) { self = .whole(value) }

  public var isWhole: Bool {
    if case .whole = self { true } else { false }
  }

  /// Whether a framework's formula, or the house's, has a value for it: p > 0, and any p but 0 where
  /// powers are averaged.
  func isDefined(by rule: PowerRule) -> Bool {
    switch self {
    case .whole(let p): p > 0 || p < 0 && rule == .averaged
    case .real(let p): p > 0 || p < 0 && rule == .averaged
    case .infinite: true
    }
  }
}

/// What becomes of the powers of a window.
public enum PowerRule: Equatable, Sendable {
  /// They are added, signs kept; a sum below 0 has no root.
  case signed
  /// Those of absolute values are added: ONNX.
  case absolute
  /// PyTorch: their average over the samples times the window's size, so that a window cut off by
  /// the end counts as a whole one; what has no real root is nan.
  case averaged
}

/// A pooling's sizes and words as typed, ready for a framework's rules.
public struct PoolingQuestion: Equatable, Sendable {
  public var sizes: SpatialSizes
  public var kind: PoolingKind
  /// nil where none was named.
  public var padding: PaddingRule?
  /// Whether an incomplete last window counts; nil where nothing was said.
  public var ceil: Bool?
  /// Whether a step left over is an error, unless the last window counts anyway.
  public var isStrict: Bool
  /// Whether averages count the cells of the padding; nil where nothing was said.
  public var countIncludePad: Bool?
  /// What averages are divided by whatever the window holds (PyTorch's `divisor_override`).
  public var fixedDivisor: Int?

  public init(
    sizes: SpatialSizes, kind: PoolingKind, padding: PaddingRule? = nil, ceil: Bool? = nil,
    isStrict: Bool = false, countIncludePad: Bool? = nil, fixedDivisor: Int? = nil
  ) {
    self.sizes = sizes
    self.kind = kind
    self.padding = padding
    self.ceil = ceil
    self.isStrict = isStrict
    self.countIncludePad = countIncludePad
    self.fixedDivisor = fixedDivisor
  }

  /// The question of a plane that is one window: the kernel is as large as the input.
  public static func global(
    input: [Int], kind: PoolingKind
  ) throws(ArithmeticError) -> PoolingQuestion {
    let ones = input.map { _ in 1 }
    return PoolingQuestion(
      sizes: try SpatialSizes(input: input, kernel: input, stride: ones, dilation: ones),
      kind: kind)
  }
}

/// A pooling whose sizes are settled.
public struct SettledPooling: Equatable, Sendable {
  public var axes: [SettledAxis]
  public var kind: PoolingKind
  public var divisor: DivisorRule
  /// Whether an incomplete last window counts.
  public var ceil: Bool
  public var powers: PowerRule
  var answersEmptyWindows: Bool

  public var relation: Relation { Relation(axes.map(\.relation)) }
  /// For each axis whether a last window was taken away because it would not have begun on the input
  /// or the padding before it.
  public var isClipped: [Bool] { axes.map(\.isClipped) }

  public var pooling: Pooling {
    Pooling(
      span: .sliding(relation), kind: kind, divisor: divisor, powers: powers,
      answersEmptyWindows: answersEmptyWindows)
  }
}

extension PoolingQuestion {
  /// Settles windows and divisors by the house's own rule (nil), which is PyTorch's and takes every
  /// padding word and uneven pairs too, or by a framework's.
  ///
  /// - Parameter refusing: whether what the framework does not do is refused; without it only the
  ///   sizes are asked for.
  /// - Throws: `.refused` for what the framework does not do; `.kernelExceedsInput`, `.notPositive`,
  ///   `.remainder`, `.axisCount`, `.overflow`; `.noSuchReading` for more than three axes.
  public func settled(by framework: Framework?, refusing: Bool = true) throws(ArithmeticError)
    -> SettledPooling
  {
    guard (1...3).contains(sizes.rank) else {
      throw .noSuchReading(input: sizes.input, kernel: sizes.kernel, dims: nil)
    }
    // Where the house refuses a pool it keeps to PyTorch's rules.
    let blamed = framework ?? .torch
    guard let rules = (framework ?? .house).pooling else { throw .refused(blamed, .noPooling) }
    let rule = padding ?? .valid
    if refusing, !rules.has(kind) { throw .refused(blamed, .poolKind(kind)) }
    if refusing, let refusal = rules.padding(kind).refusal(of: rule) ?? rules.refuses(self) {
      throw .refused(blamed, refusal)
    }
    if let fixedDivisor, fixedDivisor == 0 { throw .divisionByZero }
    if case .lp(let norm) = kind, !norm.isDefined(by: rules.powers) {
      throw .normOutOfRange(norm)
    }
    // Where only the sizes are asked for, a step left over is left out.
    let isStrict = isStrict && refusing
    let (law, padding) = try laws(rules, rule, isStrict)
    var axes: [SettledAxis] = []
    var taps = 1
    for axis in 0..<sizes.rank {
      let asked = try sizes.axis(axis, padding: rule)
      if refusing { try check(asked, rules, padding, axis, blamed) }
      var own = law
      if law == .clipped, asked.padding.end < 0 { own = .clippedCropped }
      let settled = try asked.settled(
        by: own, padding: padding, strictly: isStrict && !law.roundsUp,
        axis: SpatialAxis(axis, of: sizes.rank))
      if refusing, let refusal = rules.refusesAxis(settled, axis) {
        throw .refused(blamed, refusal)
      }
      axes.append(settled)
      let (product, overflow) = taps.multipliedReportingOverflow(by: asked.kernel)
      guard !overflow else { throw .overflow }
      taps = product
    }
    return SettledPooling(
      axes: axes, kind: kind,
      divisor: fixedDivisor.map { .fixed($0) }
        ?? (countIncludePad ?? rules.countsPadding ? .padded : .samples),
      ceil: law.roundsUp, powers: rules.powers, answersEmptyWindows: rules.answersEmptyWindows)
  }

  private func laws(_ rules: PoolingRules, _ rule: PaddingRule, _ isStrict: Bool)
    throws(ArithmeticError) -> (SizeLaw, PaddingLaw)
  {
    let padding = self.padding == nil ? PaddingLaw.numbers : rule.law
    var isPadded = false
    for axis in 0..<sizes.rank {
      var asked = try sizes.axis(axis, padding: rule)
      try asked.check(axis: SpatialAxis(axis, of: sizes.rank))
      if padding != .numbers { asked.padding = try padding.pair(of: asked) }
      isPadded = isPadded || asked.padding != .none
    }
    if let up = rules.roundingUp(ceil, isPadded) { return (up, padding) }
    if rule.isSame { return (.same, padding) }
    return (isStrict ? .strict : rule == .valid ? rules.valid : .convolution, padding)
  }

  /// Whether the padding is not too wide.
  private func check(
    _ asked: AxisSizes, _ rules: PoolingRules, _ padding: PaddingLaw, _ axis: Int,
    _ blamed: Framework
  ) throws(ArithmeticError) {
    var sizes = asked
    if padding != .numbers { sizes.padding = try padding.pair(of: asked) }
    let relation = AxisRelation(
      input: sizes.input, kernel: sizes.kernel, stride: sizes.stride, dilation: sizes.dilation,
      padding: sizes.padding, output: 1)
    guard self.padding?.isSame != true, let refusal = rules.refusalOfWidth(relation, axis) else {
      return
    }
    throw .refused(blamed, refusal)
  }
}

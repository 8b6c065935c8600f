/// A library whose rules Convo knows: a preset that turns what was typed into a padding pair and a
/// number of windows on each axis, and that refuses what the library refuses.
///
/// Each is one value in one file of this folder and one place in `allCases`. Nothing outside this
/// folder asks which framework it has.
public final class Framework: Sendable {
  /// What is typed after `as=`.
  public let name: String
  /// The name as its makers write it.
  public let title: String
  /// Whether a convolution turns the kernel through 180 degrees by itself.
  public let turnsKernel: Bool
  public let convolution: ConvolutionRules
  /// nil where it has no pooling.
  public let pooling: PoolingRules?
  /// nil where it has no transposed convolution.
  public let transposed: TransposedRules?
  public let unpooling: UnpoolingRules
  /// nil where it has no function that pads.
  public let bordering: BorderingRules?
  /// What is worth knowing beside a refusal.
  public let advice: @Sendable (Refusal) -> [String]

  init(
    name: String, title: String, turnsKernel: Bool = false, convolution: ConvolutionRules,
    pooling: PoolingRules? = nil, transposed: TransposedRules? = nil,
    unpooling: UnpoolingRules = UnpoolingRules(), bordering: BorderingRules? = nil,
    advice: @escaping @Sendable (Refusal) -> [String] = { _ in [] }
  ) {
    self.name = name
    self.title = title
    self.turnsKernel = turnsKernel
    self.convolution = convolution
    self.pooling = pooling
    self.transposed = transposed
    self.unpooling = unpooling
    self.bordering = bordering
    self.advice = advice
  }

  /// The one that `as=` names.
  public static func named(_ name: String) -> Framework? { allCases.first { $0.name == name } }

  /// The padding of a convolution when none is named.
  public var defaultPadding: PaddingRule { convolution.usual }

  /// The border of a convolution when none is named.
  public var defaultMode: PaddingMode { convolution.usualMode }
}

extension Framework: CaseIterable, Equatable {
  public static let allCases: [Framework] = [
    .torch, .tf, .keras, .jax, .onnx, .theano, .caffe, .scipy, .numpy, .matlab, .opencv,
  ]

  /// Those of which something holds.
  public static func having(_ holds: (Framework) -> Bool) -> [Framework] { allCases.filter(holds) }

  public static func == (left: Framework, right: Framework) -> Bool { left === right }
}

/// Which paddings an operation takes.
public struct PaddingTerms: Sendable {
  /// The words, in the order they are best listed.
  public var words: [PaddingRule]
  public var numbers: Numbers
  /// Whether negative numbers crop.
  public var mayCrop: Bool

  public enum Numbers: Sendable {
    /// None but 0.
    case none
    /// The same before and after.
    case alike
    case pairs
  }

  init(_ words: [PaddingRule], numbers: Numbers, mayCrop: Bool = false) {
    self.words = words
    self.numbers = numbers
    self.mayCrop = mayCrop
  }

  static let all = PaddingTerms(
    [.valid, .full, .same, .sameLower, .half, .causal], numbers: .pairs, mayCrop: true)

  func refusal(of rule: PaddingRule) -> Refusal? {
    guard case .explicit(let pairs) = rule else {
      return words.contains(rule) ? nil : .paddingWord(rule)
    }
    switch numbers {
    case .pairs: break
    case .alike:
      if let axis = pairs.firstIndex(where: { !$0.isEven }) {
        return .unevenPadding(axis: axis, pairs[axis])
      }
    case .none: if pairs.contains(where: { $0 != .none }) { return .explicitPadding }
    }
    guard !mayCrop, let axis = pairs.firstIndex(where: { $0.begin < 0 || $0.end < 0 }) else {
      return nil
    }
    return .negativePadding(axis: axis, pairs[axis])
  }
}

/// What a framework does not do, as facts; the words are written where diagnostics are.
public enum Refusal: Equatable, Sendable {
  /// The padding word is not one of its own.
  case paddingWord(PaddingRule)
  /// It takes numbers nowhere, or words nowhere.
  case explicitPadding
  case unevenPadding(axis: Int, PaddingPair)
  case negativePadding(axis: Int, PaddingPair)
  case sameWithStride(Int)
  case sameWithDilation(Int)
  case strideWithDilation(stride: Int, dilation: Int)
  case stride(Int)
  case dilation(Int)
  case groups(Int)
  case rank(Int)
  /// Causal padding is for signals alone.
  case causalRank(Int)
  case paddingOverHalfKernel(axis: Int, padding: Int, kernel: Int)
  case paddingNotBelowKernel(axis: Int, padding: Int, kernel: Int)
  case paddingMode(PaddingMode)
  case poolDilation(Int)
  case ceil
  case ceilWithPadding
  /// Its specification says so many windows, and its runtime makes so many others.
  case ceilWithValid(specified: Int, run: Int)
  /// What SAME comes to is negative, and is not settled there.
  case negativeSame(axis: Int, total: Int)
  case countIncludePadding(Bool)
  case fixedDivisor
  /// The last window would lie beyond every sample.
  case emptyWindow(axis: Int)
  case noTransposed
  case noPooling
  case noPadding
  case poolKind(PoolingKind)
  case norm(Norm)
  case windowBeyondInput(axis: Int, kernel: Int, input: Int)
  case bias
  case outputPadding(Int)
  case outputPaddingNotBelowStride(Int, stride: Int)
  case outputShape
  case emptyResult
  case kernelNotWithinInput
  case operation(String)
}

/// One axis whose sizes are settled.
public struct SettledAxis: Equatable, Sendable {
  /// Of a transposed convolution or an unpooling that of the convolution or pooling it undoes: its
  /// input is what comes out, its windows are what goes in.
  public var relation: AxisRelation
  /// The law that settled the size, and that of the padding.
  public var law: SizeLaw
  public var padding: PaddingLaw
  /// The padding as typed, which JAX's transposed convolution counts from the other side.
  public var typedPadding = PaddingPair.none
  /// a, between 0 and s − 1 where the sizes can be told apart by it; negative when a framework crops.
  public var outputPadding = 0
  /// Whether input and kernel changed places.
  public var isExchanged = false

  public init(_ relation: AxisRelation, law: SizeLaw, padding: PaddingLaw = .numbers) {
    self.init(
      relation: relation, law: law, padding: padding, typedPadding: relation.padding)
  }

  init(
    relation: AxisRelation, law: SizeLaw, padding: PaddingLaw, typedPadding: PaddingPair = .none,
    outputPadding: Int = 0
  ) {
    self.relation = relation
    self.law = law
    self.padding = padding
    self.typedPadding = typedPadding
    self.outputPadding = outputPadding
  }

  /// o, or o′ of what undoes another.
  public var size: Int { law.isTransposed ? relation.input : relation.output }

  /// Whether a last window was taken away because it would not have begun on the input or the
  /// padding before it.
  public var isClipped: Bool {
    switch law {
    case .clipped, .clippedCropped, .partial:
      let full = try? Laws.ceiling(AxisSizes(relation).terms(in: WholeSize.self)).value
      return relation.output < full ?? 0
    default: return false
    }
  }
}

extension AxisSizes {
  /// The windows that a law counts, with the paddings that a word comes to.
  ///
  /// - Parameter strictly: whether a step left over is an error.
  /// - Throws: `.notPositive`, `.overflow`; `.kernelExceedsInput` when not one window fits;
  ///   `.remainder`.
  func settled(by law: SizeLaw, padding: PaddingLaw, strictly: Bool = false, axis: SpatialAxis)
    throws(ArithmeticError) -> SettledAxis
  {
    var sizes = self
    try sizes.check(axis: axis)
    if padding != .numbers {
      sizes.padding = try padding.pair(of: sizes)
      try sizes.check(axis: axis)
    }
    let (available, reach) = (sizes.padded, sizes.reach)
    let room = available - reach
    guard law == .partial || room + (law.roundsUp ? stride - 1 : 0) >= 0 else {
      throw .kernelExceedsInput(axis: axis, reach: reach, available: available)
    }
    if strictly, room % stride != 0 { throw .remainder(axis: axis, steps: room, stride: stride) }
    let output = try law.size(sizes.terms(in: WholeSize.self)).value
    guard output > 0 else {
      throw .kernelExceedsInput(axis: axis, reach: reach, available: available)
    }
    return SettledAxis(
      relation: AxisRelation(
        input: input, kernel: kernel, stride: stride, dilation: dilation, padding: sizes.padding,
        output: output),
      law: law, padding: padding, typedPadding: self.padding)
  }
}

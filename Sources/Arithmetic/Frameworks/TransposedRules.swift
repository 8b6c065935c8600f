/// How a framework transposes a convolution.
public struct TransposedRules: Sendable {
  var padding: PaddingTerms
  /// How a padding is settled; `asksSize` where an output size is asked for.
  var way: @Sendable (_ rule: PaddingRule, _ asksSize: Bool) -> Way = { rule, _ in
    .cropping(rule.law)
  }
  var refuses: @Sendable (TransposedQuestion) -> Refusal? = { _ in nil }
  /// By what it says which of several sizes is meant.
  public var choice = Choice.outputPadding
  /// Whether the kernel is laid on turned, as a convolution over the stretched input that does not
  /// turn it does: JAX's.
  public var turnsKernel = false

  public var paddingWords: [PaddingRule] { padding.words }

  public enum Choice: Sendable { case outputPadding, outputShape, padding }

  /// What is given and what follows along an axis.
  enum Way: Sendable {
    /// The padding is given, and the size follows from a, or a from the size asked for.
    case cropping(PaddingLaw)
    /// The size is given, one that the convolution takes back to i′; its padding is cropped.
    ///
    /// `usual` is the size where none is asked for, `extra` that with an output padding.
    case sizing(usual: SizeLaw, extra: SizeLaw, PaddingLaw)
    /// The size is given, i′s where none is; all beyond it is cropped.
    case target(oddFirst: Bool)

    /// TensorFlow's and Keras's way, the house's for `same`.
    ///
    /// - Parameter extra: the law of SAME with an output padding.
    static func bySize(_ rule: PaddingRule, extra: SizeLaw = .transposedSameExtra) -> Way {
      switch rule {
      case .same: .sizing(usual: .transposedSame, extra: extra, .sameOfOutput)
      case .sameLower: .sizing(usual: .transposedSame, extra: extra, .sameLowerOfOutput)
      default: .sizing(usual: .transposedValid, extra: .transposed, .none)
      }
    }
  }
}

/// A transposed convolution's sizes and words as typed, ready for a framework's rules.
///
/// The relation it asks for is that of the convolution it transposes: `input` of the relation is the
/// transposed convolution's output, the relation's windows are its input.
public struct TransposedQuestion: Equatable, Sendable {
  /// `input` is the transposed convolution's input.
  public var sizes: SpatialSizes
  public var padding: PaddingRule?
  /// a, cells computed beyond the end; nil where none was named.
  public var outputPadding: [Int]?
  /// The output that was asked for; nil where none was named.
  public var outputShape: [Int]?

  public init(
    sizes: SpatialSizes, padding: PaddingRule? = nil, outputPadding: [Int]? = nil,
    outputShape: [Int]? = nil
  ) {
    self.sizes = sizes
    self.padding = padding
    self.outputPadding = outputPadding
    self.outputShape = outputShape
  }

  /// Why a framework refuses an output padding that is not below the stride.
  var refusalOfWideOutputPadding: Refusal? {
    guard let outputPadding else { return nil }
    return zip(outputPadding, sizes.stride).first { $0 > 0 && $0 >= $1 }
      .map { .outputPaddingNotBelowStride($0.0, stride: $0.1) }
  }

  /// Settles paddings and sizes by the house's own rule (nil) or by a framework's.
  ///
  /// - Parameter refusing: whether what the framework does not do, or what no convolution takes
  ///   back, is refused; without it only the sizes are asked for.
  /// - Throws: `.impossibleOutputShape` with every legal size, `.outputPaddingTooLarge`, `.refused`,
  ///   `.notPositive`, `.negative`, `.axisCount`, `.overflow`.
  public func settled(by framework: Framework?, refusing: Bool = true) throws(ArithmeticError)
    -> [SettledAxis]
  {
    let rules = try rules(of: framework, refusing: refusing)
    var axes: [SettledAxis] = []
    for axis in 0..<sizes.rank {
      axes.append(try line(axis, rules).settled(refusing: refusing))
    }
    return axes
  }

  /// The sizes that `outputShape` can ask for along an axis, without a gap; there may be none.
  ///
  /// - Throws: as `settled`.
  public func legalSizes(axis: Int, by framework: Framework?) throws(ArithmeticError)
    -> Range<Int>
  {
    var asking = self
    asking.outputShape = sizes.input
    return try asking.line(axis, try asking.rules(of: framework, refusing: true)).legal
  }

  private func rules(of framework: Framework?, refusing: Bool) throws(ArithmeticError)
    -> TransposedRules
  {
    let blamed = framework ?? .house
    if let outputShape, outputShape.count != sizes.rank {
      throw .axisCount(.outputShape, expected: sizes.rank, actual: outputShape.count)
    }
    if let outputPadding, outputPadding.count != sizes.rank {
      throw .axisCount(.outputPadding, expected: sizes.rank, actual: outputPadding.count)
    }
    guard let rules = blamed.transposed else { throw .refused(blamed, .noTransposed) }
    if refusing,
      let refusal = rules.padding.refusal(of: padding ?? .valid) ?? rules.refuses(self)
    {
      throw .refused(blamed, refusal)
    }
    return rules
  }

  private func line(_ axis: Int, _ rules: TransposedRules) throws(ArithmeticError)
    -> TransposedLine
  {
    let place = SpatialAxis(axis, of: sizes.rank)
    let rule = padding ?? .valid
    var sizes = try self.sizes.axis(axis, padding: rule)
    try sizes.check(axis: place)
    let extra = outputPadding?[axis]
    if let extra, extra < 0 { throw .negative(.outputPadding, axis: place, value: extra) }
    if let extra, extra >= AxisSizes.bound { throw .overflow }
    sizes.outputPadding = extra ?? 0
    let full = try Laws.stamps(sizes.terms(in: WholeSize.self)).value
    guard full - sizes.reach < AxisSizes.bound else { throw .overflow }
    var way = rules.way(rule, outputShape != nil)
    // Where no padding is named and none is usual there is nothing to say about it.
    if padding == nil, case .cropping(PaddingLaw.none) = way { way = .cropping(.numbers) }
    return TransposedLine(
      axis: place, sizes: sizes, way: way, full: full,
      extra: extra, asked: outputShape?[axis])
  }
}

/// One axis of a transposed convolution on its way to being settled.
private struct TransposedLine {
  let axis: SpatialAxis
  let sizes: AxisSizes
  let way: TransposedRules.Way
  /// F = (i′ − 1)s + k̂, the length of all stamps before anything is cropped.
  let full: Int
  let extra: Int?
  let asked: Int?

  private func size(by law: SizeLaw, _ padding: PaddingPair = .none) throws(ArithmeticError)
    -> Int
  {
    var sizes = sizes
    sizes.padding = padding
    return try law.size(sizes.terms(in: WholeSize.self)).value
  }

  var legal: Range<Int> {
    get throws(ArithmeticError) {
      switch way {
      case .cropping(let law):
        let least = full - (try law.pair(of: sizes)).total
        return max(least, 1)..<max(least + sizes.stride, 1)
      case .sizing(_, _, .none): return full..<(full + sizes.stride)
      case .sizing:
        let most = try size(by: .transposedSame)
        return (most - sizes.stride + 1)..<(most + 1)
      case .target: return 1..<(full + max(sizes.stride, sizes.outputPadding + 1))
      }
    }
  }

  func settled(refusing: Bool) throws(ArithmeticError) -> SettledAxis {
    switch way {
    case .cropping(let law): return try byPadding(law, refusing)
    case .sizing(let usual, let more, let law):
      return try bySize(extra == nil ? usual : more, law, refusing)
    case .target(let oddFirst): return try byTarget(oddFirst)
    }
  }

  private func impossible(_ asked: Int, _ legal: Range<Int>) -> ArithmeticError {
    .impossibleOutputShape(axis: axis, asked: asked, legal: legal)
  }

  private func byPadding(_ law: PaddingLaw, _ refusing: Bool) throws(ArithmeticError)
    -> SettledAxis
  {
    let pair = try law.pair(of: sizes)
    var a = extra ?? 0
    let least = full - pair.total
    if let asked {
      let legal = try legal
      guard legal.contains(asked) else { throw impossible(asked, legal) }
      if let extra, least + extra != asked {
        let only = max(least + extra, 1)
        throw impossible(asked, only..<max(least + extra + 1, only))
      }
      a = asked - least
    }
    let limit = max(sizes.stride, sizes.dilation)
    guard !refusing || a < limit else {
      throw .outputPaddingTooLarge(axis: axis, value: a, limit: limit)
    }
    return try settled(.transposed, law, pair, output: least + a, a: a)
  }

  private func bySize(_ law: SizeLaw, _ padding: PaddingLaw, _ refusing: Bool)
    throws(ArithmeticError) -> SettledAxis
  {
    let usual = try size(by: law)
    let legal = try legal
    let target = asked ?? usual
    guard !refusing || legal.contains(target) else {
      guard asked == nil, let extra else { throw impossible(target, legal) }
      let least = usual - extra
      throw .outputPaddingImpossible(
        axis: axis, extra,
        legal: max(legal.lowerBound - least, 0)..<max(legal.upperBound - least, 0))
    }
    if let asked, extra != nil, asked != usual { throw impossible(asked, usual..<(usual + 1)) }
    let pair = try padding.pair(of: sizes, output: target)
    return try settled(
      asked == nil || asked == usual ? law : .transposed, padding, pair, output: target,
      a: target - full + pair.total)
  }

  private func byTarget(_ oddFirst: Bool) throws(ArithmeticError) -> SettledAxis {
    var target = try size(by: .transposedSame)
    if let asked { target = asked }
    guard target > 0 else { throw .notPositive(.outputShape, axis: axis, value: target) }
    let legal = try legal
    guard asked == nil || legal.contains(target) else { throw impossible(target, legal) }
    let total = max(full + sizes.outputPadding - target, 0)
    let small = total / 2
    let pair = oddFirst ? PaddingPair(total - small, small) : PaddingPair(small, total - small)
    return try settled(
      asked == nil ? .transposedSame : .transposed, .numbers, pair, output: target,
      a: target - full + total)
  }

  private func settled(
    _ law: SizeLaw, _ padding: PaddingLaw, _ pair: PaddingPair, output: Int, a: Int
  ) throws(ArithmeticError) -> SettledAxis {
    guard output > 0 else { throw .notPositive(.output, axis: axis, value: output) }
    return SettledAxis(
      relation: AxisRelation(
        input: output, kernel: sizes.kernel, stride: sizes.stride, dilation: sizes.dilation,
        padding: pair, output: sizes.input),
      law: law, padding: padding, typedPadding: sizes.padding, outputPadding: a)
  }
}

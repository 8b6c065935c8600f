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
}

/// One axis of a transposed convolution, settled: o′ = (i′ − 1)s + k̂ + a − p₀ − p₁.
public struct TransposedAxis: Equatable, Sendable {
  /// The convolution that is transposed; its input is o′ and its windows are i′.
  public var relation: AxisRelation
  /// a, between 0 and s − 1 where the sizes can be told apart by it; negative when a framework crops.
  public var outputPadding: Int
}

extension TransposedQuestion {
  /// Settles paddings and sizes by the house's own rule (nil) or by a framework's.
  ///
  /// - Throws: `.impossibleOutputShape` with every legal size, `.outputPaddingTooLarge`, `.refused`.
  public func settled(by framework: Framework?) throws(ArithmeticError) -> [TransposedAxis] {
    if let outputShape, outputShape.count != sizes.rank {
      throw .axisCount(.outputShape, expected: sizes.rank, actual: outputShape.count)
    }
    if let outputPadding, outputPadding.count != sizes.rank {
      throw .axisCount(.outputPadding, expected: sizes.rank, actual: outputPadding.count)
    }
    if let framework, let refusal = refusal(of: framework) { throw .refused(framework, refusal) }
    var axes: [TransposedAxis] = []
    for axis in 0..<sizes.rank { axes.append(try settled(axis, framework)) }
    return axes
  }

  private func settled(_ axis: Int, _ framework: Framework?) throws(ArithmeticError)
    -> TransposedAxis
  {
    let place = SpatialAxis(axis, of: sizes.rank)
    let size = try AxisSize(
      axis: place, input: sizes.input[axis], kernel: sizes.kernel[axis],
      stride: sizes.stride[axis], dilation: sizes.dilation[axis], padding: .none)
    let (steps, overflow) = (size.input - 1).multipliedReportingOverflow(by: size.stride)
    guard !overflow, steps < 1 << 40 else { throw .overflow }
    let extra = outputPadding?[axis]
    if let extra, extra < 0 { throw .negative(.outputPadding, axis: place, value: extra) }
    if let extra, extra >= 1 << 40 { throw .overflow }
    let line = TransposedLine(
      axis: place, size: size, full: steps + size.reach, extra: extra, asked: outputShape?[axis])
    switch padding ?? .valid {
    case .explicit(let pairs):
      guard pairs.count == sizes.rank else {
        throw .axisCount(.padding, expected: sizes.rank, actual: pairs.count)
      }
      _ = try AxisSize(
        axis: place, input: size.input, kernel: size.kernel, stride: size.stride,
        dilation: size.dilation, padding: pairs[axis])
      return framework == .onnx && line.asked != nil
        ? try line.onnxTarget(evenFirst: false)
        : try line.byPadding(pairs[axis])
    case .valid:
      switch framework {
      case .tf, .keras: return try line.bySizes(defaultSize: line.kerasValid, same: false)
      case .onnx where line.asked != nil: return try line.onnxTarget(evenFirst: false)
      default: return try line.byPadding(.none)
      }
    case .same:
      if framework == .onnx { return try line.onnxTarget(evenFirst: true) }
      return try line.bySizes(
        defaultSize: framework == .keras ? line.kerasSame : line.same, same: true)
    case .sameLower:
      if framework == .onnx { return try line.onnxTarget(evenFirst: false) }
      return try line.bySizes(defaultSize: line.same, same: true, lower: true)
    case .full:
      return try line.byPadding(PaddingPair(size.reach - 1, size.reach - 1))
    case .half: return try line.byPadding(PaddingPair(size.reach / 2, size.reach / 2))
    case .causal: return try line.byPadding(PaddingPair(size.reach - 1, 0))
    }
  }

  private var refusalOfNegativePadding: Refusal? {
    guard case .explicit(let pairs) = padding,
      let axis = pairs.firstIndex(where: { $0.begin < 0 || $0.end < 0 })
    else { return nil }
    return .negativePadding(axis: axis, pairs[axis])
  }

  private func refusal(of framework: Framework) -> Refusal? {
    let stride = sizes.stride.max() ?? 1
    let dilation = sizes.dilation.max() ?? 1
    if let refusal = refusalOfNegativePadding { return refusal }
    switch framework {
    case .scipy, .numpy, .matlab, .opencv: return .noTransposed
    case .torch, .caffe, .theano:
      if case .explicit(let pairs) = padding {
        if let axis = pairs.firstIndex(where: { !$0.isEven }) {
          return .unevenPadding(axis: axis, pairs[axis])
        }
      } else if let padding, padding != .valid {
        return .paddingWord(padding)
      }
      if framework == .caffe, let extra = outputPadding?.max(), extra > 0 {
        return .outputPadding(extra)
      }
    case .tf, .keras:
      if case .explicit(let pairs) = padding, pairs.contains(where: { $0 != .none }) {
        return .explicitPadding
      }
      if let padding, ![.valid, .same].contains(padding), !padding.isExplicit {
        return .paddingWord(padding)
      }
      if framework == .tf, let extra = outputPadding?.max(), extra > 0 {
        return .outputPadding(extra)
      }
      if framework == .keras, stride > 1, dilation > 1 {
        return .strideWithDilation(stride: stride, dilation: dilation)
      }
    case .onnx:
      if let padding, !padding.isExplicit, ![.valid, .same, .sameLower].contains(padding) {
        return .paddingWord(padding)
      }
      if let extra = outputPadding {
        for axis in extra.indices where extra[axis] >= sizes.stride[axis] && extra[axis] > 0 {
          return .outputPadding(extra[axis])
        }
      }
    }
    return nil
  }
}

extension PaddingRule {
  public var isExplicit: Bool {
    if case .explicit = self { return true }
    return false
  }
}

/// One axis on its way to being settled.
private struct TransposedLine {
  let axis: SpatialAxis
  let size: AxisSize
  /// F = (i′ − 1)s + k̂, the length of all stamps before anything is cropped.
  let full: Int
  let extra: Int?
  let asked: Int?

  var same: Int { size.input * size.stride }

  /// Keras without output_padding: i′·s + max(k̂ − s, 0); with it (i′ − 1)s + k̂ + a.
  var kerasValid: Int {
    extra.map { full + $0 } ?? size.input * size.stride + max(size.reach - size.stride, 0)
  }

  /// Keras without output_padding: i′·s; with it (i′ − 1)s + k̂ mod 2 + a.
  var kerasSame: Int {
    extra.map { (size.input - 1) * size.stride + size.reach % 2 + $0 } ?? same
  }

  /// Explicit padding: the output size follows from a, or a from the output size asked for.
  func byPadding(_ pair: PaddingPair) throws(ArithmeticError) -> TransposedAxis {
    let smallest = full - pair.begin - pair.end
    var a = extra ?? 0
    if let asked {
      let end = smallest + size.stride
      let legal = max(smallest, 1)..<max(end, 1)
      guard legal.contains(asked) else {
        throw .impossibleOutputShape(axis: axis, asked: asked, legal: legal)
      }
      if let extra, smallest + extra != asked {
        let only = max(smallest + extra, 1)
        throw .impossibleOutputShape(
          axis: axis, asked: asked, legal: only..<max(smallest + extra + 1, only))
      }
      a = asked - smallest
    }
    let limit = max(size.stride, size.dilation)
    guard a < limit else { throw .outputPaddingTooLarge(axis: axis, value: a, limit: limit) }
    return try axis(pair: pair, output: smallest + a, extra: a)
  }

  /// TensorFlow's and Keras's way: a size is legal when the convolution takes it back to i′; the crop
  /// is the padding that convolution would have added.
  func bySizes(defaultSize: Int, same: Bool, lower: Bool = false) throws(ArithmeticError)
    -> TransposedAxis
  {
    let legal =
      same
      ? ((size.input - 1) * size.stride + 1)..<(size.input * size.stride + 1)
      : full..<(full + size.stride)
    let target = asked ?? defaultSize
    guard legal.contains(target) else {
      throw .impossibleOutputShape(axis: axis, asked: target, legal: legal)
    }
    guard same else { return try axis(pair: .none, output: target, extra: target - full) }
    let total = max((size.input - 1) * size.stride + size.reach - target, 0)
    let small = total / 2
    let pair = lower ? PaddingPair(total - small, small) : PaddingPair(small, total - small)
    return try axis(pair: pair, output: target, extra: target - full + total)
  }

  /// ONNX: the padding is what is left over of the output asked for (i′·s where none is); the odd
  /// cell is cropped at the end under SAME_UPPER and at the beginning otherwise.
  func onnxTarget(evenFirst: Bool) throws(ArithmeticError) -> TransposedAxis {
    let target = asked ?? same
    guard target > 0 else { throw .notPositive(.outputShape, axis: axis, value: target) }
    let total = full + (extra ?? 0) - target
    guard total >= 0 || asked == nil || target < full + size.stride else {
      throw .impossibleOutputShape(
        axis: axis, asked: target, legal: 1..<(full + size.stride))
    }
    let small = max(total, 0) / 2
    let rest = max(total, 0) - small
    let pair = evenFirst ? PaddingPair(small, rest) : PaddingPair(rest, small)
    return try axis(pair: pair, output: target, extra: target - full + pair.total)
  }

  private func axis(pair: PaddingPair, output: Int, extra: Int) throws(ArithmeticError)
    -> TransposedAxis
  {
    guard output > 0 else { throw .notPositive(.output, axis: axis, value: output) }
    return TransposedAxis(
      relation: AxisRelation(
        input: output, kernel: size.kernel, stride: size.stride, dilation: size.dilation,
        padding: pair, output: size.input),
      outputPadding: extra)
  }
}

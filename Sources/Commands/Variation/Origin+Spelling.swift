internal import Arithmetic
internal import Syntax

extension Origin {
  /// A command that computes this, for a computation made out of `original` by changing its options:
  /// `conv x k stride=2 flip`.
  ///
  /// - Returns: nil where other numbers went in, or where no options give these windows.
  public func spelling(insteadOf original: Origin) -> String? {
    switch (self, original) {
    case (.convolution(let problem), .convolution(let before)):
      return problem.spelling("conv", insteadOf: before)
    case (.matrix(let view), .matrix(let before)):
      guard view.isOfInput == before.isOfInput else { return nil }
      let words =
        (view.isOfInput ? " of=x" : "")
        + (view.order == .row ? "" : " order=\(view.order.rawValue)")
      return view.problem.spelling("toeplitz", insteadOf: before.problem).map { $0 + words }
    case (.transposed(let problem), .transposed(let before)):
      return problem.spelling(insteadOf: before)
    case (.pooling(let problem), .pooling(let before)):
      return problem.spelling(insteadOf: before)
    case (.sizes(let sizes), .sizes): return sizes.spelling
    default: return nil
    }
  }
}

extension ConvolutionProblem {
  fileprivate func spelling(_ name: String, insteadOf before: ConvolutionProblem) -> String? {
    guard input.isSame(as: before.input), kernel.isSame(as: before.kernel), framework == nil,
      !swapsOperands, let fitting = try? axisSizes.relation(), fitting == relation,
      let bias = bias.spelled, border.isZero, let x = input.spelled, let k = kernel.spelled
    else { return nil }
    var words = [name, x, k] + bias + axisSizes.spelled
    if layout.groups > 1 { words.append("groups=\(layout.groups)") }
    if convolution.mode != .zeros { words.append("padding_mode=\(convolution.mode.rawValue)") }
    if turnsKernel { words.append("flip") }
    if layout.order == .channelsLast { words.append("layout=NHWC") }
    return words.joined(separator: " ")
  }
}

extension TransposedProblem {
  fileprivate func spelling(insteadOf before: TransposedProblem) -> String? {
    guard input.isSame(as: before.input), kernel.isSame(as: before.kernel), framework == nil,
      let x = input.spelled, let k = kernel.spelled, let bias = bias.spelled,
      axisSizes.allSatisfy({ $0.outputPadding >= 0 })
    else { return nil }
    var words = ["transpose", x, k] + bias + axisSizes.spelled
    let extra = axisSizes.map(\.outputPadding)
    if extra.contains(where: { $0 != 0 }) {
      words.append("output_padding=\(ShapeText.packed(extra))")
    }
    if turnsKernel { words.append("flip") }
    return words.joined(separator: " ")
  }
}

extension PoolingProblem {
  fileprivate func spelling(insteadOf before: PoolingProblem) -> String? {
    guard input.isSame(as: before.input), framework == nil, let x = input.spelled,
      let axes = axisSizes, let fitting = try? axes.relation(), fitting == relation,
      pooling.kind.word != "lp"
    else { return nil }
    var words = [
      "pool", x, pooling.kind.word, ShapeText.typed(axes.map(\.kernel)),
      "stride=\(ShapeText.packed(axes.map(\.stride)))",
    ]
    words += axes.spelled.filter { !$0.hasPrefix("stride=") }
    if pooling.kind == .avg, pooling.divisor == .samples { words.append("count_include_pad=false") }
    return words.joined(separator: " ")
  }
}

extension SizeComputation {
  fileprivate var spelling: String? {
    guard formula == .usual, counting == CountFormula(), !swapsResult, !roundsUp, axes.count == 1,
      let axis = axes.first, operation == .convolution, axis.padding.isEven
    else { return nil }
    var words = ["shape", "i=\(axis.input)", "k=\(axis.kernel)"]
    if axis.stride != 1 { words.append("s=\(axis.stride)") }
    if axis.padding.begin != 0 { words.append("p=\(axis.padding.begin)") }
    if axis.dilation != 1 { words.append("d=\(axis.dilation)") }
    return words.joined(separator: " ")
  }
}

extension [AxisSizes] {
  /// The options that differ from their defaults.
  fileprivate var spelled: [String] {
    var words: [String] = []
    if contains(where: { $0.stride != 1 }) {
      words.append("stride=\(ShapeText.packed(map(\.stride)))")
    }
    if contains(where: { $0.padding != .none }) {
      words.append("padding=\(paddingSpelled)")
    }
    if contains(where: { $0.dilation != 1 }) {
      words.append("dilation=\(ShapeText.packed(map(\.dilation)))")
    }
    return words
  }
}

extension [AxisSizes] {
  /// Along a single axis `(1,0)` is begin and end.
  private var paddingSpelled: String {
    guard count == 1, let pair = first?.padding, !pair.isEven else {
      return PaddingText.typed(map(\.padding))
    }
    return "(\(pair.begin),\(pair.end))"
  }
}

extension ShapeText {
  /// `2` or `(2,1)`, without spaces, as options have it.
  fileprivate static func packed(_ numbers: [Int]) -> String {
    perAxis(numbers).replacing(" ", with: "")
  }
}

extension Operand {
  fileprivate func isSame(as other: Operand) -> Bool {
    shape == other.shape && tensor == other.tensor
  }

  /// Its name, or its shape where there is no more of it; nil for numbers without a name, which may
  /// be nobody's business.
  fileprivate var spelled: String? {
    if tensor == nil { return shape.map(String.init).joined(separator: "x") }
    return isVariable ? name : nil
  }
}

extension Tensor? {
  /// The option that gives this bias; nil for one that cannot be written in a few whole numbers.
  fileprivate var spelled: [String]? {
    guard let self else { return [] }
    guard let numbers = self.intValues, numbers.count <= 4 else { return nil }
    if numbers.count == 1 { return ["bias=\(numbers[0])"] }
    return ["bias=[" + numbers.map(String.init).joined(separator: " ") + "]"]
  }
}

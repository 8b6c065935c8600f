internal import Arithmetic
internal import Syntax

/// The words for what can be wrong with the numbers of a call, and the place each number came from.
extension Call {
  func diagnostic(for error: ArithmeticError) -> Diagnostic {
    switch error {
    case .tooManyCells, .tooManyAxes, .tooMuchWork, .numberTooLong, .tooManyTerms,
      .tooMuchMemory, .overflow, .interrupted, .negativeSize:
      return boundsDiagnostic(error)
    case .kernelExceedsInput, .notPositive, .negative, .axisCount, .remainder, .paddingTooWide,
      .negativePaddingNeedsZeros:
      return relationDiagnostic(error)
    case .noSuchReading, .ambiguousReading, .channelMismatch, .groupsDoNotDivide, .biasCount:
      return layoutDiagnostic(error)
    case .impossibleOutputShape, .outputPaddingTooLarge, .duplicatePlaces:
      return outputDiagnostic(error)
    case .refused(let framework, let refusal):
      return refusalDiagnostic(framework, refusal)
    default:
      return error.plainDiagnostic(at: span)
    }
  }

  /// The parameter that gives a quantity.
  private func parameter(of quantity: Quantity) -> Parameter {
    switch quantity {
    case .input, .channels, .output: .input
    case .kernel, .filters: .kernel
    case .stride: .stride
    case .padding: .padding
    case .dilation: .dilation
    case .groups: .groups
    case .bias: .bias
    case .outputPadding: .outputPadding
    case .outputShape: .outputShape
    case .upstream: .upstream
    case .indices: .indices
    }
  }

  private func place(of quantity: Quantity) -> Span { span(of: parameter(of: quantity)) }

  private func boundsDiagnostic(_ error: ArithmeticError) -> Diagnostic {
    switch error {
    case .tooManyCells(let shape, let limit):
      return Diagnostic(
        .tooLarge,
        "this would have \(ShapeText.times(shape)) cells, more than the limit of \(limit)",
        labels: [.init(span)], help: Self.raisingLimit(for: shape))
    case .tooMuchWork(let limit):
      return Diagnostic(
        .tooLarge, "this would take more than \(limit) multiplications",
        labels: [.init(span)], help: ["smaller shapes or a longer stride take fewer"])
    default: return error.plainDiagnostic(at: span)
    }
  }

  /// How the limit is raised, where it can be.
  private static func raisingLimit(for shape: [Int]) -> [String] {
    let needed = shape.reduce(1) { $0.multipliedSafely(by: $1) }
    guard needed > 0, needed <= Int(Int32.max) else { return ["that is beyond any limit"] }
    return ["set limit \(needed) would allow it"]
  }

  private func relationDiagnostic(_ error: ArithmeticError) -> Diagnostic {
    switch error {
    case .kernelExceedsInput(let axis, let reach, let available):
      return kernelTooLarge(axis, reach, available)
    case .notPositive(let quantity, let axis, let value):
      return notPositive(quantity, axis, value)
    case .negative(let quantity, _, let value):
      return Diagnostic(
        quantity == .outputPadding ? .outputPadding : .badPadding,
        "\(parameter(of: quantity).name) is \(value), and must not be negative",
        labels: [.init(place(of: quantity))])
    case .axisCount(let quantity, let expected, let actual):
      return axisCount(parameter(of: quantity), actual, expected)
    case .remainder(let axis, let steps, let stride):
      return Diagnostic(
        .strideRemainder,
        "stride \(stride) does not divide the \(Count(steps, "step")) along "
          + "\(AxisName.plural(axis, of: axisRank)): \(steps % stride) left over",
        labels: [.init(place(of: .stride))],
        help: [
          "stride_rule=floor leaves the rest out, as the frameworks do",
          "or pad so that i + 2p − k is a multiple of \(stride)",
        ], lesson: "stride")
    case .paddingTooWide(let axis, let padding, let size, let mode):
      let most = mode == .reflect ? size - 1 : size
      return Diagnostic(
        .badPadding,
        "padding \(padding) with \(mode.rawValue) needs more than the "
          + "\(AxisName.count(size, axis, of: axisRank)) there are to \(mode == .circular ? "go round" : "mirror")",
        labels: [.init(place(of: .padding))],
        help: ["\(mode.rawValue) reaches \(Count(most, "cell")) at most; replicate has no limit"])
    default: return error.plainDiagnostic(at: span)
    }
  }

  /// The number of spatial axes, as far as it can be told from the arguments.
  private var axisRank: Int {
    if let spatialRank { return spatialRank }
    guard let kernel = try? operand(.kernel, letter: "k"),
      let input = try? operand(.input, letter: "x")
    else { return (try? operand(.input, letter: "x"))?.shape.count ?? 2 }
    if kernel.shape.count == input.shape.count, kernel.shape.count <= 3 {
      return kernel.shape.count
    }
    return max(kernel.shape.count - 2, 1)
  }

  private func kernelTooLarge(_ axis: Int, _ reach: Int, _ available: Int) -> Diagnostic {
    let rank = axisRank
    let names = AxisName.plural(axis, of: rank)
    let missing = reach - available
    var label = "reaches over \(AxisName.count(reach, axis, of: rank))"
    var help = ["padding=\((missing + 1) / 2) would make it fit"]
    if let dilation = self[.dilation], let taps = try? operand(.kernel, letter: "k").shape {
      let count = taps.suffix(rank).dropFirst(axis).first ?? 0
      label = "\(Count(count, "tap")) reach over \(AxisName.count(reach, axis, of: rank))"
      help[0] += "; or dilation=1"
      return Diagnostic(
        .kernelTooLarge,
        "the kernel reaches over \(AxisName.count(reach, axis, of: rank)), but the padded input has \(available)",
        labels: [.init(dilation.span, label)], help: help, lesson: "dilation")
    }
    if self[.padding] == nil {
      help.append("padding=full takes every window that touches the input")
    }
    return Diagnostic(
      .kernelTooLarge,
      "the kernel reaches over \(AxisName.count(reach, axis, of: rank)), but the padded input has \(available)",
      labels: [.init(place(of: .kernel), label)],
      help: help
        + (missing > 0 && available > 0
          ? ["or are input and kernel exchanged? \(names) \(available) against \(reach)"] : []),
      lesson: "padding")
  }

  private func notPositive(_ quantity: Quantity, _ axis: Int, _ value: Int) -> Diagnostic {
    let code: DiagnosticCode
    switch quantity {
    case .stride: code = .badStride
    case .dilation: code = .badDilation
    case .groups: code = .groups
    case .output: code = .badSize
    default: code = .badSize
    }
    if quantity == .output {
      return Diagnostic(
        .badSize,
        "nothing is left: the output would have \(AxisName.count(value, axis, of: axisRank))",
        labels: [.init(self[.padding]?.span ?? span)],
        help: ["padding removes cells from the output of a transposed convolution"])
    }
    return Diagnostic(
      code,
      "\(parameter(of: quantity).name) is \(value) along \(AxisName.plural(axis, of: axisRank)), and must be at least 1",
      labels: [.init(place(of: quantity))])
  }

  private func layoutDiagnostic(_ error: ArithmeticError) -> Diagnostic {
    switch error {
    case .noSuchReading(let input, let kernel, let dims):
      return noSuchReading(input, kernel, dims)
    case .channelMismatch(let input, let kernel, let groups):
      let expected = input / max(groups, 1)
      let inGroups = groups > 1 ? " in \(groups) groups" : ""
      return Diagnostic(
        .channels,
        "the input has \(Count(input, "channel"))\(inGroups), but each filter takes \(kernel)",
        labels: [
          .init(place(of: .kernel), "takes \(Count(kernel, "channel"))"),
          .init(place(of: .input), "has \(Count(input, "channel"))"),
        ],
        help: [
          "a kernel is (out, in/groups, …space): here in/groups must be \(expected)",
          kernel == 1 ? "groups=\(input) gives each channel a kernel of its own (depthwise)" : "",
        ].filter { !$0.isEmpty }, lesson: "channels")
    case .groupsDoNotDivide(let groups, let channels, let quantity):
      let what = quantity == .filters ? "filter" : "channel"
      return Diagnostic(
        .groups, "\(Count(channels, what)) cannot be split into \(groups) equal groups",
        labels: [.init(place(of: .groups))], lesson: "channels")
    case .biasCount(let expected, let actual):
      return Diagnostic(
        .bias,
        "there \(expected == 1 ? "is" : "are") \(Count(expected, "output channel")), "
          + "but the bias has \(Count(actual, "number"))",
        labels: [.init(place(of: .bias))],
        help: ["a bias is added once to every cell of its channel"])
    default: return error.plainDiagnostic(at: span)
    }
  }

  private func noSuchReading(_ input: [Int], _ kernel: [Int], _ dims: Int?) -> Diagnostic {
    var help = [
      "one channel: input and kernel of equal rank 1, 2 or 3",
      "channels: a kernel (out, in/groups, …n) for an input (in, …n) or (batch, in, …n)",
    ]
    if input.count == 3, kernel.count == 2 {
      help.insert(
        "for one filter over all \(input[0]) channels the kernel is 1x\(input[0])x\(kernel[0])x\(kernel[1])",
        at: 0)
    }
    let wanted = dims.map { " with dims=\($0)" } ?? ""
    return Diagnostic(
      .rank,
      "an input of \(ShapeText.times(input)) and a kernel of \(ShapeText.times(kernel)) "
        + "do not go together\(wanted)",
      labels: [
        .init(place(of: .kernel), "rank \(kernel.count)"),
        .init(place(of: .input), "rank \(input.count)"),
      ], help: help, lesson: "channels")
  }

  private func outputDiagnostic(_ error: ArithmeticError) -> Diagnostic {
    switch error {
    case .impossibleOutputShape(let axis, let asked, let legal):
      let sizes =
        legal.count > 12
        ? "\(legal.lowerBound) to \(legal.upperBound - 1)"
        : legal.map(String.init).joined(separator: ", ")
      return Diagnostic(
        .outputShape,
        "\(AxisName.count(asked, axis, of: axisRank)) cannot come out: "
          + (legal.isEmpty ? "no size can" : "only \(sizes) can"),
        labels: [.init(self[.outputShape]?.span ?? place(of: .outputPadding))],
        help: [
          "these are the sizes that a convolution with these numbers takes back to this input"
        ], lesson: "transposed")
    case .outputPaddingTooLarge(let axis, let value, let limit):
      return Diagnostic(
        .outputPadding,
        "output_padding \(value) along \(AxisName.plural(axis, of: axisRank)) must be below \(limit)",
        labels: [.init(place(of: .outputPadding))],
        help: [
          "it settles which of the \(Count(limit, "size")) that lead to this input is meant; more is not ambiguous"
        ], lesson: "transposed")
    default: return error.plainDiagnostic(at: span)
    }
  }
}

extension Int {
  /// The product, or this number where it would not fit.
  func multipliedSafely(by factor: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: factor)
    return overflow ? self : product
  }
}

internal import Arithmetic
internal import Syntax

extension Call {
  /// Reads the parameters of a transposed convolution and settles its sizes.
  func transposedProblem() throws(Diagnostic) -> TransposedProblem {
    let first = try operand(.transposedInput, letter: "y")
    let second = try operand(.kernel, letter: "k")
    let groups = try groupCount()
    let order = word(.layout).flatMap(ChannelLayout.Order.init(rawValue:)) ?? .channelsFirst
    let dims = try integer(.dims)
    let layout = try attempt { () throws(ArithmeticError) in
      try ChannelLayout(
        input: first.shape, kernel: second.shape, dims: dims, groups: groups, order: order,
        transposed: true)
    }
    let axes = layout.dims
    let strides = try sizes(.stride, axes: axes, fallback: 1, least: 1)
    let dilations = try dilations(axes: axes)
    let rule = try paddingRule(axes: axes)
    let extra =
      self[.outputPadding] == nil ? nil : try sizes(.outputPadding, axes: axes, fallback: 0)
    let asked =
      self[.outputShape] == nil ? nil : try askedShape(axes: axes)
    var named = self
    named.spatialRank = axes
    let settled = try named.attempt { () throws(ArithmeticError) in
      try TransposedQuestion(
        sizes: try SpatialSizes(
          input: layout.inputSpace, kernel: layout.kernelSpace, stride: strides,
          dilation: dilations),
        padding: rule, outputPadding: extra, outputShape: asked
      ).settled(by: framework)
    }
    return TransposedProblem(
      input: first, kernel: second, bias: try biasTensor(),
      transposed: TransposedConvolution(axes: settled, layout: layout), layout: layout,
      framework: framework, turnsKernel: flag(.flip) ?? false,
      conventionFacts: conventionFacts)
  }

  /// The spatial part of `output_shape`, which may be typed with batch and channels in front.
  func askedShape(axes: Int) throws(Diagnostic) -> [Int] {
    guard let list = try integers(.outputShape) else { return [] }
    if list.count > axes, axes >= 1 { return Array(list.suffix(axes)) }
    if list.count == 1 { return Array(repeating: list[0], count: axes) }
    guard list.count == axes else { throw axisCount(.outputShape, list.count, axes) }
    return list
  }
}

extension Parameter {
  static let transposedInput = Parameter(
    "y", ["x"], .operand, "the input, a convolution's output: numbers, or a shape alone",
    positional: true)
}

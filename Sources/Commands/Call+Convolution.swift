internal import Arithmetic
internal import Syntax

extension Call {
  /// Reads the parameters that every convolution takes and settles its sizes.
  func convolutionProblem() throws(Diagnostic) -> ConvolutionProblem {
    let first = try operand(.input, letter: "x")
    let second = try operand(.kernel, letter: "k")
    let groups = try groupCount()
    let order = word(.layout).flatMap(ChannelLayout.Order.init(rawValue:)) ?? .channelsFirst
    let dims = try integer(.dims)
    let turns = flag(.flip) ?? framework?.turnsKernel ?? context.conventions.turnsKernel
    let layout = try attempt { () throws(ArithmeticError) in
      try ChannelLayout(
        input: first.shape, kernel: second.shape, dims: dims, groups: groups, order: order)
    }
    let axes = layout.dims
    let strides = try sizes(.stride, axes: axes, fallback: 1, least: 1)
    let dilations = try dilations(axes: axes)
    let rule = try paddingRule(axes: axes)
    let (mode, border) = try paddingMode()
    let question = try attempt { () throws(ArithmeticError) in
      ConvolutionQuestion(
        sizes: try SpatialSizes(
          input: layout.inputSpace, kernel: layout.kernelSpace, stride: strides,
          dilation: dilations),
        padding: rule, mode: mode, groups: groups, rounding: rounding, turnsKernel: turns)
    }
    let settled = try attempt { () throws(ArithmeticError) in try question.settled(by: framework) }
    let swaps = settled.swapsOperands
    let finalLayout =
      swaps
      ? try attempt { () throws(ArithmeticError) in
        try ChannelLayout(
          input: second.shape, kernel: first.shape, dims: dims, groups: groups, order: order)
      } : layout
    return ConvolutionProblem(
      input: swaps ? second : first, kernel: swaps ? first : second,
      bias: try biasTensor(),
      convolution: Convolution(relation: settled.relation, layout: finalLayout, mode: mode),
      turnsKernel: turns, swapsOperands: swaps, border: border, framework: framework,
      rule: rule ?? framework?.defaultPadding ?? .valid, rounding: rounding,
      conventionFacts: conventionFacts)
  }

  func groupCount() throws(Diagnostic) -> Int {
    guard let groups = try integer(.groups) else { return 1 }
    guard groups >= 1 else {
      throw Diagnostic(
        .groups, "groups is \(groups), and must be at least 1",
        labels: [.init(span(of: .groups))])
    }
    return groups
  }

  /// A single number or a vector, as a vector of one number for each filter.
  func biasTensor() throws(Diagnostic) -> Tensor? {
    guard let bias = try optionalTensor(.bias) else { return nil }
    guard bias.rank <= 1 else {
      throw Diagnostic(
        .bias, "a bias is one number for each output channel",
        labels: [.init(span(of: .bias), "this has rank \(bias.rank)")])
    }
    return bias.rank == 1
      ? bias
      : try attempt { () throws(ArithmeticError) in
        try bias.reshaped(to: [1], within: limits)
      }
  }

  func paddingMode() throws(Diagnostic) -> (PaddingMode, Rational) {
    let mode = word(.paddingMode).flatMap(PaddingMode.init(rawValue:))
    guard let border = try optionalTensor(.borderValue) else {
      return (mode ?? framework?.defaultMode ?? .zeros, 0)
    }
    guard mode == nil || mode == .constant else {
      throw Diagnostic(
        .unknownOption, "value= goes with padding_mode=constant",
        labels: [.init(span(of: .borderValue))],
        help: ["padding_mode=constant value=1 fills the border with ones"])
    }
    guard case .exact(let grid) = border, grid.cells.count == 1 else {
      throw Diagnostic(
        .wrongKind, "the number in the padding is one exact number",
        labels: [.init(span(of: .borderValue))])
    }
    return (.constant, grid.cells[0])
  }
}

public import Arithmetic

/// The same convolution with one change, as a mistake in homework makes it.
extension ConvolutionComputation {
  /// The sizes along each spatial axis.
  public var axisSizes: [AxisSizes] { relation.axes.map { AxisSizes($0) } }

  /// The kernel as given, not flipped.
  public func givenKernel(within limits: Limits) throws(ArithmeticError) -> Tensor {
    try kernel.cells(within: limits)
  }

  /// The same convolution with other operands, which may have other sizes, or other windows.
  ///
  /// - Parameters:
  ///   - kernel: The kernel as given, not flipped.
  ///   - relation: The windows; nil for those that follow from the sizes.
  /// - Throws: Errors of `ChannelLayout` and `Relation` if the sizes do not match.
  public func varied(
    input: Tensor? = nil, kernel: Tensor? = nil, relation: Relation? = nil,
    mode: PaddingMode? = nil, turnsKernel: Bool? = nil, groups: Int? = nil
  ) throws(ArithmeticError) -> ConvolutionComputation {
    let newInput = input.map(self.input.holding) ?? self.input
    let newKernel = kernel.map(self.kernel.holding) ?? self.kernel
    let layout = try ChannelLayout(
      input: newInput.shape, kernel: newKernel.shape, dims: self.layout.dims,
      groups: groups ?? self.layout.groups, order: self.layout.order)
    var windows = relation ?? self.relation
    if relation == nil,
      windows.inputShape != layout.inputSpace || windows.kernelShape != layout.kernelSpace
    {
      var sizes = axisSizes
      for axis in sizes.indices {
        sizes[axis].input = layout.inputSpace[axis]
        sizes[axis].kernel = layout.kernelSpace[axis]
      }
      windows = try sizes.relation()
    }
    return ConvolutionComputation(
      input: newInput, kernel: newKernel, bias: bias,
      convolution: Convolution(
        relation: windows, layout: layout, mode: mode ?? convolution.mode,
        method: convolution.method),
      turnsKernel: turnsKernel ?? self.turnsKernel, swapsOperands: swapsOperands,
      border: mode == nil || mode == .constant ? border : 0, framework: framework,
      rule: .explicit(windows.axes.map(\.padding)), rounding: rounding,
      conventionFacts: conventionFacts)
  }

  /// Other windows over the same operands.
  public func varied(axes: [AxisSizes]) throws(ArithmeticError) -> ConvolutionComputation {
    try varied(relation: try axes.relation())
  }

  /// Another bias; nil for none.
  public func biased(by bias: Tensor?) -> ConvolutionComputation {
    ConvolutionComputation(
      input: input, kernel: kernel, bias: bias, convolution: convolution,
      turnsKernel: turnsKernel, swapsOperands: swapsOperands, border: border,
      framework: framework, rule: rule, rounding: rounding, conventionFacts: conventionFacts)
  }
}

extension ConvolutionComputation {
  public func varied(
    _ variation: Variation
  ) throws(ArithmeticError) -> ConvolutionComputation? {
    switch variation {
    case .axes(let axes): try varied(axes: axes)
    case .kernel(let kernel): try varied(kernel: kernel)
    case .convolution(let other): other
    }
  }

  public func spelled(insteadOf original: any Computation) -> String? {
    guard let before = original as? ConvolutionComputation else { return nil }
    return spelled("conv", insteadOf: before)
  }

  /// A call of a command with the options of a convolution.
  func spelled(_ name: String, insteadOf before: ConvolutionComputation) -> String? {
    guard input.isSame(as: before.input), kernel.isSame(as: before.kernel) else { return nil }
    return spelled(name)
  }

  /// Nil if no options give these windows, or an operand has no name.
  func spelled(_ name: String) -> String? {
    guard framework == nil, !swapsOperands, let fitting = try? axisSizes.relation(),
      fitting == relation, let bias = bias.spelled, border.isZero, let x = input.spelled,
      let k = kernel.spelled
    else { return nil }
    var words = [name, x, k] + bias + axisSizes.spelled
    if layout.groups > 1 { words.append("groups=\(layout.groups)") }
    if convolution.mode != .zeros { words.append("padding_mode=\(convolution.mode.rawValue)") }
    if turnsKernel { words.append("flip") }
    if layout.order == .channelsLast { words.append("layout=NHWC") }
    return words.joined(separator: " ")
  }
}

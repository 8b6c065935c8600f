public import Arithmetic
internal import Syntax

/// The same problem with something else in one place: what was computed by somebody who read it
/// otherwise.
extension ConvolutionProblem {
  /// The sizes along each spatial axis.
  public var axisSizes: [AxisSizes] { relation.axes.map { AxisSizes($0) } }

  /// The kernel as it was given, not turned.
  public func givenKernel(within limits: Limits) throws(ArithmeticError) -> Tensor {
    try kernel.cells(letter: "w", within: limits)
  }

  /// Other operands, which may be of another size, or other windows.
  ///
  /// - Parameters:
  ///   - kernel: as given, before any turn.
  ///   - relation: the windows; without it those that fit by the sizes as they then are.
  /// - Throws: what `ChannelLayout` and `Relation` throw of sizes that do not go together.
  public func varied(
    input: Tensor? = nil, kernel: Tensor? = nil, relation: Relation? = nil,
    mode: PaddingMode? = nil, turnsKernel: Bool? = nil, groups: Int? = nil
  ) throws(ArithmeticError) -> ConvolutionProblem {
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
    return ConvolutionProblem(
      input: newInput, kernel: newKernel, bias: bias,
      convolution: Convolution(
        relation: windows, layout: layout, mode: mode ?? convolution.mode),
      turnsKernel: turnsKernel ?? self.turnsKernel, swapsOperands: swapsOperands,
      border: mode == nil || mode == .constant ? border : 0, framework: framework,
      rule: .explicit(windows.axes.map(\.padding)), rounding: rounding,
      conventionFacts: conventionFacts)
  }

  /// Other sizes of the windows over the same operands.
  public func varied(axes: [AxisSizes]) throws(ArithmeticError) -> ConvolutionProblem {
    try varied(relation: try axes.relation())
  }

  /// Another bias, or none.
  public func biased(by bias: Tensor?) -> ConvolutionProblem {
    ConvolutionProblem(
      input: input, kernel: kernel, bias: bias, convolution: convolution,
      turnsKernel: turnsKernel, swapsOperands: swapsOperands, border: border,
      framework: framework, rule: rule, rounding: rounding, conventionFacts: conventionFacts)
  }
}

extension Operand {
  /// The same operand with other numbers in it.
  func holding(_ tensor: Tensor) -> Operand {
    Operand(name: name, shape: tensor.shape, tensor: tensor, span: span)
  }
}

public import Arithmetic
internal import Syntax

/// A convolution with its sizes settled and its operands at hand: what `conv`, `toeplitz`, `unfold`,
/// `grad`, `why` and `who` all start from. An answer, its explanation and the variables that hold it
/// share one.
public final class ConvolutionProblem: Sendable {
  /// As typed, except that they have changed places where the framework says so.
  public let input: Operand
  public let kernel: Operand
  public let bias: Tensor?
  public let convolution: Convolution
  public let turnsKernel: Bool
  public let swapsOperands: Bool
  public let border: Rational
  public let framework: Framework?
  /// What was asked of the padding, for the header.
  public let rule: PaddingRule
  /// What becomes of a step left over.
  let rounding: Relation.Rounding
  /// Conventions in force that are not the usual ones.
  let conventionFacts: [String]

  init(
    input: Operand, kernel: Operand, bias: Tensor?, convolution: Convolution, turnsKernel: Bool,
    swapsOperands: Bool, border: Rational, framework: Framework?, rule: PaddingRule,
    rounding: Relation.Rounding, conventionFacts: [String]
  ) {
    self.input = input
    self.kernel = kernel
    self.bias = bias
    self.convolution = convolution
    self.turnsKernel = turnsKernel
    self.swapsOperands = swapsOperands
    self.border = border
    self.framework = framework
    self.rule = rule
    self.rounding = rounding
    self.conventionFacts = conventionFacts
  }

  public var relation: Relation { convolution.relation }
  public var layout: ChannelLayout { convolution.layout }

  /// The numbers of the input, or symbols x00, x01 …
  public func inputCells(within limits: Limits) throws(ArithmeticError) -> Tensor {
    try input.cells(letter: "x", within: limits)
  }

  /// The kernel as it is laid on, turned where the convention says so; symbols w00, w01 … for a shape.
  public func kernelCells(within limits: Limits) throws(ArithmeticError) -> Tensor {
    let cells = try kernel.cells(letter: "w", within: limits)
    return turnsKernel ? try cells.turned(by: layout) : cells
  }

  public func result(within limits: Limits) throws(ArithmeticError) -> Tensor {
    try convolution.result(
      try inputCells(within: limits), try kernelCells(within: limits), bias: bias, border: border,
      within: limits)
  }

  /// The shape of the result in the user's layout.
  public var outputShape: [Int] { layout.outputShape(space: relation.outputShape) }

  public var isSymbolic: Bool { input.tensor == nil || kernel.tensor == nil }

  /// Whether symbols would be more than anybody reads, so that only sizes are given.
  public var isTooLongForSymbols: Bool {
    let work = [
      relation.windows, max(relation.taps, 1), max(layout.outputChannels, 1),
      max(layout.inputChannelsPerGroup, 1), max(layout.batch, 1),
    ].saturatingCount
    return isSymbolic && work > 20_000
  }
}

public import Arithmetic
internal import Syntax

/// A transposed convolution with its sizes settled and its operands at hand.
public struct TransposedProblem: Sendable {
  public let input: Operand
  public let kernel: Operand
  public let bias: Tensor?
  public let transposed: TransposedConvolution
  /// The layout as typed: `in` channels of the input, `out` of the result.
  public let layout: ChannelLayout
  public let framework: Framework?
  public let turnsKernel: Bool
  /// Conventions in force that are not the usual ones.
  let conventionFacts: [String]

  /// The relation of the convolution that is transposed.
  public var relation: Relation { transposed.forward.relation }

  public var outputShape: [Int] { layout.outputShape(space: transposed.outputShape) }

  public func inputCells(within limits: Limits) throws(ArithmeticError) -> Tensor {
    try input.cells(letter: "y", within: limits)
  }

  public func kernelCells(within limits: Limits) throws(ArithmeticError) -> Tensor {
    let cells = try kernel.cells(letter: "w", within: limits)
    return turnsKernel ? try cells.turned(by: layout) : cells
  }

  public func result(
    by route: TransposedConvolution.Route = .stamps, within limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    try transposed.result(
      try inputCells(within: limits), try kernelCells(within: limits), bias: bias, by: route,
      layout: layout, within: limits)
  }

  public var isTooLongForSymbols: Bool {
    guard input.tensor == nil || kernel.tensor == nil else { return false }
    let work = [
      relation.windows, relation.taps, max(layout.inputChannels, 1),
      max(layout.outputChannelsPerGroup, 1), max(layout.batch, 1),
    ].saturatingCount
    return work > 20_000
  }
}

extension Tensor {
  /// The spatial axes of a kernel turned through 180 degrees.
  func turned(by layout: ChannelLayout) throws(ArithmeticError) -> Tensor {
    let isLeading = !layout.hasChannels || layout.order == .channelsLast
    let axes = isLeading ? Array(0..<layout.dims) : Array(2..<(layout.dims + 2))
    return try flipped(along: axes)
  }
}

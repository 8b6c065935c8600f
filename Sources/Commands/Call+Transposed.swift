internal import Arithmetic
internal import Computations
internal import Syntax

extension Call {
  /// Reads the parameters of a transposed convolution and settles its sizes.
  func transposition() throws(Diagnostic) -> TransposedComputation {
    let slid = try slidOperands(.transposedInput, letter: "y", transposed: true)
    let axes = slid.layout.dims
    let extra =
      self[.outputPadding] == nil ? nil : try sizes(.outputPadding, axes: axes, fallback: 0)
    let asked =
      self[.outputShape] == nil ? nil : try askedShape(axes: axes)
    let settled = try attempt(
      try TransposedQuestion(
        sizes: try slid.sizes(), padding: slid.padding, outputPadding: extra, outputShape: asked
      ).settled(by: framework))
    return TransposedComputation(
      input: slid.first, kernel: slid.second, bias: try biasTensor(),
      transposed: TransposedConvolution(axes: settled, layout: slid.layout), layout: slid.layout,
      framework: framework, turnsKernel: flag(.flip) ?? framework?.transposed?.turnsKernel ?? false,
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

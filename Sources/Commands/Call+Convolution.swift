internal import Arithmetic
internal import Computations
internal import Syntax

extension Call {
  /// Reads the parameters that every convolution takes and settles its sizes.
  func convolution() throws(Diagnostic) -> ConvolutionComputation {
    let slid = try slidOperands(.input, letter: "x")
    let (mode, border) = try paddingMode()
    let (framework, rounding) = (framework, rounding)
    let turns = flag(.flip) ?? framework?.turnsKernel ?? context.conventions.turnsKernel
    let settled = try attempt(
      try ConvolutionQuestion(
        sizes: try slid.sizes(), padding: slid.padding, mode: mode, groups: slid.groups,
        rounding: rounding, turnsKernel: turns
      ).settled(by: framework))
    let laid =
      settled.swapsOperands
      ? try attempt(try slid.swapped()) : slid
    return ConvolutionComputation(
      input: laid.first, kernel: laid.second, bias: try biasTensor(),
      convolution: Convolution(relation: settled.relation, layout: laid.layout, mode: mode),
      turnsKernel: turns, swapsOperands: settled.swapsOperands, border: border,
      framework: framework, rule: slid.padding ?? framework?.defaultPadding ?? .valid,
      rounding: rounding, conventionFacts: conventionFacts)
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
      : try attempt(try bias.reshaped(to: [1], within: limits))
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

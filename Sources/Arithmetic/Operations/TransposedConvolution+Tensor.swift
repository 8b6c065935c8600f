/// The three routes of a transposed convolution on tensors of any number kind, in the user's layout.
extension TransposedConvolution {
  public enum Route: String, Sendable, CaseIterable {
    case stamps, matrix, zeroInsertion
  }

  /// The result by one route, in the layout of the input.
  ///
  /// - Parameter layout: The layout of the transposed convolution itself, read from the shapes.
  public func result(
    _ input: Tensor, _ kernel: Tensor, bias: Tensor? = nil, by route: Route = .stamps,
    layout: ChannelLayout, within limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    try input.check(shape: layout.inputShape(space: forward.relation.outputShape))
    try kernel.check(shape: layout.kernelShape(space: forward.relation.kernelShape))
    try input.checkSums(
      ofProductsWith: kernel, products: forward.stampsPerSample,
      cells: forward.relation.samples.saturatingProduct(forward.layout.inputChannels)
        .saturatingProduct(forward.layout.batch), pairs: forward.pairs(within: limits),
      adding: bias, within: limits)
    var operands = OperandList(input, kernel)
    if let bias { operands = operands.appending(bias) }
    return try Tensor.combining(
      operands,
      with: Transposed(
        transposed: self, route: route, layout: layout, limits: limits)
    ).checked(within: limits)
  }
}

private struct Transposed: GridOperation {
  let transposed: TransposedConvolution
  let route: TransposedConvolution.Route
  let layout: ChannelLayout
  let limits: Limits
  var homogeneity: Homogeneity { .bilinear }
  var summands: Int { transposed.forward.stampsPerSample }

  func callAsFunction<E: Number>(
    _ operands: OperandList<Grid<E>>
  ) throws(ArithmeticError) -> Grid<E> {
    let input = layout.normalizedInput(operands[0])
    let kernel = layout.normalizedKernel(operands[1])
    let bias = operands.count > 2 ? operands[2] : nil
    let result: Grid<E>
    switch route {
    case .stamps: result = try transposed.stamps(input, kernel, bias: bias, within: limits)
    case .matrix: result = try transposed.matrix(input, kernel, bias: bias, within: limits)
    case .zeroInsertion:
      result = try transposed.zeroInsertion(input, kernel, bias: bias, within: limits)
    }
    return layout.denormalizedOutput(result)
  }
}

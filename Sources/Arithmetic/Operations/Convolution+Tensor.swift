/// The operations of a convolution on tensors of any kind, in the shapes the user typed.
extension Convolution {
  /// y = x ⋆ k + b, in the layout of the input. See `direct`.
  ///
  /// - Parameter border: what stands in a padding of the mode `constant`.
  public func result(
    _ input: Tensor, _ kernel: Tensor, bias: Tensor? = nil, border: Rational = 0,
    within limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    try Tensor.combining(
      [input, kernel] + (bias.map { [$0] } ?? []),
      with: Direct(convolution: self, border: border, limits: limits))
  }

  /// Cᵀ · vec(y), the gradient to the input, in the layout of the input. See `adjoint`.
  public func inputGradient(
    upstream: Tensor, _ kernel: Tensor, within limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    try Tensor.combining(
      [upstream, kernel], with: InputGradient(convolution: self, limits: limits))
  }

  /// The gradient to the kernel in the layout of the kernel. See `kernelGradient`.
  public func kernelGradient(
    _ input: Tensor, upstream: Tensor, border: Rational = 0, within limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    try Tensor.combining(
      [input, upstream],
      with: KernelGradient(convolution: self, border: border, limits: limits))
  }

  /// The gradient to the bias. See `biasGradient`.
  public func biasGradient(upstream: Tensor) throws(ArithmeticError) -> Tensor {
    try Tensor.combining([upstream], with: BiasGradient(convolution: self))
  }
}

private struct Direct: GridOperation {
  let convolution: Convolution
  let border: Rational
  let limits: Limits
  var homogeneity: Homogeneity { border.isZero ? .bilinear : .none }

  func callAsFunction<E: Number>(_ operands: [Grid<E>]) throws(ArithmeticError) -> Grid<E> {
    let layout = convolution.layout
    return layout.denormalizedOutput(
      try convolution.direct(
        layout.normalizedInput(operands[0]), layout.normalizedKernel(operands[1]),
        bias: operands.count > 2 ? operands[2] : nil, border: E(border), within: limits))
  }
}

private struct InputGradient: GridOperation {
  let convolution: Convolution
  let limits: Limits
  var homogeneity: Homogeneity { .bilinear }

  func callAsFunction<E: Number>(_ operands: [Grid<E>]) throws(ArithmeticError) -> Grid<E> {
    let layout = convolution.layout
    let upstream = layout.normalizedOutput(operands[0], space: convolution.relation.outputShape)
    return layout.denormalizedInput(
      try convolution.adjoint(
        upstream, layout.normalizedKernel(operands[1]), within: limits))
  }
}

private struct KernelGradient: GridOperation {
  let convolution: Convolution
  let border: Rational
  let limits: Limits
  var homogeneity: Homogeneity { border.isZero ? .bilinear : .none }

  func callAsFunction<E: Number>(_ operands: [Grid<E>]) throws(ArithmeticError) -> Grid<E> {
    let layout = convolution.layout
    let upstream = layout.normalizedOutput(operands[1], space: convolution.relation.outputShape)
    return layout.denormalizedKernel(
      try convolution.kernelGradient(
        layout.normalizedInput(operands[0]), upstream: upstream, border: E(border),
        within: limits))
  }
}

private struct BiasGradient: GridOperation {
  let convolution: Convolution
  var homogeneity: Homogeneity { .linear }

  func callAsFunction<E: Number>(_ operands: [Grid<E>]) throws(ArithmeticError) -> Grid<E> {
    convolution.biasGradient(
      convolution.layout.normalizedOutput(operands[0], space: convolution.relation.outputShape))
  }
}

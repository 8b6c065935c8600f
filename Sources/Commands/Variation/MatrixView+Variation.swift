public import Arithmetic

/// The same matrix with something else in one place.
extension MatrixView {
  /// The matrix, its rows and columns in the order asked for.
  public var cells: Tensor { matrix }

  /// The convolution that it writes as a product.
  public var convolution: ConvolutionProblem { problem }

  /// Whether it is the input's matrix, acting on the kernel.
  public var isInputs: Bool { isOfInput }

  /// How vec runs through the cells.
  public var vectorOrder: VectorOrder { order }

  /// The matrix of another convolution, or in another order.
  ///
  /// - Throws: `.tooManyCells` and what computing the matrix throws.
  public func varied(
    convolution: ConvolutionProblem? = nil, order: VectorOrder? = nil
  ) throws(ArithmeticError) -> MatrixView {
    try MatrixView(
      convolution ?? problem, isOfInput: isOfInput, order: order ?? self.order, limits: limits)
  }
}

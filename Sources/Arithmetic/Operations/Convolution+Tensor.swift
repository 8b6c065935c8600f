/// The operations of a convolution on tensors of any number kind, in the user's layout.
extension Convolution {
  /// y = x ⋆ k + b, in the layout of the input. See `direct`.
  ///
  /// - Parameter border: The value of the padding in the mode `constant`; ignored in all others.
  /// - Throws: `.rankMismatch`, `.sizesDisagree` if a shape does not agree with the layout.
  public func result(
    _ input: Tensor, _ kernel: Tensor, bias: Tensor? = nil, border: Rational = 0,
    within limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    try check(input, kernel)
    let hasBorder = mode == .constant && !border.isZero
    var operands = OperandList(input, kernel)
    if let bias { operands = operands.appending(bias) }
    if hasBorder { operands = operands.appending(Tensor(border)) }
    try input.checkSums(
      ofProductsWith: kernel,
      products: relation.taps.saturatingProduct(layout.inputChannelsPerGroup),
      cells: relation.windows.saturatingProduct(layout.outputChannels)
        .saturatingProduct(layout.batch),
      pairs: hasBorder ? nil : pairs(within: limits),
      adding: bias, border: hasBorder ? border : nil, within: limits)
    if let result = try transformed(input, kernel, bias: bias, hasBorder: hasBorder, within: limits)
    {
      return result
    }
    let result = try Tensor.combining(
      operands,
      with: Direct(
        convolution: self, hasBias: bias != nil, hasBorder: hasBorder, limits: limits))
    try result.checkSize(within: limits)
    return result
  }

  /// Whether operands of these kinds are convolved by transforms: floats where it pays or is asked for, one
  /// channel of exact numbers where it is asked for.
  public func transforms(
    _ input: Tensor.Kind, _ kernel: Tensor.Kind, hasBorder: Bool = false
  ) -> Bool {
    switch input.joined(kernel) {
    case .float:
      let products = layout.batch.saturatingProduct(layout.outputChannels)
        .saturatingProduct(relation.windows).saturatingProduct(layout.inputChannelsPerGroup)
        .saturatingProduct(relation.taps)
      guard method == .fft || method == .auto && products > SpectralConvolution.leastProducts,
        let way = SpectralConvolution(self, hasBorder: hasBorder)
      else { return false }
      return method == .fft || way.pays(against: products)
    case .exact:
      return method == .fft && !layout.hasChannels && !hasBorder
        && [.zeros, .constant].contains(mode)
    case .symbolic, .complex: return false
    }
  }

  /// The result by transforms; nil where they are not used, or would spread an infinity over all cells.
  private func transformed(
    _ input: Tensor, _ kernel: Tensor, bias: Tensor?, hasBorder: Bool, within limits: Limits
  ) throws(ArithmeticError) -> Tensor? {
    guard transforms(input.kind, kernel.kind, hasBorder: hasBorder),
      bias.map({ $0.count == layout.outputChannels && $0.kind.joined(.float) == .float }) ?? true
    else { return nil }
    guard input.kind.joined(kernel.kind) == .float else {
      return try modular(input, kernel, bias: bias, within: limits)
    }
    guard let way = SpectralConvolution(self, hasBorder: hasBorder) else { return nil }
    let samples = layout.normalizedInput(try input.floats())
    let taps = layout.normalizedKernel(try kernel.floats())
    if method == .auto, !(samples.cells + taps.cells).allSatisfy(\.isFinite) { return nil }
    let shape = [layout.batch, layout.outputChannels] + relation.outputShape
    _ = try limits.count(shape)
    return .float(
      layout.denormalizedOutput(
        Grid(
          shape: shape,
          cells: try way.sums(
            samples.cells, taps.cells, bias: try bias?.floats().cells, within: limits))))
  }

  /// Exact numbers of one channel, modulo primes: the windows of the correlation at every distance.
  private func modular(
    _ input: Tensor, _ kernel: Tensor, bias: Tensor?, within limits: Limits
  ) throws(ArithmeticError) -> Tensor? {
    let axes = relation.axes
    let reach = axes.map(\.reach)
    let (steps, taps) = (axes.map(\.dilation), Grid<Double>.strides(of: kernel.shape))
    let spread = try Tensor.gathering(OperandList(kernel.flipped()), reach, within: limits) {
      place in
      var (rest, flat) = (place, 0)
      for axis in reach.indices.reversed() {
        let at = rest % reach[axis]
        if at % steps[axis] != 0 { return nil }
        flat += at / steps[axis] * taps[axis]
        rest /= reach[axis]
      }
      return flat
    }
    let full = zip(axes, reach).map { $0.input + $1 - 1 }
    guard let all = try input.modularRing(spread, lengths: full, within: limits) else { return nil }
    let outputs = relation.outputShape
    let result = try Tensor.gathering(OperandList(all), outputs, within: limits) { window in
      var (rest, flat, step) = (window, 0, 1)
      for axis in axes.indices.reversed() {
        let place = axes[axis].position(output: rest % outputs[axis], tap: 0) + reach[axis] - 1
        guard place >= 0, place < full[axis] else { return nil }
        flat += place * step
        rest /= outputs[axis]
        step *= full[axis]
      }
      return flat
    }
    guard let bias else { return result }
    return try result.adding(bias, within: limits)
  }

  /// - Throws: `.rankMismatch`, `.sizesDisagree` if a shape does not agree with the layout.
  private func check(_ input: Tensor, _ kernel: Tensor) throws(ArithmeticError) {
    // Without channels, compare the sizes axis by axis, without allocating a shape.
    if !layout.hasChannels, relation.isOf(input: input.shape, kernel: kernel.shape) { return }
    try input.check(shape: layout.inputShape(space: relation.inputShape))
    try kernel.check(shape: layout.kernelShape(space: relation.kernelShape))
  }

  /// Cᵀ · vec(y), the gradient to the input, in the layout of the input. See `adjoint`.
  public func inputGradient(
    upstream: Tensor, _ kernel: Tensor, within limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    try kernel.check(shape: layout.kernelShape(space: relation.kernelShape))
    try upstream.check(shape: layout.outputShape(space: relation.outputShape))
    try upstream.checkSums(
      ofProductsWith: kernel, products: stampsPerSample,
      cells: relation.samples.saturatingProduct(layout.inputChannels)
        .saturatingProduct(layout.batch), pairs: pairs(within: limits), within: limits)
    return try Tensor.combining(
      OperandList(upstream, kernel), with: InputGradient(convolution: self, limits: limits)
    ).checked(within: limits)
  }

  /// The number of products of a sample and a weight, the same in the forward and the backward pass.
  func pairs(within limits: Limits) -> Int {
    relation.meetings(mode: mode, atMost: limits.cells)
      .saturatingProduct(layout.inputChannelsPerGroup)
      .saturatingProduct(layout.outputChannels).saturatingProduct(layout.batch)
  }

  /// An upper bound on the number of stamps on a cell of the adjoint. With padding modes that repeat
  /// samples, all stamps may be on one cell.
  var stampsPerSample: Int {
    let stamps = relation.taps.saturatingProduct(layout.outputChannelsPerGroup)
    let repeats = mode != .zeros && mode != .constant
    return repeats ? stamps.saturatingProduct(relation.windows) : stamps
  }

  /// The gradient to the kernel in the layout of the kernel. See `kernelGradient`.
  public func kernelGradient(
    _ input: Tensor, upstream: Tensor, border: Rational = 0, within limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    try input.check(shape: layout.inputShape(space: relation.inputShape))
    try upstream.check(shape: layout.outputShape(space: relation.outputShape))
    let hasBorder = mode == .constant && !border.isZero
    var operands = OperandList(input, upstream)
    if hasBorder { operands = operands.appending(Tensor(border)) }
    try input.checkSums(
      ofProductsWith: upstream, products: layout.batch.saturatingProduct(relation.windows),
      cells: layout.outputChannels.saturatingProduct(layout.inputChannelsPerGroup)
        .saturatingProduct(relation.taps),
      pairs: hasBorder ? nil : pairs(within: limits),
      border: hasBorder ? border : nil, within: limits)
    return try Tensor.combining(
      operands, with: KernelGradient(convolution: self, hasBorder: hasBorder, limits: limits)
    ).checked(within: limits)
  }

  /// The gradient to the bias. See `biasGradient`.
  public func biasGradient(upstream: Tensor, within limits: Limits) throws(ArithmeticError)
    -> Tensor
  {
    try upstream.check(shape: layout.outputShape(space: relation.outputShape))
    try upstream.checkSums(
      of: layout.batch.saturatingProduct(relation.windows), cells: layout.outputChannels,
      within: limits)
    return try Tensor.combining(
      OperandList(upstream), with: BiasGradient(convolution: self, limits: limits)
    ).checked(within: limits)
  }
}

private struct Direct: GridOperation {
  let convolution: Convolution
  let hasBias: Bool
  let hasBorder: Bool
  let limits: Limits

  var homogeneity: Homogeneity {
    .factors([.first, .second] + (hasBias ? [.product] : []) + (hasBorder ? [.first] : []))
  }
  var summands: Int {
    convolution.relation.taps.saturatingProduct(convolution.layout.inputChannelsPerGroup)
  }

  func callAsFunction<E: Number>(
    _ operands: OperandList<Grid<E>>
  ) throws(ArithmeticError) -> Grid<E> {
    let layout = convolution.layout
    let bias = hasBias ? operands[2] : nil
    let border = hasBorder ? operands[operands.count - 1].cells[0] : .zero
    if layout.keepsOrder {
      return Grid(
        shape: layout.outputShape(space: convolution.relation.outputShape),
        cells: try convolution.sums(
          operands[0], operands[1], bias: bias, border: border, within: limits))
    }
    return layout.denormalizedOutput(
      try convolution.direct(
        layout.normalizedInput(operands[0]), layout.normalizedKernel(operands[1]), bias: bias,
        border: border, within: limits))
  }
}

private struct InputGradient: GridOperation {
  let convolution: Convolution
  let limits: Limits
  var homogeneity: Homogeneity { .bilinear }
  var summands: Int { convolution.stampsPerSample }

  func callAsFunction<E: Number>(
    _ operands: OperandList<Grid<E>>
  ) throws(ArithmeticError) -> Grid<E> {
    let layout = convolution.layout
    let upstream = layout.normalizedOutput(operands[0], space: convolution.relation.outputShape)
    return layout.denormalizedInput(
      try convolution.adjoint(
        upstream, layout.normalizedKernel(operands[1]), within: limits))
  }
}

private struct KernelGradient: GridOperation {
  let convolution: Convolution
  let hasBorder: Bool
  let limits: Limits
  var homogeneity: Homogeneity { .factors([.first, .second] + (hasBorder ? [.first] : [])) }
  var summands: Int { convolution.layout.batch.saturatingProduct(convolution.relation.windows) }

  func callAsFunction<E: Number>(
    _ operands: OperandList<Grid<E>>
  ) throws(ArithmeticError) -> Grid<E> {
    let layout = convolution.layout
    let upstream = layout.normalizedOutput(operands[1], space: convolution.relation.outputShape)
    return layout.denormalizedKernel(
      try convolution.kernelGradient(
        layout.normalizedInput(operands[0]), upstream: upstream,
        border: hasBorder ? operands[2].cells[0] : .zero, within: limits))
  }
}

private struct BiasGradient: GridOperation {
  let convolution: Convolution
  let limits: Limits
  var homogeneity: Homogeneity { .linear }

  func callAsFunction<E: Number>(
    _ operands: OperandList<Grid<E>>
  ) throws(ArithmeticError) -> Grid<E> {
    try convolution.biasGradient(
      convolution.layout.normalizedOutput(operands[0], space: convolution.relation.outputShape),
      within: limits)
  }
}

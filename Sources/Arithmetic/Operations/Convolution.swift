/// A convolution with all sizes known.
///
/// Inputs are `(batch, in, …space)` and kernels `(out, in / groups, …space)`; see `ChannelLayout`.
/// The kernel is not flipped (cross-correlation); the convolution of mathematics flips it first.
public struct Convolution: Equatable, Sendable {
  public let relation: Relation
  public let layout: ChannelLayout
  public let mode: PaddingMode
  /// How floats are added up.
  public let method: ConvolutionMethod

  public init(
    relation: Relation, layout: ChannelLayout, mode: PaddingMode = .zeros,
    method: ConvolutionMethod = .auto
  ) {
    self.relation = relation
    self.layout = layout
    self.mode = mode
    self.method = method
  }

  /// Multiplications: batch · out · windows · in / groups · taps.
  public func checkWork(within limits: Limits) throws(ArithmeticError) {
    let axes = relation.axes
    _ = try limits.count(axes: axes.count) { axes[$0].output }
    _ = try limits.count(axes: axes.count) { axes[$0].kernel }
    try limits.check(
      work: layout.batch, layout.outputChannels, relation.windows, layout.inputChannelsPerGroup,
      relation.taps)
  }

  /// y[n, f, o] = b[f] + Σ_c Σ_t x[n, c, o·s + t·d − p] · k[f, c, t], the sum in that order.
  ///
  /// - Parameters:
  ///   - border: The value of the padding in the modes `zeros` and `constant`.
  ///   - bias: One number per output channel.
  /// - Returns: A grid `(batch, out, …windows)`.
  /// - Throws: `.tooManyCells`, `.tooMuchWork`, `.biasCount`, `.interrupted`.
  public func direct<E: Number>(
    _ input: Grid<E>, _ kernel: Grid<E>, bias: Grid<E>? = nil, border: E = .zero,
    within limits: Limits
  ) throws(ArithmeticError) -> Grid<E> {
    Grid(
      shape: [layout.batch, layout.outputChannels] + relation.outputShape,
      cells: try sums(input, kernel, bias: bias, border: border, within: limits))
  }

  /// The cells of `direct`, for operands in row-major order of the shapes above, whatever their own
  /// shape.
  func sums<E: Number>(
    _ input: Grid<E>, _ kernel: Grid<E>, bias: Grid<E>?, border: E, within limits: Limits
  ) throws(ArithmeticError) -> [E] {
    let (layout, axes) = (layout, relation.axes)
    let count = try limits.count(axes: axes.count + 2) { axis in
      axis == 0 ? layout.batch : axis == 1 ? layout.outputChannels : axes[axis - 2].output
    }
    try checkWork(within: limits)
    if let bias, bias.cells.count != layout.outputChannels {
      throw .biasCount(expected: layout.outputChannels, actual: bias.cells.count)
    }
    if let input = input as? Grid<Double>, let kernel = kernel as? Grid<Double>,
      let border = border as? Double,
      let cells = try floats(
        input.cells, kernel.cells, bias: (bias as? Grid<Double>)?.cells, border: border),
      let grid = Grid(shape: [count], cells: cells) as? Grid<E>
    {
      return grid.cells
    }
    return try plain(input, kernel, bias: bias, border: border, within: limits)
  }

  /// The cells of `direct` by the fast paths of floats: tiles of several filters, or rows of one.
  private func floats(
    _ input: [Double], _ kernel: [Double], bias: [Double]?, border: Double
  ) throws(ArithmeticError) -> [Double]? {
    // What stands in the border counts: 0 · ∞ is no number.
    guard kernel.allSatisfy(\.isFinite),
      bias?.contains(where: { $0.sign == .minus && $0 == 0 }) != true
    else { return nil }
    let hasBorder = mode != .zeros && !(mode == .constant && border.isZero)
    if layout.outputChannelsPerGroup > 1 || hasBorder,
      fills(samples: input.count, taps: kernel.count),
      let tiles = FloatTiles(self, border: border),
      let sums = try tiles.sums(input, kernel, bias: bias)
    {
      return sums
    }
    guard !hasBorder, let lane = FloatLane(self, samples: input.count, taps: kernel.count) else {
      return nil
    }
    return try lane.sums(input, kernel, bias: bias)
  }

  /// Whether that many cells are the input and the kernel.
  private func fills(samples: Int, taps: Int) -> Bool {
    let channels = layout.batch.saturatingProduct(layout.inputChannels)
    let pairs = layout.outputChannels.saturatingProduct(layout.inputChannelsPerGroup)
    return samples == relation.samples.saturatingProduct(channels)
      && taps == relation.taps.saturatingProduct(pairs)
  }

  /// The cells of `direct`, straight from the definition; the reference for the fast paths.
  func plain<E: Number>(
    _ input: Grid<E>, _ kernel: Grid<E>, bias: Grid<E>? = nil, border: E = .zero,
    within limits: Limits
  ) throws(ArithmeticError) -> [E] {
    let touches = try Touches(relation, mode: mode, within: limits)
    let skipsBorder = border.isZero && E.zeroAnnihilates
    var cells: [E] = []
    cells.reserveCapacity(layout.batch * layout.outputChannels * touches.windowCount)
    try forEachOutput(touches) { output throws(ArithmeticError) in
      var sum = bias?.cells[output.filter] ?? .zero
      try forEachChannel(of: output, touches) { plane, taps throws(ArithmeticError) in
        try touches.forEachTap(ofWindow: output.window) { tap, sample throws(ArithmeticError) in
          if sample >= 0 {
            sum.addProduct(input.cells[plane + sample], kernel.cells[taps + tap])
          } else if !skipsBorder {
            sum.addProduct(border, kernel.cells[taps + tap])
          }
          if sum.isLong { try sum.checkLength(within: limits) }
        }
      }
      cells.append(sum)
    }
    return cells
  }

  /// The adjoint of `direct`: x[n, c, i] = Σ y[n, f, o] · k[f, c, t] over all windows o and taps t with
  /// o·s + t·d − p = i. This is Cᵀ · vec(y): the transposed convolution, and the gradient to the input.
  ///
  /// - Returns: A grid `(batch, in, …space)` of the relation's input size.
  public func adjoint<E: Number>(
    _ output: Grid<E>, _ kernel: Grid<E>, within limits: Limits
  ) throws(ArithmeticError) -> Grid<E> {
    let shape = [layout.batch, layout.inputChannels] + relation.inputShape
    let count = try limits.count(shape)
    try checkWork(within: limits)
    if let output = output as? Grid<Double>, let kernel = kernel as? Grid<Double>,
      kernel.cells.allSatisfy(\.isFinite), let tiles = FloatTiles(self),
      let cells = try tiles.adjoint(output.cells, kernel.cells),
      let grid = Grid(shape: shape, cells: cells) as? Grid<E>
    {
      return grid
    }
    return Grid(
      shape: shape, cells: try plainAdjoint(output, kernel, count: count, within: limits))
  }

  /// The cells of `adjoint`, straight from the definition; the reference for the fast path.
  func plainAdjoint<E: Number>(
    _ output: Grid<E>, _ kernel: Grid<E>, count: Int, within limits: Limits
  ) throws(ArithmeticError) -> [E] {
    let touches = try Touches(relation, mode: mode, within: limits)
    var cells = [E](repeating: .zero, count: count)
    try forEachOutput(touches) { place throws(ArithmeticError) in
      let value = output.cells[place.flat]
      try forEachChannel(of: place, touches) { plane, taps throws(ArithmeticError) in
        try touches.forEachTap(ofWindow: place.window) { tap, sample throws(ArithmeticError) in
          guard sample >= 0 else { return }
          let reached = plane + sample
          cells[reached].addProduct(value, kernel.cells[taps + tap])
          if cells[reached].isLong { try cells[reached].checkLength(within: limits) }
        }
      }
    }
    return cells
  }

  /// The gradient to the kernel: dk[f, c, t] = Σ_n Σ_o x[n, c, o·s + t·d − p] · dy[n, f, o].
  ///
  /// - Returns: A grid `(out, in / groups, …taps)`.
  public func kernelGradient<E: Number>(
    _ input: Grid<E>, upstream: Grid<E>, border: E = .zero, within limits: Limits
  ) throws(ArithmeticError) -> Grid<E> {
    let shape =
      [layout.outputChannels, layout.inputChannelsPerGroup] + relation.kernelShape
    let count = try limits.count(shape)
    try checkWork(within: limits)
    if let input = input as? Grid<Double>, let upstream = upstream as? Grid<Double>,
      let border = border as? Double, let tiles = FloatTiles(self, border: border),
      let grid = Grid(
        shape: shape,
        cells: try tiles.kernelGradient(input.cells, upstream: upstream.cells, within: limits))
        as? Grid<E>
    {
      return grid
    }
    return Grid(
      shape: shape,
      cells: try plainKernelGradient(
        input, upstream: upstream, border: border, count: count, within: limits))
  }

  /// The cells of `kernelGradient`, straight from the definition; the reference for the fast path.
  func plainKernelGradient<E: Number>(
    _ input: Grid<E>, upstream: Grid<E>, border: E = .zero, count: Int, within limits: Limits
  ) throws(ArithmeticError) -> [E] {
    let touches = try Touches(relation, mode: mode, within: limits)
    let skipsBorder = border.isZero && E.zeroAnnihilates
    var cells = [E](repeating: .zero, count: count)
    try forEachOutput(touches) { place throws(ArithmeticError) in
      let value = upstream.cells[place.flat]
      try forEachChannel(of: place, touches) { plane, taps throws(ArithmeticError) in
        try touches.forEachTap(ofWindow: place.window) { tap, sample throws(ArithmeticError) in
          let weight = taps + tap
          if sample >= 0 {
            cells[weight].addProduct(input.cells[plane + sample], value)
          } else if !skipsBorder {
            cells[weight].addProduct(border, value)
          }
          if cells[weight].isLong { try cells[weight].checkLength(within: limits) }
        }
      }
    }
    return cells
  }

  /// The gradient to the bias: the sum of the upstream gradient over batch and windows.
  public func biasGradient<E: Number>(
    _ upstream: Grid<E>, within limits: Limits
  ) throws(ArithmeticError) -> Grid<E> {
    var sums = [E](repeating: .zero, count: layout.outputChannels)
    let windows = relation.windows
    for image in 0..<layout.batch {
      for filter in 0..<layout.outputChannels {
        let start = (image * layout.outputChannels + filter) * windows
        try Interruption.check()
        for place in start..<(start + windows) {
          sums[filter] += upstream.cells[place]
          if sums[filter].isLong { try sums[filter].checkLength(within: limits) }
        }
      }
    }
    return Grid(shape: [layout.outputChannels], cells: sums)
  }
}

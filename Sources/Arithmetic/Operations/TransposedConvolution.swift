/// A transposed convolution whose sizes are settled, told three independent ways that must agree.
///
/// Its input y is `(batch, in, …space)`, its kernel `(in, out / groups, …space)`. It is not the
/// inverse of a convolution: the shape comes back, the numbers do not.
public struct TransposedConvolution: Equatable, Sendable {
  /// The convolution that is transposed: its windows are this one's input.
  public let forward: Convolution
  /// a of each axis.
  public let outputPadding: [Int]

  public init(axes: [SettledAxis], layout: ChannelLayout) {
    forward = Convolution(relation: Relation(axes.map(\.relation)), layout: layout.forward)
    outputPadding = axes.map(\.outputPadding)
  }

  /// The spatial output, o′ = (i′ − 1)s + k̂ + a − p₀ − p₁.
  public var outputShape: [Int] { forward.relation.inputShape }

  /// Route one, stamps: every input cell lays the kernel, times itself, onto the output at its own
  /// window; where stamps overlap they add. What lies beyond the crop is dropped.
  public func stamps<E: Number>(
    _ input: Grid<E>, _ kernel: Grid<E>, bias: Grid<E>? = nil, within limits: Limits
  )
    throws(ArithmeticError) -> Grid<E>
  {
    try adding(bias, to: try forward.adjoint(input, kernel, within: limits))
  }

  /// Route two, the matrix: vec(x′) = Cᵀ · vec(y) with the matrix of the convolution written out.
  public func matrix<E: Number>(
    _ input: Grid<E>, _ kernel: Grid<E>, bias: Grid<E>? = nil, within limits: Limits
  )
    throws(ArithmeticError) -> Grid<E>
  {
    let matrix = try ConvolutionMatrix(forward, within: limits).filled(with: kernel)
    let batch = forward.layout.batch
    let each = matrix.rows
    var cells: [E] = []
    for image in 0..<batch {
      let part = Array(input.cells[(image * each)..<((image + 1) * each)])
      cells += try matrix.transposedProduct(with: part, within: limits)
    }
    let shape = [batch, forward.layout.inputChannels] + outputShape
    return try adding(bias, to: Grid(shape: shape, cells: cells))
  }

  /// Route three, a plain convolution: s − 1 zeros between the input cells, k̂ − 1 − p₀ zeros before and
  /// k̂ − 1 − p₁ + a after them (a negative number crops), the kernel turned through 180 degrees, stride
  /// 1, the dilation kept.
  public func zeroInsertion<E: Number>(
    _ input: Grid<E>, _ kernel: Grid<E>, bias: Grid<E>? = nil, within limits: Limits
  ) throws(ArithmeticError) -> Grid<E> {
    let stretched = try inserted(input, within: limits)
    let relation = try stretchedRelation
    var layout = forward.layout.reversed
    layout.setInputSpace(stretchedShape)
    return try Convolution(relation: relation, layout: layout)
      .direct(stretched, turnedKernel(kernel), bias: bias, within: limits)
  }

  /// The input's size with s − 1 zeros between its cells: (i′ − 1)s + 1.
  public var stretchedShape: [Int] {
    forward.relation.axes.map { ($0.output - 1) * $0.stride + 1 }
  }

  /// The relation of route three.
  public var stretchedRelation: Relation {
    get throws(ArithmeticError) {
      let axes = forward.relation.axes
      var pairs: [PaddingPair] = []
      for axis in axes {
        let begin = axis.reach - 1 - axis.padding.begin
        let end = axis.input - ((axis.output - 1) * axis.stride + 1) - begin + axis.reach - 1
        pairs.append(PaddingPair(begin, end))
      }
      return try Relation(
        input: stretchedShape, kernel: axes.map(\.kernel), stride: axes.map { _ in 1 },
        dilation: axes.map(\.dilation), padding: pairs)
    }
  }

  /// The input with zeros inserted, `(batch, in, …stretched)`.
  public func inserted<E: Number>(_ input: Grid<E>, within limits: Limits) throws(ArithmeticError)
    -> Grid<E>
  {
    let outer = [forward.layout.batch, forward.layout.outputChannels]
    _ = try limits.count(outer + stretchedShape)
    let axes = forward.relation.axes
    let spread = Relation(
      axes.map {
        AxisRelation(
          input: ($0.output - 1) * $0.stride + 1, kernel: 1, stride: $0.stride, dilation: 1,
          padding: .none, output: $0.output)
      })
    let touches = try Touches(spread, within: limits)
    var result = Grid<E>(shape: outer + stretchedShape, repeating: .zero)
    for plane in 0..<(outer[0] * outer[1]) {
      try Interruption.check()
      for window in 0..<touches.windowCount {
        touches.forEachTap(ofWindow: window) { _, sample in
          result.cells[plane * touches.sampleCount + sample] =
            input.cells[plane * touches.windowCount + window]
        }
      }
    }
    return result
  }

  /// The kernel turned through 180 degrees with its channel axes exchanged within each group:
  /// `(out, in / groups, …space)`.
  public func turnedKernel<E: Number>(_ kernel: Grid<E>) -> Grid<E> {
    let layout = forward.layout
    let taps = forward.relation.taps
    let inputs = layout.outputChannelsPerGroup
    let outputs = layout.inputChannelsPerGroup
    var cells: [E] = []
    cells.reserveCapacity(kernel.cells.count)
    for group in 0..<layout.groups {
      for output in 0..<outputs {
        for input in 0..<inputs {
          let start = ((group * inputs + input) * outputs + output) * taps
          cells += kernel.cells[start..<(start + taps)].reversed()
        }
      }
    }
    return Grid(
      shape: [layout.inputChannels, inputs] + forward.relation.kernelShape, cells: cells)
  }

  private func adding<E: Number>(_ bias: Grid<E>?, to grid: Grid<E>) throws(ArithmeticError)
    -> Grid<E>
  {
    guard let bias else { return grid }
    let channels = forward.layout.inputChannels
    guard bias.cells.count == channels else {
      throw .biasCount(expected: channels, actual: bias.cells.count)
    }
    var result = grid
    let plane = outputShape.reduce(1, *)
    for place in result.cells.indices {
      result.cells[place] += bias.cells[place / plane % channels]
    }
    return result
  }

  /// How many stamps fall on each output sample of one axis product: the cause of checkerboards.
  public func overlap(within limits: Limits) throws(ArithmeticError) -> Grid<Rational> {
    try Coverage.counts(of: forward.relation, within: limits)
  }
}

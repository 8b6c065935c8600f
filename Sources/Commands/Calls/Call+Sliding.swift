internal import Arithmetic
internal import Computations
internal import Syntax

/// What every convolution is told, transposed or not: the operands, how their axes are read, and the
/// steps.
struct SlidOperands {
  let first: Operand
  let second: Operand
  let layout: ChannelLayout
  let groups: Int
  let order: ChannelLayout.Order
  /// As typed; nil where the ranks say it.
  let dims: Int?
  let strides: [Int]
  let dilations: [Int]
  /// nil where the framework's own padding holds.
  let padding: PaddingRule?
  /// How two operands of three axes were read, where they can be read otherwise.
  var otherReading: ChannelLayout?

  /// - Throws: `.rankMismatch` and its kin, for sizes that do not go together.
  func sizes() throws(ArithmeticError) -> SpatialSizes {
    try SpatialSizes(
      input: layout.inputSpace, kernel: layout.kernelSpace, stride: strides, dilation: dilations)
  }

  /// How two operands of three axes were read, and what `dims` would change.
  ///
  /// - Parameter output: the space that comes out.
  func readingFacts(output: [Int]) -> [String] {
    guard let otherReading, let length = output.last else { return [] }
    guard layout.dims == 3 else {
      return ["axes read as (batch, channels, length); dims=3 reads volumes"]
    }
    let other = ShapeText.times(otherReading.outputShape(space: [length]))
    return ["axes read as volumes; dims=1 reads (batch, channels, length), and gives \(other)"]
  }

  /// With the operands exchanged, as some frameworks do.
  func swapped() throws(ArithmeticError) -> SlidOperands {
    SlidOperands(
      first: second, second: first,
      layout: try ChannelLayout(
        input: second.shape, kernel: first.shape, dims: dims, groups: groups, order: order),
      groups: groups, order: order, dims: dims, strides: strides, dilations: dilations,
      padding: padding)
  }
}

extension Call {
  /// Reads what every convolution takes.
  ///
  /// - Parameters:
  ///   - input: the first operand, called `letter` where it is a shape alone.
  ///   - transposed: whether the kernel is `(in, out / groups, …n)`.
  func slidOperands(
    _ input: Parameter, letter: String, transposed: Bool = false
  ) throws(Diagnostic) -> SlidOperands {
    let first = try operand(input, letter: letter)
    let second = try operand(.kernel, letter: "k", symbol: "w")
    let groups = try groupCount()
    let order = word(.layout).flatMap(ChannelLayout.Order.init(rawValue:)) ?? .channelsFirst
    var dims = try integer(.dims)
    if dims == nil, first.shape.count == 3, second.shape.count == 3 {
      dims = framework?.convolution.spaceOfThree
    }
    let layout = try attempt(
      try ChannelLayout(
        input: first.shape, kernel: second.shape, dims: dims, groups: groups, order: order,
        transposed: transposed))
    var slid = SlidOperands(
      first: first, second: second, layout: layout, groups: groups, order: order, dims: dims,
      strides: try sizes(.stride, axes: layout.dims, fallback: 1, least: 1),
      dilations: try dilations(axes: layout.dims), padding: try paddingRule(axes: layout.dims))
    if self[.dims] == nil, first.shape.count == 3, second.shape.count == 3,
      [Parameter.stride, .padding, .dilation].allSatisfy({ (try? integers($0)?.count) ?? 1 == 1 })
    {
      slid.otherReading = try? ChannelLayout(
        input: first.shape, kernel: second.shape, dims: layout.dims == 3 ? 1 : 3, groups: groups,
        order: order, transposed: transposed)
    }
    return slid
  }

  func groupCount() throws(Diagnostic) -> Int {
    guard let groups = try integer(.groups) else { return 1 }
    guard groups >= 1 else { throw belowLeast(.groups, groups) }
    return groups
  }
}

extension Call {
  /// Reads the parameters that every convolution takes and settles its sizes.
  func convolution() throws(Diagnostic) -> ConvolutionComputation {
    let slid = try slidOperands(.input, letter: "x")
    let (mode, border) = try paddingMode()
    let (framework, rounding) = (framework, rounding)
    let bias = try biasTensor()
    let turns = flag(.flip) ?? framework?.turnsKernel ?? context.conventions.turnsKernel
    let anchor = try anchor(axes: slid.layout.dims, padding: slid.padding)
    var settled = try attempt(
      try ConvolutionQuestion(
        sizes: try slid.sizes(), padding: anchor == nil ? slid.padding : .same, mode: mode,
        groups: slid.groups,
        rounding: rounding, turnsKernel: turns, hasBias: bias != nil
      ).settled(by: framework))
    if let anchor {
      settled.axes = settled.axes.enumerated().map { $1.laid(on: anchor[$0], turns) }
    }
    let laid =
      settled.swapsOperands
      ? try attempt(try slid.swapped()) : slid
    let rule =
      anchor == nil
      ? slid.padding ?? framework?.defaultPadding ?? .valid
      : .explicit(settled.axes.map(\.relation.padding))
    let anchorFacts = anchor.map { ["anchor \(ShapeText.perAxis($0))"] } ?? []
    return ConvolutionComputation(
      input: laid.first, kernel: laid.second, bias: bias,
      convolution: Convolution(
        relation: settled.relation, layout: laid.layout, mode: settled.mode,
        method: word(.method).flatMap(ConvolutionMethod.init(rawValue:)) ?? .auto),
      turnsKernel: turns, swapsOperands: settled.swapsOperands,
      border: settled.mode == .constant ? border : 0,
      framework: framework, rule: rule, rounding: rounding,
      conventionFacts: slid.readingFacts(output: settled.relation.outputShape) + anchorFacts
        + conventionFacts)
  }

  /// The tap of each axis that lies on the output's own cell.
  private func anchor(axes: Int, padding: PaddingRule?) throws(Diagnostic) -> [Int]? {
    guard self[.anchor] != nil else { return nil }
    guard padding == nil || padding == .same else {
      throw Diagnostic(
        .badPadding, "anchor settles the padding: as many cells before as taps lie before it",
        labels: [.init(span(of: .padding))],
        help: ["without padding= there are as many outputs as inputs"])
    }
    if let framework, framework.defaultPadding != .same {
      throw diagnostic(for: .refused(framework, .operation("anchor")))
    }
    let anchor = try sizes(.anchor, axes: axes, fallback: 0, least: 0)
    let taps = try slidOperands(.input, letter: "x").layout.kernelSpace
    // A kernel of no cells is refused by its size.
    for (axis, place) in anchor.enumerated() where taps[axis] > 0 && place >= taps[axis] {
      throw Diagnostic(
        .badPadding, "the anchor is tap \(place), and the last one is \(taps[axis] - 1)",
        labels: [.init(span(of: .anchor))])
    }
    return anchor
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
      conventionFacts: slid.readingFacts(output: settled.map(\.size)) + conventionFacts)
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

extension SettledAxis {
  /// The same windows moved so that a tap of the kernel as it was typed lies on the output's own cell.
  fileprivate func laid(on anchor: Int, _ turns: Bool) -> SettledAxis {
    let axis = relation
    let begin = axis.dilation * (turns ? axis.kernel - 1 - anchor : anchor)
    var moved = self
    moved.relation = AxisRelation(
      input: axis.input, kernel: axis.kernel, stride: axis.stride, dilation: axis.dilation,
      padding: PaddingPair(begin, axis.reach - 1 - begin), output: axis.output)
    return moved
  }
}

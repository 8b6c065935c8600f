public import Arithmetic
public import Documents

/// A transposed convolution with its operands and all sizes known.
public struct TransposedComputation: LinearComputation {
  public let input: Operand
  public let kernel: Operand
  public let bias: Tensor?
  public let transposed: TransposedConvolution
  /// The user's layout: `in` channels of the input, `out` of the result.
  public let layout: ChannelLayout
  public let framework: Framework?
  public let turnsKernel: Bool
  /// Conventions other than the defaults.
  let conventionFacts: [String]

  public init(
    input: Operand, kernel: Operand, bias: Tensor?, transposed: TransposedConvolution,
    layout: ChannelLayout, framework: Framework?, turnsKernel: Bool, conventionFacts: [String]
  ) {
    self.input = input
    self.kernel = kernel
    self.bias = bias
    self.transposed = transposed
    self.layout = layout
    self.framework = framework
    self.turnsKernel = turnsKernel
    self.conventionFacts = conventionFacts
  }

  public var kind: String { "transpose" }
  public var hasWindows: Bool { true }
  public var operands: [Operand] { [input, kernel] }
  public var resultName: String { "x′" }
  public var stepCount: Int { givesSizesOnly ? 0 : stampCount }

  public var shownNames: [String] {
    recipes.isEmpty ? [] : operands.filter { !$0.isVariable && $0.tensor != nil }.map(\.letter)
  }

  /// The relation of the convolution that is transposed.
  public var relation: Relation { transposed.forward.relation }

  public var outputShape: [Int] { layout.outputShape(space: transposed.outputShape) }

  public func inputCells(within limits: Limits) throws(ArithmeticError) -> Tensor {
    try input.cells(within: limits)
  }

  public func kernelCells(within limits: Limits) throws(ArithmeticError) -> Tensor {
    let cells = try kernel.cells(within: limits)
    return turnsKernel ? try cells.turned(by: layout) : cells
  }

  public func result(
    by route: TransposedConvolution.Route = .stamps, within limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    try transposed.result(
      try inputCells(within: limits), try kernelCells(within: limits), bias: bias, by: route,
      layout: layout, within: limits)
  }

  public func value(within limits: Limits) throws(ArithmeticError) -> Value {
    givesSizesOnly ? .shape(outputShape) : .tensor(try result(within: limits))
  }

  /// Whether symbolic cells would be too long to read.
  public var givesSizesOnly: Bool {
    (input.tensor == nil || kernel.tensor == nil) && layout.products(over: relation) > 20_000
  }

  public func steps(of value: Value, within limits: Limits) throws(ArithmeticError) -> Steps? {
    guard !givesSizesOnly else { return nil }
    let stamps = try StampSequence(self, within: limits)
    return Steps(
      title: "transpose", facts: facts, noun: "stamp", count: stamps.count,
      companion: "column of Cᵀ"
    ) { stamps.figure($0, room: $1) }
  }
}

/// The products of a transposed convolution are those of the convolution that it transposes, by sample.
extension TransposedComputation {
  /// A step for each cell of the input, its stamp.
  var stampCount: Int {
    [layout.batch, layout.inputChannels, relation.windows].saturatingCount
  }

  /// The index in the user's layout of an input cell given in `(batch, in, …windows)`.
  func inputIndex(ofFlat flat: Int) -> [Int] {
    input.shape.index(
      ofCell: layout.typed(flat, channels: layout.inputChannels, cells: relation.windows))
  }

  /// The row-major index in the user's layout of a cell of the result in `(batch, out, …space)`.
  func typed(output flat: Int) -> Int {
    layout.typed(flat, channels: layout.outputChannels, cells: relation.samples)
  }

  public func products(
    ofOutput output: Int, within limits: Limits
  ) throws(ArithmeticError) -> [Product] {
    let sample = layout.laid(output, channels: layout.outputChannels, cells: relation.samples)
    return try transposed.forward.meetings(ofInput: sample, within: limits).map(product)
  }

  public func products(
    with place: Int, of operand: Int, within limits: Limits
  ) throws(ArithmeticError) -> ProductList {
    if operand == 0 {
      let window = layout.laid(place, channels: layout.inputChannels, cells: relation.windows)
      return ProductList(
        transposed.forward.meetings(ofOutput: window).filter { $0.input != nil }.map(product))
    }
    let weight = layout.laid(weight: place, taps: relation.taps, turned: turnsKernel)
    return ProductList(
      try transposed.forward.meetings(ofWeight: weight, within: limits), product)
  }

  private func product(_ meeting: Meeting) -> Product {
    Product(
      output: typed(output: meeting.input ?? 0),
      places: [
        layout.typed(meeting.output, channels: layout.inputChannels, cells: relation.windows),
        layout.typed(weight: meeting.weight, taps: relation.taps, turned: turnsKernel),
      ])
  }

  public func bias(ofOutput output: Int) -> Scalar? {
    let plane =
      layout.laid(output, channels: layout.outputChannels, cells: relation.samples)
      / max(relation.samples, 1)
    return bias.flatMap { bias in
      let channel = plane % max(layout.outputChannels, 1)
      return channel < bias.count ? bias.cell(channel) : nil
    }
  }

  public func reason(_ count: Int, ofOutput output: Int) -> Block {
    let rows = max(layout.outputChannels * relation.samples, 1)
    let text = count == 1 ? "1 stamp falls here" : "\(count) stamps fall here"
    return .fact(label: "stamps", text: "\(text): the row Cᵀ[\(output % rows),:]")
  }

  public func reach(_ list: ProductList, of place: Int, in operand: Int) -> String {
    let outputs = Count(list.count, "output")
    guard operand == 0 else { return "\(outputs), one for each stamp" }
    let columns = max(layout.inputChannels * relation.windows, 1)
    return "\(outputs): its stamp, the column Cᵀ[:,\(place % columns)]"
  }
}

/// The same transposed convolution with one change, as a mistake in homework makes it.
extension TransposedComputation {
  public var spatialSizes: [AxisSizes]? { axisSizes }

  public var work: Int { givesSizesOnly ? 0 : layout.products(over: relation) }

  public func spatialAxes(rank: Int) -> [Int] { layout.spatialAxes(rank: rank) }

  /// The sizes along each spatial axis; `input` is i′.
  public var axisSizes: [AxisSizes] {
    zip(relation.axes, transposed.outputPadding).map {
      AxisSizes(transposed: $0, outputPadding: $1)
    }
  }

  /// The kernel as given, not flipped.
  public func givenKernel(within limits: Limits) throws(ArithmeticError) -> Tensor {
    try kernel.cells(within: limits)
  }

  public func varied(
    _ variation: Variation
  ) throws(ArithmeticError) -> TransposedComputation? {
    switch variation {
    case .axes(let axes): try varied(axes: axes)
    case .kernel(let kernel): kernel.shape == self.kernel.shape ? varied(kernel: kernel) : nil
    case .convolution: nil
    }
  }

  /// Other sizes: o′ = (i′ − 1)s + k̂ + a − p₀ − p₁.
  ///
  /// - Throws: `.notPositive` for an empty result, `.overflow`, and errors of `Relation`.
  public func varied(axes: [AxisSizes]) throws(ArithmeticError) -> TransposedComputation {
    let question = TransposedQuestion(
      sizes: try SpatialSizes(
        input: axes.map(\.input), kernel: axes.map(\.kernel), stride: axes.map(\.stride),
        dilation: axes.map(\.dilation)),
      padding: .explicit(axes.map(\.padding)))
    var settled = try question.settled(by: nil)
    for (place, axis) in axes.enumerated() where axis.outputPadding != 0 {
      // Any a is allowed here, since a student may have used an illegal one.
      let line = settled[place].relation
      settled[place].relation = AxisRelation(
        input: line.input + axis.outputPadding, kernel: line.kernel, stride: line.stride,
        dilation: line.dilation, padding: line.padding, output: line.output)
      settled[place].outputPadding = axis.outputPadding
    }
    if let place = settled.firstIndex(where: { $0.relation.input < 1 }) {
      throw .notPositive(
        .output, axis: SpatialAxis(place, of: axes.count), value: settled[place].relation.input)
    }
    return with(transposed: TransposedConvolution(axes: settled, layout: layout))
  }

  /// Another kernel of the same shape, or the other orientation of the kernel.
  public func varied(
    kernel: Tensor? = nil, turnsKernel: Bool? = nil
  ) -> TransposedComputation {
    with(kernel: kernel.map(self.kernel.holding), turnsKernel: turnsKernel)
  }

  /// The same stamps over another input or of another kernel, which may have other sizes, without channels.
  ///
  /// - Parameter kernel: The kernel as it is laid on, unless `turnsKernel` says otherwise.
  /// - Throws: Errors of `ChannelLayout` and `Relation` if the sizes do not match.
  public func varied(
    input: Tensor, kernel: Tensor, turnsKernel: Bool
  ) throws(ArithmeticError) -> TransposedComputation {
    let layout = try ChannelLayout(
      input: input.shape, kernel: kernel.shape, dims: axisSizes.count, order: self.layout.order,
      transposed: true)
    var axes = axisSizes
    for place in axes.indices {
      axes[place].input = layout.inputSpace[place]
      axes[place].kernel = layout.kernelSpace[place]
    }
    let other = TransposedComputation(
      input: self.input.holding(input), kernel: self.kernel.holding(kernel), bias: bias,
      transposed: transposed, layout: layout, framework: framework, turnsKernel: turnsKernel,
      conventionFacts: conventionFacts)
    return try other.varied(axes: axes)
  }

  /// Another bias; nil for none.
  public func biased(by bias: Tensor?) -> TransposedComputation { with(bias: .some(bias)) }

  private func with(
    kernel: Operand? = nil, bias: Tensor?? = .none, transposed: TransposedConvolution? = nil,
    turnsKernel: Bool? = nil
  ) -> TransposedComputation {
    TransposedComputation(
      input: input, kernel: kernel ?? self.kernel, bias: bias ?? self.bias,
      transposed: transposed ?? self.transposed, layout: layout, framework: framework,
      turnsKernel: turnsKernel ?? self.turnsKernel, conventionFacts: conventionFacts)
  }

  public func spelled(insteadOf original: any Computation) -> String? {
    guard let before = original as? TransposedComputation, input.isSame(as: before.input),
      kernel.isSame(as: before.kernel)
    else { return nil }
    return spelled
  }

  /// The statement; nil if no options give these windows, or an operand has no name.
  var spelled: String? {
    guard framework == nil, let x = input.spelled, let k = kernel.spelled,
      let bias = bias.spelled, axisSizes.allSatisfy({ $0.outputPadding >= 0 })
    else { return nil }
    var words = ["transpose", x, k] + bias + axisSizes.spelled
    let extra = axisSizes.map(\.outputPadding)
    if extra.contains(where: { $0 != 0 }) {
      words.append("output_padding=\(ShapeText.packed(extra))")
    }
    if layout.groups > 1 { words.append("groups=\(layout.groups)") }
    if turnsKernel { words.append("flip") }
    if layout.hasChannels, layout.order == .channelsLast { words.append("layout=NHWC") }
    return words.joined(separator: " ")
  }
}

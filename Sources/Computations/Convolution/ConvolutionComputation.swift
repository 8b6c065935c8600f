public import Arithmetic
public import Documents

/// A convolution with its operands and all sizes known, from which `conv`, `toeplitz`, `grad`, `why` and
/// `who` start. An answer, its explanation and variables share one object.
public final class ConvolutionComputation: LinearComputation {
  /// Input and kernel: in the user's order, or exchanged if the framework says so.
  public let input: Operand
  public let kernel: Operand
  public let bias: Tensor?
  public let convolution: Convolution
  public let turnsKernel: Bool
  public let swapsOperands: Bool
  public let border: Rational
  public let framework: Framework?
  /// The padding as the user gave it, for the heading.
  public let rule: PaddingRule
  /// Whether an incomplete last step counts.
  let rounding: Relation.Rounding
  /// Conventions other than the defaults.
  let conventionFacts: [String]

  public init(
    input: Operand, kernel: Operand, bias: Tensor?, convolution: Convolution, turnsKernel: Bool,
    swapsOperands: Bool, border: Rational, framework: Framework?, rule: PaddingRule,
    rounding: Relation.Rounding, conventionFacts: [String]
  ) {
    self.input = input
    self.kernel = kernel
    self.bias = bias
    self.convolution = convolution
    self.turnsKernel = turnsKernel
    self.swapsOperands = swapsOperands
    self.border = border
    self.framework = framework
    self.rule = rule
    self.rounding = rounding
    self.conventionFacts = conventionFacts
  }

  public var kind: String { "conv" }
  public var hasWindows: Bool { true }
  public var stepCount: Int {
    givesSizesOnly ? 0 : [layout.batch, layout.outputChannels, relation.windows].saturatingCount
  }
  public var operands: [Operand] { swapsOperands ? [kernel, input] : [input, kernel] }
  public var relation: Relation { convolution.relation }
  public var layout: ChannelLayout { convolution.layout }

  /// The numbers of the input, or symbols x00, x01 …
  public func inputCells(within limits: Limits) throws(ArithmeticError) -> Tensor {
    try input.cells(within: limits)
  }

  /// The kernel, flipped if the convention says so; symbols w00, w01 … for a shape.
  public func kernelCells(within limits: Limits) throws(ArithmeticError) -> Tensor {
    let cells = try kernel.cells(within: limits)
    return turnsKernel ? try cells.turned(by: layout) : cells
  }

  public func result(within limits: Limits) throws(ArithmeticError) -> Tensor {
    try convolution.result(
      try inputCells(within: limits), try kernelCells(within: limits), bias: bias, border: border,
      within: limits)
  }

  public func value(within limits: Limits) throws(ArithmeticError) -> Value {
    givesSizesOnly ? .shape(outputShape) : .tensor(try result(within: limits))
  }

  /// The shape of the result in the user's layout.
  public var outputShape: [Int] { layout.outputShape(space: relation.outputShape) }

  public var isSymbolic: Bool { input.tensor == nil || kernel.tensor == nil }

  /// Whether symbolic cells would be too long to read.
  public var givesSizesOnly: Bool { isSymbolic && layout.products(over: relation) > 20_000 }

  public var spatialSizes: [AxisSizes]? { axisSizes }

  public var work: Int { givesSizesOnly ? 0 : layout.products(over: relation) }

  public func spatialAxes(rank: Int) -> [Int] { layout.spatialAxes(rank: rank) }
}

/// The products of a convolution, in the user's layout.
extension ConvolutionComputation {
  public func products(
    ofOutput output: Int, within limits: Limits
  ) throws(ArithmeticError) -> [Product] {
    convolution.meetings(ofOutput: laid(output: output)).map(product)
  }

  public func products(
    with place: Int, of operand: Int, within limits: Limits
  ) throws(ArithmeticError) -> ProductList {
    let isInput = (operand == 0) != swapsOperands
    let meetings =
      isInput
      ? try convolution.meetings(ofInput: laid(input: place), within: limits)
      : try convolution.meetings(ofWeight: laid(weight: place), within: limits)
    return ProductList(meetings, product)
  }

  /// A pair of sample and tap as a product of the operands in the user's order.
  func product(_ meeting: Meeting) -> Product {
    let input = meeting.input.map(typed(input:))
    let weight = typed(weight: meeting.weight)
    return Product(
      output: typed(output: meeting.output),
      places: swapsOperands ? [weight, input] : [input, weight])
  }

  public func bias(ofOutput output: Int) -> Scalar? {
    guard let bias else { return nil }
    let filter = laid(output: output) / relation.windows % layout.outputChannels
    return filter < bias.count ? bias.cell(filter) : nil
  }

  public func why(
    _ index: [Int], of name: String, within limits: Limits
  ) throws(ArithmeticError) -> Explanation? {
    guard !givesSizesOnly else { return nil }
    let result = try result(within: limits)
    let cells = try StepCells(self, result: result, within: limits)
    let flat = laid(output: WindowFigure.ravel(index, outputShape))
    let step = Block.step(step(flat, of: result.count, cells))
    let row = Block.fact(
      label: "row of C", text: rowText(WindowFigure.ravel(index, outputShape)))
    return Explanation(value: Tensor(cells.result(flat)), blocks: [step, row], isolated: [step])
  }

  public func reason(_ count: Int, ofOutput output: Int) -> Block {
    .fact(label: "row of C", text: rowName(output))
  }

  /// The entries of one row of C, by the cells they multiply.
  private func rowText(_ output: Int) -> String {
    let parts = convolution.meetings(ofOutput: laid(output: output)).lazy.compactMap { meeting in
      meeting.input.map { input in
        self.kernel.place(self.typed(weight: meeting.weight)) + " at "
          + self.input.place(self.typed(input: input))
      }
    }
    let shown = Array(parts.prefix(Self.mostEntries + 1))
    let all = parts.count
    let text = shown.prefix(Self.mostEntries).joined(separator: ", ")
    let more = all > Self.mostEntries ? ", … \(all - Self.mostEntries) more" : ""
    return "\(rowName(output)): \(text)\(more)"
  }

  /// The maximum number of entries of a row that are written out; enough for a 3×3 kernel.
  private static let mostEntries = 9

  private var rowCount: Int { relation.windows * layout.outputChannels }

  /// The row of C of an output, in the order in which the result is stored; the same for each image.
  private func rowName(_ output: Int) -> String {
    "C[\(output % max(rowCount, 1)),:] of \(Count(rowCount, "row"))"
  }

  public func reach(_ list: ProductList, of place: Int, in operand: Int) -> String {
    // C is the kernel's as typed, whichever of the two slides.
    guard operand == 0 else {
      let all = layout.batch * relation.windows
      return "\(list.count) of \(Count(all, "output")) through an input\(diagonal)"
        + (list.count < all ? "; in the others it lies on the padding" : "")
    }
    let columns = (swapsOperands ? relation.taps : relation.samples) * layout.inputChannels
    return "\(Count(list.count, "output")), the column C[:,\(place % max(columns, 1))]"
  }

  /// Whether a tap's entries are a diagonal: for one channel, one axis and stride 1.
  private var diagonal: String {
    let isDiagonal =
      relation.rank == 1 && !layout.hasChannels && relation.axes[0].stride == 1
      && (convolution.mode == .zeros || relation.axes[0].padding == .none)
    return isDiagonal ? ", a diagonal of C" : ""
  }
}

extension Tensor {
  /// The grid flipped along its spatial axes.
  func turned(by layout: ChannelLayout) throws(ArithmeticError) -> Tensor {
    let isLeading = !layout.hasChannels || layout.order == .channelsLast
    let axes = isLeading ? Array(0..<layout.dims) : Array(2..<(layout.dims + 2))
    return try flipped(along: axes)
  }
}

extension ChannelLayout {
  /// The number of products of a convolution with these windows, or of its transpose.
  func products(over relation: Relation) -> Int {
    [relation.windows, relation.taps, inputChannels, outputChannelsPerGroup, batch].saturatingCount
  }
}

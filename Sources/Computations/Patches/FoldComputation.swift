public import Arithmetic
public import Documents

/// A folding (col2im) with all sizes known: columns are summed into an image.
public struct FoldComputation: LinearComputation {
  public let input: Operand
  public let patches: Patches
  let channels: Int
  let rounding: Relation.Rounding
  /// Conventions other than the defaults, for the heading.
  let conventionFacts: [String]

  public init(
    input: Operand, patches: Patches, channels: Int, rounding: Relation.Rounding,
    conventionFacts: [String]
  ) {
    self.input = input
    self.patches = patches
    self.channels = channels
    self.rounding = rounding
    self.conventionFacts = conventionFacts
  }

  public var kind: String { "fold" }
  public var operands: [Operand] { [input] }
  public var resultName: String { "x′" }
  public var stepCount: Int { givesSizesOnly ? 0 : columns }

  public var relation: Relation { patches.relation }
  var isBatched: Bool { input.shape.count == 3 }
  var rows: Int { input.shape[input.shape.count - 2] }
  public var columns: Int { input.shape[input.shape.count - 1] }
  public var outputShape: [Int] {
    (isBatched ? [input.shape[0], channels] : channels > 1 ? [channels] : [])
      + relation.inputShape
  }

  func inputCells(within limits: Limits) throws(ArithmeticError) -> Tensor {
    try input.cells(within: limits)
  }

  public func result(within limits: Limits) throws(ArithmeticError) -> Tensor {
    try patches.fold(try inputCells(within: limits), within: limits)
  }

  public func value(within limits: Limits) throws(ArithmeticError) -> Value {
    givesSizesOnly ? .shape(outputShape) : .tensor(try result(within: limits))
  }

  public var givesSizesOnly: Bool {
    input.tensor == nil
      && [input.shape, outputShape].contains { (try? Limits.symbols.count($0)) == nil }
  }
}

/// Each cell is the sum of the entries that were read from it.
extension FoldComputation {
  public func products(
    ofOutput output: Int, within limits: Limits
  ) throws(ArithmeticError) -> [Product] {
    let (plane, sample) = output.quotientAndRemainder(dividingBy: relation.samples)
    return try relation.plain().meetings(ofInput: sample, within: limits).map { meeting in
      Product(
        output: output,
        places: [(plane * relation.taps + meeting.weight) * columns + meeting.output])
    }
  }

  public func products(
    with place: Int, of operand: Int, within limits: Limits
  ) throws(ArithmeticError) -> ProductList {
    let (line, window) = place.quotientAndRemainder(dividingBy: columns)
    let (plane, tap) = line.quotientAndRemainder(dividingBy: relation.taps)
    let sample = try relation.plain().meetings(ofOutput: window)[tap].input
    return ProductList(
      sample.map { [Product(output: plane * relation.samples + $0, places: [place])] } ?? [])
  }

  public var headers: [String] { ["entry"] }

  public func reason(_ count: Int, ofOutput output: Int) -> Block {
    .fact(
      label: "entries", text: "\(Count(count, "entry", "entries")) were read here, and add up")
  }

  public func reach(_ list: ProductList, of place: Int, in operand: Int) -> String {
    "the cell it was read from"
  }
}

/// Heading, sizes and steps of a folding.
extension FoldComputation {
  public var facts: [String] {
    var facts = [
      "patches \(ShapeText.times(input.shape))", "image \(ShapeText.times(relation.inputShape))",
      "window \(ShapeText.times(relation.kernelShape))",
    ]
    if isBatched { facts.append("a batch of \(input.shape[0])") }
    if channels > 1 { facts.append("\(channels) channels") }
    facts += relation.stepFacts
    let pairs = relation.axes.map(\.padding)
    if pairs.contains(where: { $0 != .none }) {
      facts.append("padding \(PaddingText.pairs(pairs)) (dropped)")
    }
    return facts + conventionFacts
  }

  /// The number of windows by the size law, which is the number of columns.
  @DocumentBuilder public var sizes: [Block] {
    relation.sizeDerivations(by: rounding == .strict ? .strict : .convolution)
    relation.sizeRemarks()
    Block.fact(
      label: "columns",
      text: relation.rank == 1
        ? "\(columns), one a window"
        : "\(ShapeText.times(relation.outputShape)) = \(columns), one a window")
    Block.fact(
      label: "rows",
      text:
        "\(rows) = \(Count(channels, "channel")) · \(Count(relation.kernelShape.saturatingCount, "tap"))"
    )
  }

  /// A step for each column of the first channel of the first image, added to its window.
  public func steps(of value: Value, within limits: Limits) throws(ArithmeticError) -> Steps? {
    guard !givesSizesOnly, columns > 0 else { return nil }
    let cells = try inputCells(within: limits)
    let plain = try relation.plain()
    return Steps(title: "fold", facts: facts, noun: "column", count: columns) {
      [self] column, room in
      var parts: [Int: Scalar] = [:]
      for meeting in plain.meetings(ofOutput: column) {
        if let sample = meeting.input {
          parts[sample] = cells.cell(meeting.weight * columns + column)
        }
      }
      let figure = WindowFigure(relation: relation, mode: .zeros, border: .exact(0), room: room)
      let grids = figure.grids(column, caption: channels > 1 ? "channel 0" : "") {
        parts[$0] ?? .exact(0)
      }
      return StepFigure(
        title: "column \(column + 1) of \(columns): P[:,\(column)], added to its window",
        aside: figure.aside(column, of: "image"), panels: grids.map { .grid($0.tapsOnly) })
    }
  }

  public func results(_ value: Value, within limits: Limits) -> [Block] {
    countBlocks(within: limits) + [.result(name: resultName, value: value)]
  }

  /// The number of entries that were added to each cell.
  private func countBlocks(within limits: Limits) -> [Block] {
    guard relation.samples <= 2000, let counts = try? Coverage.counts(of: relation, within: limits)
    else { return [] }
    let text =
      counts.cells.contains { $0.isZero }
      ? "a cell with 0 was in no window, and is lost"
      : "fold(unfold(x)) is x times these; divided by them it is x again"
    return [
      .fact(label: "counts", text: "how many entries fall on each cell; " + text),
      .result(name: "counts", value: .tensor(.exact(counts))),
    ]
  }
}

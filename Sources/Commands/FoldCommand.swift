internal import Arithmetic
internal import Documents
internal import Syntax

extension Command {
  /// `fold` adds columns back into an image.
  static let fold = Command(
    name: "fold", synonyms: ["col2im"],
    summary: "Add columns back into an image (col2im).",
    topic: .matrices,
    parameters: [
      .columns, .image, .windowSize.with(summary: "the size of the window that was unfolded"),
      .stride, .padding, .dilation, .steps,
    ] + Parameter.conventions,
    details: [
      "The way back from unfold: every entry is added to the cell it was read from, and what was read in the padding is dropped. It is the transpose of unfold, not its inverse: a cell that several windows read comes back as often, so fold(unfold(x)) is x times the counts.",
      "Channels are read off the rows, which are channels · taps; a third axis in front is a batch.",
    ],
    examples: [
      Example(
        "fold [1 2 4 5; 2 3 5 6; 4 5 7 8; 5 6 8 9] image=3x3 kernel=2x2",
        gives: "[1 4 3; 8 20 12; 7 16 9]"),
      Example("col2im ones(2x3) 4 2", gives: "[1 2 2 1]"),
      Example("fold [1 3; 2 4] image=4 kernel=2 stride=2", gives: "[1 2 3 4]"),
    ],
    related: ["unfold", "transpose", "conv"],
    lesson: "im2col"
  ) { call throws(Diagnostic) in
    let problem = try call.foldProblem()
    let limits = call.limits
    guard !problem.isTooLongForSymbols else {
      return .counted(
        kind: "fold", facts: problem.facts, shape: problem.outputShape
      ) { problem.sizeBlocks }
    }
    let result = try call.attempt(axes: problem.relation.rank, try problem.result(within: limits))
    let shown = try WindowChoice.shown(call, of: problem.columns)
    return Answer(kind: "fold", value: .tensor(result)) {
      Document {
        Block.heading(title: "fold", facts: problem.facts)
        problem.sizeBlocks
        problem.steps(shown, limits: limits)
        WindowChoice.omitted(shown, of: problem.columns, noun: "column")
        problem.countBlocks(limits: limits)
        Block.result(name: "x′", value: .tensor(result))
      }
    }
  }
}

extension FoldProblem {
  fileprivate var facts: [String] {
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

  /// The number of windows by the size law: there are as many columns.
  @DocumentBuilder fileprivate var sizeBlocks: [Block] {
    let rounding = rounding
    relation.sizeDerivations { .convolution(evenPadding: $0, rounding: rounding) }
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

  /// The columns of the first image's first channel, each laid where it was read.
  fileprivate func steps(_ count: Int, limits: Limits) -> [Block] {
    guard count > 0, let cells = try? inputCells(within: limits),
      let plain = try? ChannelLayout(input: relation.inputShape, kernel: relation.kernelShape)
    else { return [] }
    let convolution = Convolution(relation: relation, layout: plain, mode: .zeros)
    let figure = WindowFigure(relation: relation, mode: .zeros, border: .exact(0))
    return (0..<min(count, columns)).map { column in
      var parts: [Int: Scalar] = [:]
      for (tap, sample) in convolution.samples(ofWindow: column).enumerated() {
        if let sample { parts[sample] = cells.cell(tap * columns + column) }
      }
      let grids = figure.grids(column, caption: channels > 1 ? "channel 0" : "") {
        parts[$0] ?? .exact(0)
      }.map { grid in
        var grid = grid
        grid.rows = grid.rows.map { row in
          row.map { $0.role == .plain ? CellGrid.Cell(.dot, .faint) : $0 }
        }
        return grid
      }
      return .step(
        StepFigure(
          title: "column \(column) of \(columns), added to its window",
          aside: figure.aside(column).replacingPrefix("input", with: "image"),
          panels: grids.map { .grid($0) }))
    }
  }

  /// How many entries were added into each cell.
  fileprivate func countBlocks(limits: Limits) -> [Block] {
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

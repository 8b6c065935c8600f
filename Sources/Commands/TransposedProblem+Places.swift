internal import Arithmetic
internal import Documents
internal import Syntax

/// Looking into single cells of a transposed convolution.
extension TransposedProblem {
  /// The stamps that fall on one output, and their sum.
  func why(_ place: Place, _ call: Call) throws(Diagnostic) -> Answer {
    let index = try place.resolved(in: outputShape)
    guard !layout.hasChannels else {
      throw Diagnostic(
        .rank, "why looks into transposed convolutions of one channel",
        labels: [.init(place.span)], help: ["take one channel of the input and of the kernel"])
    }
    let limits = call.limits
    let (input, kernel, result) = try call.attempt(
      (
        try inputCells(within: limits), try kernelCells(within: limits),
        try self.result(within: limits)
      ))
    let sample = WindowFigure.ravel(index, relation.inputShape)
    var rows: [[String]] = []
    var terms: [SumFigure.Term] = []
    for window in 0..<relation.windows {
      for (tap, touched) in transposed.forward.samples(ofWindow: window).enumerated()
      where touched == sample {
        rows.append([
          ShapeText.place(self.input.name, WindowFigure.unravel(window, relation.outputShape)),
          ShapeText.place(self.kernel.name, WindowFigure.unravel(tap, relation.kernelShape)),
        ])
        terms.append(SumFigure.Term([input.cell(window), kernel.cell(tap)]))
      }
    }
    let value = result.cell(sample)
    let (facts, products, found) = (facts, terms, rows)
    return Answer(kind: "why", value: .tensor(Tensor(value)), origin: .transposed(self)) {
      Document {
        Block.heading(title: "why \(ShapeText.place(place.name, index))", facts: facts)
        Block.fact(
          label: "stamps", text: "\(Count(found.count, "stamp")) fall here, row \(sample) of Cᵀ")
        Block.table(TableFigure(header: ["input", "times the weight"], rows: found))
        Block.step(
          StepFigure(
            title: "their sum",
            panels: [.sum(SumFigure(rows: products.map { [$0] }, result: value))]))
      }
    }
  }

  /// The outputs that one input cell's stamp falls on.
  func who(_ place: Place, _ call: Call) throws(Diagnostic) -> Answer {
    guard !layout.hasChannels, place.name == input.name || place.name == "y" else {
      throw Diagnostic(
        .unknownName, "ask of a cell of the input, \(input.name)[…]", labels: [.init(place.span)])
    }
    let index = try place.resolved(in: input.shape)
    let window = WindowFigure.ravel(index, relation.outputShape)
    var rows: [[String]] = []
    for (tap, sample) in transposed.forward.samples(ofWindow: window).enumerated() {
      guard let sample else { continue }
      rows.append([
        ShapeText.place("x′", WindowFigure.unravel(sample, relation.inputShape)),
        ShapeText.place(kernel.name, WindowFigure.unravel(tap, relation.kernelShape)),
      ])
    }
    let (facts, found) = (facts, rows)
    return Answer(kind: "who", value: .tensor(Tensor(found.count)), origin: .transposed(self)) {
      Document {
        Block.heading(title: "who \(ShapeText.place(place.name, index))", facts: facts)
        Block.fact(
          label: "reaches",
          text: "\(Count(found.count, "output")): its stamp, column \(window) of Cᵀ")
        Block.table(TableFigure(header: ["output", "by the weight"], rows: found))
      }
    }
  }
}

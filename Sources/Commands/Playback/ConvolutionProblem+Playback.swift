internal import Arithmetic
internal import Documents
internal import Syntax

extension ConvolutionProblem {
  /// The windows of a convolution, each with its row of C.
  ///
  /// - Throws: `too-large` for shapes too large for symbols; what the computation throws.
  func playback(_ call: Call) throws(Diagnostic) -> Playback {
    guard !isTooLongForSymbols else { throw call.tooLongToPlay }
    let limits = call.limits
    let result = try call.attempt { () throws(ArithmeticError) in try self.result(within: limits) }
    guard let cells = StepCells(self, result: result, limits: limits) else {
      throw call.tooLongToPlay
    }
    let (problem, total) = (self, result.count)
    let soFar = UnfinishedResult(
      name: "y", cells: result.normalizedOutput(by: layout, space: relation.outputShape),
      space: relation.outputShape)
    return Playback(
      title: "conv", facts: facts, noun: "window", count: total,
      companion: border.isZero ? "the row of C" : nil
    ) { flat in
      Playback.Frame(
        step: problem.step(flat, of: total, cells).inserting(soFar.grid(flat)),
        companion: problem.border.isZero ? problem.matrixRow(flat, cells) : nil)
    }
  }

  /// The row of C behind one output, over the cells of vec(x).
  private func matrixRow(_ flat: Int, _ cells: StepCells) -> StepFigure {
    let windows = relation.windows
    let filter = flat / windows % layout.outputChannels
    let image = flat / windows / layout.outputChannels
    let rows = windows * layout.outputChannels
    let columns = layout.inputChannels * relation.samples
    var row = MatrixRow(
      caption: "row \(flat % rows) of C, over vec(\(input.name))", count: columns)
    let first = filter / layout.outputChannelsPerGroup * layout.inputChannelsPerGroup
    let samples = convolution.samples(ofWindow: flat % windows)
    for slot in 0..<layout.inputChannelsPerGroup {
      for (tap, sample) in samples.enumerated() {
        guard let sample else { continue }
        row.add(
          cells.kernel((filter * layout.inputChannelsPerGroup + slot) * relation.taps + tap),
          at: (first + slot) * relation.samples + sample)
      }
    }
    return row.figure { cells.input(image * columns + $0) }
  }
}

extension Call {
  var tooLongToPlay: Diagnostic {
    Diagnostic(
      .tooLarge, "shapes this large are counted, not computed in symbols, so nothing can be played",
      labels: [.init(span)], help: ["numbers can be: x = random(28x28, seed=1)"])
  }
}

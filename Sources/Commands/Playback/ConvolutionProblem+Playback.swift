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
    let result = try call.attempt(try self.result(within: limits))
    guard let cells = StepCells(self, result: result, limits: limits) else {
      throw call.tooLongToPlay
    }
    let (problem, total) = (self, result.count)
    let soFar = UnfinishedResult(
      name: "y", cells: result.normalizedOutput(by: layout, space: relation.outputShape),
      space: relation.outputShape)
    return Playback(
      title: "conv", facts: facts, noun: "window", count: total,
      companion: border.isZero ? "row of C" : nil
    ) { flat, room in
      let step = problem.step(flat, of: total, cells, room: room)
        .inserting(soFar.within(room).grid(flat))
      guard problem.border.isZero else { return Playback.Frame(step: step, companion: nil) }
      return Playback.Frame(step: step) { problem.matrixRow(flat, cells) }
    }
  }

  /// The row of C behind one output, over the cells of vec(x).
  func matrixRow(_ flat: Int, _ cells: StepCells) -> StepFigure {
    let windows = relation.windows
    let filter = flat / windows % layout.outputChannels
    let image = flat / windows / layout.outputChannels
    let rows = VectorPlaces(self, planes: layout.outputChannels, cells: windows)
    let columns = VectorPlaces(self, planes: layout.inputChannels, cells: relation.samples)
    var row = MatrixRow(
      caption: "row \(rows.place(filter, flat % windows)) of C, over vec(\(input.name))",
      count: columns.count)
    let first = filter / layout.outputChannelsPerGroup * layout.inputChannelsPerGroup
    let samples = convolution.samples(ofWindow: flat % windows)
    for slot in 0..<layout.inputChannelsPerGroup {
      for (tap, sample) in samples.enumerated() {
        guard let sample else { continue }
        row.add(
          cells.kernel((filter * layout.inputChannelsPerGroup + slot) * relation.taps + tap),
          at: columns.place(first + slot, sample))
      }
    }
    return row.figure { cells.input(image * columns.count + columns.flat($0)) }
  }
}

/// Where the cells of a tensor stand in vec, without a list of them: as the typed tensor is stored.
private struct VectorPlaces {
  let planes: Int
  let cells: Int
  let isInterleaved: Bool

  init(_ problem: ConvolutionProblem, planes: Int, cells: Int) {
    self.planes = planes
    self.cells = cells
    isInterleaved = VectorOrder.row.interleaves(problem.layout)
  }

  var count: Int { planes * cells }

  func place(_ plane: Int, _ cell: Int) -> Int {
    isInterleaved ? cell * planes + plane : plane * cells + cell
  }

  /// The cell at a place, counted plane after plane.
  func flat(_ place: Int) -> Int {
    isInterleaved ? place % planes * cells + place / planes : place
  }
}

extension Call {
  var tooLongToPlay: Diagnostic {
    Diagnostic(
      .tooLarge, "shapes this large are counted, not computed in symbols, so nothing can be played",
      labels: [.init(span)], help: ["numbers can be: x = random(28x28, seed=1)"])
  }
}

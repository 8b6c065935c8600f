internal import Arithmetic
internal import Documents
internal import Syntax

extension PoolingProblem {
  /// The windows of a pooling.
  ///
  /// - Throws: `too-large` for shapes too large for symbols; what the computation throws.
  func playback(_ call: Call) throws(Diagnostic) -> Playback {
    guard !isTooLongForSymbols else { throw call.tooLongToPlay }
    let limits = call.limits
    let (problem, space) = (self, pooling.span.outputShape)
    let (cells, results) = try call.attempt(
      axes: layout.dims,
      try { () throws(ArithmeticError) in
        let result =
          lacksNumbers
          ? try Tensor.symbols("y", outputShape, within: limits) : try result(within: limits)
        return (
          try inputCells(within: limits).normalized(by: layout), result.normalized(by: layout)
        )
      }())
    let soFar = UnfinishedResult(name: "y", cells: results, space: space)
    return Playback(
      title: "pool", facts: facts, noun: "window", count: windowCount, companion: nil
    ) { flat, room in
      guard let window = try? problem.pooling.window(flat % problem.windowsPerPlane, within: limits)
      else { return Playback.Frame(step: StepFigure(title: "", panels: [])) }
      let step = problem.step(flat, window, cells, result: results.cell(flat), room: room)
      return Playback.Frame(step: step.inserting(soFar.within(room).grid(flat)))
    }
  }
}

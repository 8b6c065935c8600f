internal import Arithmetic
internal import Documents
internal import Syntax

/// Looking into single cells of a convolution.
extension ConvolutionProblem {
  func why(_ place: Place, _ call: Call) throws(Diagnostic) -> Answer {
    let index = try place.resolved(in: outputShape)
    let limits = call.limits
    let result = try call.attempt { () throws(ArithmeticError) in try self.result(within: limits) }
    guard let cells = StepCells(self, result: result, limits: limits) else {
      throw Diagnostic(.tooLarge, "this is too large to write out", labels: [.init(place.span)])
    }
    let flat = flatOutput(index)
    let value = Tensor(cells.result(flat))
    let (problem, total) = (self, result.count)
    return Answer(kind: "why", value: .tensor(value), origin: .convolution(self)) {
      Document {
        Block.heading(title: "why \(ShapeText.place(place.name, index))", facts: problem.facts)
        Block.step(problem.step(flat, of: total, cells))
        Block.fact(label: "row of C", text: problem.rowText(flat))
      }
    }
  }

  /// The entries of one row of C, by the places they meet.
  private func rowText(_ flat: Int) -> String {
    let window = flat % relation.windows
    let row = flat % (relation.windows * layout.outputChannels)
    let kernelShape = relation.kernelShape
    let parts = convolution.samples(ofWindow: window).enumerated().compactMap { tap, sample in
      sample.map {
        "\(ShapeText.place(kernel.tensor == nil ? "k" : kernel.name, WindowFigure.unravel(tap, kernelShape))) at "
          + ShapeText.place(input.name, WindowFigure.unravel($0, relation.inputShape))
      }
    }
    let shown = parts.prefix(6).joined(separator: ", ")
    let more = parts.count > 6 ? ", … \(parts.count - 6) more" : ""
    return "row \(row) of \(relation.windows * layout.outputChannels): \(shown)\(more)"
  }

  /// An index in the user's layout as a flat place of `(batch, out, …windows)`.
  private func flatOutput(_ index: [Int]) -> Int {
    guard layout.hasChannels else { return WindowFigure.ravel(index, relation.outputShape) }
    var rest = index
    let image = layout.hasBatch ? rest.removeFirst() : 0
    let filter = layout.order == .channelsFirst ? rest.removeFirst() : rest.removeLast()
    return (image * layout.outputChannels + filter) * relation.windows
      + WindowFigure.ravel(rest, relation.outputShape)
  }

  func who(_ place: Place, _ call: Call) throws(Diagnostic) -> Answer {
    if place.name == kernel.name || (place.name == "k" && input.name != "k") {
      return try whoOfKernel(place)
    }
    guard place.name == input.name || place.name == "x" else {
      throw Diagnostic(
        .unknownName,
        "`\(place.name)` is neither the input nor the kernel of the last convolution",
        labels: [.init(place.span)], help: ["ask of \(input.name)[…] or \(kernel.name)[…]"])
    }
    return try whoOfInput(place)
  }

  private func whoOfInput(_ place: Place) throws(Diagnostic) -> Answer {
    let index = try place.resolved(in: input.shape)
    let (channel, space) = split(index, hasOuter: layout.hasChannels, isBatched: layout.hasBatch)
    let sample = WindowFigure.ravel(space, relation.inputShape)
    var rows: [[String]] = []
    for window in 0..<relation.windows {
      for (tap, touched) in convolution.samples(ofWindow: window).enumerated()
      where touched == sample {
        rows.append([
          ShapeText.place("y", WindowFigure.unravel(window, relation.outputShape)),
          ShapeText.place(kernel.name, WindowFigure.unravel(tap, relation.kernelShape)),
        ])
      }
    }
    let column = (channel ?? 0) * relation.samples + sample
    let (facts, found) = (facts, rows)
    return Answer(kind: "who", value: .tensor(Tensor(found.count)), origin: .convolution(self)) {
      Document {
        Block.heading(title: "who \(ShapeText.place(place.name, index))", facts: facts)
        Block.fact(
          label: "reaches",
          text: found.isEmpty
            ? "no output: no window reads it"
            : "\(Count(found.count, "output")), column \(column) of C")
        if !found.isEmpty {
          Block.table(TableFigure(header: ["output", "by the weight"], rows: Self.cut(found)))
        }
      }
    }
  }

  private func whoOfKernel(_ place: Place) throws(Diagnostic) -> Answer {
    let index = try place.resolved(in: kernel.shape)
    let space =
      layout.hasChannels
      ? (layout.order == .channelsFirst ? Array(index.dropFirst(2)) : Array(index.dropLast(2)))
      : index
    let laid = turnsKernel ? zip(space, relation.kernelShape).map { $1 - 1 - $0 } : space
    let tap = WindowFigure.ravel(laid, relation.kernelShape)
    var rows: [[String]] = []
    for window in 0..<relation.windows {
      guard let sample = convolution.samples(ofWindow: window)[tap] else { continue }
      rows.append([
        ShapeText.place("y", WindowFigure.unravel(window, relation.outputShape)),
        ShapeText.place(input.name, WindowFigure.unravel(sample, relation.inputShape)),
      ])
    }
    let (facts, count, found) = (facts, relation.windows, rows)
    return Answer(kind: "who", value: .tensor(Tensor(found.count)), origin: .convolution(self)) {
      Document {
        Block.heading(title: "who \(ShapeText.place(place.name, index))", facts: facts)
        Block.fact(
          label: "reaches",
          text: "\(found.count) of \(Count(count, "output")) through an input, a diagonal of C"
            + (found.count < count ? "; in the others it lies on the padding" : ""))
        Block.table(TableFigure(header: ["output", "times the input"], rows: Self.cut(found)))
      }
    }
  }

  private static func cut(_ rows: [[String]]) -> [[String]] {
    rows.count <= 40 ? rows : Array(rows.prefix(39)) + [["… \(rows.count - 39) more", ""]]
  }

  /// The channel and the spatial part of an index in the user's layout.
  private func split(_ index: [Int], hasOuter: Bool, isBatched: Bool) -> (Int?, [Int]) {
    guard hasOuter else { return (nil, index) }
    var rest = index
    if isBatched { rest.removeFirst() }
    let channel = layout.order == .channelsFirst ? rest.removeFirst() : rest.removeLast()
    return (channel, rest)
  }
}

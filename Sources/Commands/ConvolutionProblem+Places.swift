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
    let (filter, window) = (
      flat / relation.windows % layout.outputChannels, flat % relation.windows
    )
    let image = flat / relation.windows / layout.outputChannels
    let name = kernel.tensor == nil ? "k" : kernel.name
    let samples = convolution.samples(ofWindow: window)
    let parts = (0..<layout.inputChannelsPerGroup).flatMap { slot in
      samples.enumerated().compactMap { tap, sample -> String? in
        guard let sample else { return nil }
        let read = inputIndex(image, channel(of: filter, slot), sample)
        return ShapeText.place(name, kernelIndex(filter, slot, tap)) + " at "
          + ShapeText.place(input.name, read)
      }
    }
    let row =
      order == .channelsLast
      ? window * layout.outputChannels + filter : filter * relation.windows + window
    let shown = parts.prefix(6).joined(separator: ", ")
    let more = parts.count > 6 ? ", … \(parts.count - 6) more" : ""
    return "row \(row) of \(relation.windows * layout.outputChannels): \(shown)\(more)"
  }

  private var order: ChannelLayout.Order { layout.hasChannels ? layout.order : .channelsFirst }

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
        labels: [.init(place.span)],
        help: [
          "ask of \(input.name)[…] or \(kernel.name)[…]; of an output: "
            + "why \(ShapeText.place(place.name, place.index))"
        ])
    }
    return try whoOfInput(place)
  }

  private func whoOfInput(_ place: Place) throws(Diagnostic) -> Answer {
    let index = try place.resolved(in: input.shape)
    let (image, channel, space) = split(index)
    let sample = WindowFigure.ravel(space, relation.inputShape)
    let (group, slot) = channel.quotientAndRemainder(dividingBy: layout.inputChannelsPerGroup)
    var touches: [(window: Int, tap: Int)] = []
    for window in 0..<relation.windows {
      for (tap, touched) in convolution.samples(ofWindow: window).enumerated()
      where touched == sample {
        touches.append((window, tap))
      }
    }
    let filters = (0..<layout.outputChannelsPerGroup).map {
      group * layout.outputChannelsPerGroup + $0
    }
    let rows = filters.flatMap { filter in
      touches.map { window, tap in
        [
          ShapeText.place("y", outputIndex(image, filter, outputSpace(window))),
          ShapeText.place(kernel.name, kernelIndex(filter, slot, tap)),
        ]
      }
    }
    let column =
      order == .channelsLast
      ? sample * layout.inputChannels + channel : channel * relation.samples + sample
    let (facts, name) = (facts, place.name)
    return Answer(kind: "who", value: .tensor(Tensor(rows.count)), origin: .convolution(self)) {
      Document {
        Block.heading(title: "who \(ShapeText.place(name, index))", facts: facts)
        Block.fact(
          label: "reaches",
          text: rows.isEmpty
            ? "no output: no window reads it"
            : "\(Count(rows.count, "output")), column \(column) of C")
        if !rows.isEmpty {
          Block.table(TableFigure(header: ["output", "by the weight"], rows: Self.cut(rows)))
        }
      }
    }
  }

  private func whoOfKernel(_ place: Place) throws(Diagnostic) -> Answer {
    let index = try place.resolved(in: kernel.shape)
    let (filter, slot, tap) = tap(at: index)
    let read = channel(of: filter, slot)
    let rows = (0..<layout.batch).flatMap { image in
      (0..<relation.windows).compactMap { window -> [String]? in
        convolution.samples(ofWindow: window)[tap].map { sample in
          [
            ShapeText.place("y", outputIndex(image, filter, outputSpace(window))),
            ShapeText.place(input.name, inputIndex(image, read, sample)),
          ]
        }
      }
    }
    let (facts, name) = (facts, place.name)
    let count = layout.batch * relation.windows
    return Answer(kind: "who", value: .tensor(Tensor(rows.count)), origin: .convolution(self)) {
      Document {
        Block.heading(title: "who \(ShapeText.place(name, index))", facts: facts)
        Block.fact(
          label: "reaches",
          text: "\(rows.count) of \(Count(count, "output")) through an input, a diagonal of C"
            + (rows.count < count ? "; in the others it lies on the padding" : ""))
        Block.table(TableFigure(header: ["output", "times the input"], rows: Self.cut(rows)))
      }
    }
  }

  private static func cut(_ rows: [[String]]) -> [[String]] {
    rows.count <= 40 ? rows : Array(rows.prefix(39)) + [["… \(rows.count - 39) more", ""]]
  }
}

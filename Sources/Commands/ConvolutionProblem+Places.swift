internal import Arithmetic
internal import Documents
internal import Syntax

/// Looking into single cells of a convolution.
extension ConvolutionProblem {
  func why(_ place: Place, _ call: Call) throws(Diagnostic) -> Answer {
    let index = try place.resolved(in: outputShape)
    let limits = call.limits
    let result = try call.attempt(try self.result(within: limits))
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
    return try whoOfInput(place, call)
  }

  private func whoOfInput(_ place: Place, _ call: Call) throws(Diagnostic) -> Answer {
    let index = try place.resolved(in: input.shape)
    let (image, channel, space) = split(index)
    let sample = WindowFigure.ravel(space, relation.inputShape)
    let (group, slot) = channel.quotientAndRemainder(dividingBy: layout.inputChannelsPerGroup)
    let touches = try call.attempt(try meetings(of: space, within: call.limits))
    let filters = layout.outputChannelsPerGroup
    let total = [touches.count, filters].saturatingCount
    let rows = (0..<min(total, Self.mostRows + 1)).map { place in
      let filter = group * filters + place / touches.count
      let (window, tap) = touches[place % touches.count]
      return [
        ShapeText.place("y", outputIndex(image, filter, outputSpace(window))),
        ShapeText.place(kernel.name, kernelIndex(filter, slot, tap)),
      ]
    }
    let column =
      order == .channelsLast
      ? sample * layout.inputChannels + channel : channel * relation.samples + sample
    let (facts, name) = (facts, place.name)
    return Answer(kind: "who", value: .tensor(Tensor(total)), origin: .convolution(self)) {
      Document {
        Block.heading(title: "who \(ShapeText.place(name, index))", facts: facts)
        Block.fact(
          label: "reaches",
          text: rows.isEmpty
            ? "no output: no window reads it"
            : "\(Count(total, "output")), column \(column) of C")
        if !rows.isEmpty {
          Block.table(
            TableFigure(header: ["output", "by the weight"], rows: Self.cut(rows, of: total)))
        }
      }
    }
  }

  private func whoOfKernel(_ place: Place) throws(Diagnostic) -> Answer {
    let index = try place.resolved(in: kernel.shape)
    let (filter, slot, tap) = tap(at: index)
    let read = channel(of: filter, slot)
    let sources = sources(under: tap)
    // How many windows have a sample under the tap, on all axes and images.
    let total = sources.reduce(layout.batch) { $0 * $1.filter { $0 != nil }.count }
    var rows: [[String]] = []
    var window = 0
    while rows.count <= Self.mostRows, window < layout.batch * relation.windows {
      let (image, place) = window.quotientAndRemainder(dividingBy: relation.windows)
      if let sample = sample(ofWindow: place, in: sources) {
        rows.append([
          ShapeText.place("y", outputIndex(image, filter, outputSpace(place))),
          ShapeText.place(input.name, inputIndex(image, read, sample)),
        ])
      }
      window += 1
    }
    let (facts, name, shown) = (facts, place.name, Self.cut(rows, of: total))
    let count = layout.batch * relation.windows
    return Answer(kind: "who", value: .tensor(Tensor(total)), origin: .convolution(self)) {
      Document {
        Block.heading(title: "who \(ShapeText.place(name, index))", facts: facts)
        Block.fact(
          label: "reaches",
          text: "\(total) of \(Count(count, "output")) through an input, a diagonal of C"
            + (total < count ? "; in the others it lies on the padding" : ""))
        Block.table(
          TableFigure(header: ["output", "times the input"], rows: shown))
      }
    }
  }

  /// How many rows of a table are still read.
  private static let mostRows = 40

  private static func cut(_ rows: [[String]], of total: Int) -> [[String]] {
    total <= mostRows
      ? rows : Array(rows.prefix(mostRows - 1)) + [["… \(total - mostRows + 1) more", ""]]
  }

  /// The windows that read an input cell, each with the tap that lies on it, in reading order.
  private func meetings(
    of space: [Int], within limits: Limits
  ) throws(ArithmeticError) -> [(window: Int, tap: Int)] {
    var meetings = [(window: 0, tap: 0)]
    for (axis, place) in zip(relation.axes, space) {
      // Shapes alone are not bounded by what fits into memory.
      try limits.check(work: axis.output, axis.kernel)
      var line: [(window: Int, tap: Int)] = []
      for window in 0..<axis.output {
        try Interruption.check()
        for tap in 0..<axis.kernel
        where convolution.mode.source(
          of: axis.position(output: window, tap: tap), size: axis.input) == place
        {
          line.append((window, tap))
        }
      }
      _ = try limits.count([meetings.count, line.count])
      meetings = meetings.flatMap { outer in
        line.map { (outer.window * axis.output + $0.window, outer.tap * axis.kernel + $0.tap) }
      }
    }
    return meetings.sorted { ($0.window, $0.tap) < ($1.window, $1.tap) }
  }

  /// For each axis the sample under a tap in every window; nil in a constant border.
  private func sources(under tap: Int) -> [[Int?]] {
    var rest = tap
    return Array(
      relation.axes.reversed().map { axis in
        let place = rest % axis.kernel
        rest /= axis.kernel
        return (0..<axis.output).map {
          convolution.mode.source(of: axis.position(output: $0, tap: place), size: axis.input)
        }
      }.reversed())
  }

  private func sample(ofWindow window: Int, in sources: [[Int?]]) -> Int? {
    var rest = window
    var sample = 0
    var scale = 1
    for (axis, line) in zip(relation.axes, sources).reversed() {
      guard let place = line[rest % axis.output] else { return nil }
      sample += place * scale
      scale *= axis.input
      rest /= axis.output
    }
    return sample
  }
}

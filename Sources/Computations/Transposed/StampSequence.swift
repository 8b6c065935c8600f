internal import Arithmetic
internal import Documents

/// The stamps in the order of vec(y), and their sums so far.
struct StampSequence: Sendable {
  private let problem: TransposedComputation
  private let limits: Limits
  /// `(batch, in, …windows)` and `(in, out / groups, …taps)`.
  private let inputs: Tensor
  private let kernels: Tensor
  /// For each output sample the first window that reaches it; nil if there are too many.
  private let firstWindow: [Int]?

  var count: Int { problem.stampCount }
  private var layout: ChannelLayout { problem.layout }
  private var relation: Relation { problem.relation }

  /// The maximum number of products that are summed again for each step.
  private static let mostWork = 2_000_000

  init(_ problem: TransposedComputation, within limits: Limits) throws(ArithmeticError) {
    self.problem = problem
    self.limits = limits
    inputs = try problem.inputCells(within: limits).normalizedInput(by: problem.layout)
    kernels = try problem.kernelCells(within: limits).normalizedKernel(by: problem.layout)
    _ = try problem.result(within: limits)
    firstWindow = Self.firstWindows(problem)
  }

  private static func firstWindows(_ problem: TransposedComputation) -> [Int]? {
    let (relation, layout) = (problem.relation, problem.layout)
    let channels = layout.batch * layout.inputChannels * layout.outputChannelsPerGroup
    let (work, overflow) = relation.windows.multipliedReportingOverflow(
      by: max(relation.taps * channels, 1))
    guard !overflow, work <= mostWork else { return nil }
    var first = [Int](repeating: Int.max, count: relation.samples)
    for window in (0..<relation.windows).reversed() {
      for case let sample? in problem.transposed.forward.samples(ofWindow: window) {
        first[sample] = window
      }
    }
    return first
  }

  /// A stamp on the planes it is added to, with its column of Cᵀ; with progress also its cell of y and the
  /// sum of all stamps so far.
  func figure(_ flat: Int, room: FigureRoom) -> StepFigure {
    let window = flat % relation.windows
    let channel = flat / relation.windows % layout.inputChannels
    let value = inputs.cell(flat)
    let figure = WindowFigure(
      relation: relation, mode: .zeros, border: .exact(0), room: room)
    let planes = outputs(of: channel)
    let drawn = planes.prefix(WindowFigure.mostChannels)
    let samples = problem.transposed.forward.samples(ofWindow: window)
    var panels: [StepFigure.Panel] = room.showsProgress ? [.grid(inputGrid(flat, room))] : []
    for plane in drawn {
      let stamp = stamp(flat, on: plane)
      let name = room.showsProgress ? "the stamp" : ""
      let caption = layout.hasChannels ? "the stamp on channel \(plane)" : name
      panels += figure.grids(window, caption: caption) { stamp[$0] ?? .exact(0) }.map {
        .grid($0.tapsOnly)
      }
    }
    if room.showsProgress { panels += soFar(flat, drawn, samples, room).map { .grid($0) } }
    let place = ShapeText.place("y", problem.inputIndex(ofFlat: flat))
    return StepFigure(
      title: "stamp \(flat + 1) of \(count): \(place) = \(value.text) times k",
      aside: figure.aside(window, channels: planes.count, of: "output"), panels: panels,
      companion: column(flat).figure().panels, companionName: "column of Cᵀ")
  }

  /// What a cell of y adds to a plane, by sample.
  private func stamp(_ flat: Int, on plane: Int) -> [Int: Scalar] {
    let value = inputs.cell(flat)
    var stamp: [Int: Scalar] = [:]
    for meeting in problem.transposed.forward.meetings(ofOutput: flat) {
      guard let sample = meeting.input,
        sample / relation.samples % layout.outputChannels == plane
      else { continue }
      stamp[sample % relation.samples] =
        (try? value.times(kernels.cell(meeting.weight))) ?? .exact(0)
    }
    return stamp
  }

  private func column(_ flat: Int) -> MatrixRow {
    let rows = layout.outputChannels * relation.samples
    let columns = layout.inputChannels * relation.windows
    let typed = layout.typed(flat, channels: layout.inputChannels, cells: relation.windows)
    var column = MatrixRow(caption: "Cᵀ[:,\(typed % columns)]", count: rows)
    for meeting in problem.transposed.forward.meetings(ofOutput: flat) {
      guard let sample = meeting.input else { continue }
      column.add(kernels.cell(meeting.weight), at: problem.typed(output: sample) % rows)
    }
    return column
  }

  /// The output channels that an input channel is added to.
  private func outputs(of channel: Int) -> Range<Int> {
    let each = layout.outputChannelsPerGroup
    let first = channel / (layout.inputChannels / layout.groups) * each
    return first..<(first + each)
  }

  /// The plane of y with the stamp's cell.
  private func inputGrid(_ flat: Int, _ room: FigureRoom) -> CellGrid {
    let windows = relation.windows
    let result = UnfinishedResult(name: "y", cells: inputs, space: relation.outputShape, room: room)
    var grid = result.grid(plane: flat / windows, around: flat % windows) {
      $0 == flat % windows ? .tap : .plain
    }
    grid.caption = layout.hasChannels ? "y, channel \(flat / windows % layout.inputChannels)" : "y"
    return grid
  }

  /// The planes that the stamp is added to, with the sum of all stamps so far; samples that no stamp has
  /// reached are blank.
  private func soFar(
    _ flat: Int, _ planes: Range<Int>.SubSequence, _ samples: [Int?], _ room: FigureRoom
  )
    -> [CellGrid]
  {
    guard let firstWindow, let sums = partialSums(through: flat) else { return [] }
    let window = flat % relation.windows
    let channel = flat / relation.windows % layout.inputChannels
    let image = flat / relation.windows / layout.inputChannels
    let isFirst = channel % (layout.inputChannels / layout.groups) == 0
    let touched = Set(samples.compactMap { $0 })
    let unfinished = UnfinishedResult(
      name: "x′", cells: sums, space: relation.inputShape, room: room)
    let middle = touched.isEmpty ? 0 : touched.sorted()[touched.count / 2]
    return planes.map { plane in
      var grid = unfinished.grid(plane: image * layout.outputChannels + plane, around: middle) {
        sample in
        if touched.contains(sample) { return .result }
        let isToCome = isFirst && firstWindow[sample] > window && firstWindow[sample] != .max
        return isToCome ? nil : .plain
      }
      if layout.hasChannels { grid.caption = "x′, channel \(plane), so far" }
      return grid
    }
  }

  /// `(batch, out, …space)` with all stamps up to the given one.
  private func partialSums(through flat: Int) -> Tensor? {
    guard let input = try? problem.inputCells(within: limits),
      let masked = try? input.applying(Masking(layout: layout, count: flat + 1)),
      let kernel = try? problem.kernelCells(within: limits),
      let sums = try? problem.transposed.result(
        masked, kernel, bias: problem.bias, layout: layout, within: limits)
    else { return nil }
    return sums.normalizedOutput(by: layout, space: relation.inputShape)
  }
}

/// The first cells of a tensor, with zeros for the others.
private struct Masking: UnaryOperation {
  let layout: ChannelLayout
  let count: Int

  func callAsFunction<E: Number>(_ operand: Grid<E>) throws(ArithmeticError) -> Grid<E> {
    var grid = layout.normalizedInput(operand)
    for place in grid.cells.indices.dropFirst(count) { grid.cells[place] = .zero }
    return layout.denormalizedInput(grid)
  }
}

extension Scalar {
  /// The product of two cells.
  func times(_ other: Scalar) throws(ArithmeticError) -> Scalar {
    try Tensor(self).multiplied(by: Tensor(other), within: .standard).cell(0)
  }
}

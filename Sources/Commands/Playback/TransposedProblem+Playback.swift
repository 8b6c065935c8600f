internal import Arithmetic
internal import Documents
internal import Syntax

extension TransposedProblem {
  /// The stamps of a transposed convolution, each with its column of Cᵀ.
  ///
  /// - Throws: `too-large` for shapes too large for symbols; what the computation throws.
  func playback(_ call: Call) throws(Diagnostic) -> Playback {
    guard !isTooLongForSymbols else { throw call.tooLongToPlay }
    let limits = call.limits
    let stamps = try call.attempt(try StampSequence(self, within: limits))
    return Playback(
      title: "transpose", facts: facts, noun: "stamp", count: stamps.count,
      companion: "column of Cᵀ"
    ) { stamps.frame($0, room: $1) }
  }
}

/// The stamps in the order of vec(y), and what they have added up to.
struct StampSequence: Sendable {
  private let problem: TransposedProblem
  private let limits: Limits
  /// `(batch, in, …windows)` and `(in, out / groups, …taps)`.
  private let inputs: Tensor
  private let kernels: Tensor
  /// For each output sample the first window that reaches it; nil where there are too many.
  private let firstWindow: [Int]?

  var count: Int { problem.stampCount }
  private var layout: ChannelLayout { problem.layout }
  private var relation: Relation { problem.relation }

  /// The most products that are added up anew for each step.
  private static let mostWork = 2_000_000

  init(_ problem: TransposedProblem, within limits: Limits) throws(ArithmeticError) {
    self.problem = problem
    self.limits = limits
    inputs = try problem.inputCells(within: limits).normalizedInput(by: problem.layout)
    kernels = try problem.kernelCells(within: limits).normalizedKernel(by: problem.layout)
    _ = try problem.result(within: limits)
    firstWindow = Self.firstWindows(problem)
  }

  private static func firstWindows(_ problem: TransposedProblem) -> [Int]? {
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

  func frame(_ flat: Int, room: FigureRoom) -> Playback.Frame {
    let window = flat % relation.windows
    let channel = flat / relation.windows % layout.inputChannels
    let value = inputs.cell(flat)
    let figure = WindowFigure(
      relation: relation, mode: .zeros, border: .exact(0), room: room)
    let planes = outputs(of: channel)
    let samples = problem.transposed.forward.samples(ofWindow: window)
    var panels: [StepFigure.Panel] = [.grid(inputGrid(flat, room))]
    var column = MatrixRow(
      caption: "column \(flat % (layout.inputChannels * relation.windows)) of Cᵀ",
      count: layout.outputChannels * relation.samples)
    for (slot, plane) in planes.enumerated() {
      var parts: [Int: Scalar] = [:]
      for (tap, sample) in samples.enumerated() {
        guard let sample else { continue }
        let weight = kernels.cell(
          (channel * layout.outputChannelsPerGroup + slot) * relation.taps + tap)
        parts[sample] = (try? value.times(weight)) ?? .exact(0)
        column.add(weight, at: plane * relation.samples + sample)
      }
      guard slot < WindowFigure.mostChannels else { continue }
      let name = layout.hasChannels ? "the stamp on channel \(plane)" : "the stamp"
      panels += figure.grids(window, caption: name) { parts[$0] ?? .exact(0) }.map {
        .grid($0.stampOnly)
      }
    }
    panels += soFar(flat, planes.prefix(WindowFigure.mostChannels), samples, room).map { .grid($0) }
    let row = column
    let index = problem.inputIndex(ofFlat: flat)
    let place = ShapeText.place("y", index)
    return Playback.Frame(
      step: StepFigure(
        title: "stamp \(flat + 1) of \(count): \(place) = \(value.text) times k",
        aside: figure.aside(window, channels: planes.count)
          .replacingPrefix("input", with: "output"),
        panels: panels),
      companion: { row.figure() })
  }

  /// The output channels that an input channel is stamped on.
  private func outputs(of channel: Int) -> Range<Int> {
    let each = layout.outputChannelsPerGroup
    let first = channel / (layout.inputChannels / layout.groups) * each
    return first..<(first + each)
  }

  /// The plane of y that the stamp is taken from.
  private func inputGrid(_ flat: Int, _ room: FigureRoom) -> CellGrid {
    let windows = relation.windows
    let result = UnfinishedResult(name: "y", cells: inputs, space: relation.outputShape, room: room)
    var grid = result.grid(plane: flat / windows, around: flat % windows) {
      $0 == flat % windows ? .tap : .plain
    }
    grid.caption = layout.hasChannels ? "y, channel \(flat / windows % layout.inputChannels)" : "y"
    return grid
  }

  /// The planes that this stamp falls on, with all stamps up to it; samples that none has reached yet
  /// are blank.
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

  /// `(batch, out, …space)` with all stamps up to one.
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

/// The first cells of a tensor, zeros for the others.
private struct Masking: UnaryOperation {
  let layout: ChannelLayout
  let count: Int

  func callAsFunction<E: Number>(_ operand: Grid<E>) throws(ArithmeticError) -> Grid<E> {
    var grid = layout.normalizedInput(operand)
    for place in grid.cells.indices.dropFirst(count) { grid.cells[place] = .zero }
    return layout.denormalizedInput(grid)
  }
}

extension CellGrid {
  /// The cells under taps alone: a stamp without what it is laid on.
  fileprivate var stampOnly: CellGrid {
    var grid = self
    grid.rows = rows.map { row in
      row.map { $0.role == .plain ? CellGrid.Cell(.dot, .faint) : $0 }
    }
    return grid
  }
}

internal import Arithmetic
internal import Documents

/// The windows of a convolution as figures.
extension ConvolutionProblem {
  /// The steps of the first `count` output cells: window by window, filter by filter.
  func steps(_ count: Int, result: Tensor, limits: Limits) -> [Block] {
    guard let cells = StepCells(self, result: result, limits: limits) else { return [] }
    let total = layout.batch * layout.outputChannels * relation.windows
    return (0..<min(count, total)).map { .step(step($0, of: total, cells)) }
  }

  /// The step of one output cell, `flat` counting `(batch, out, …windows)`.
  func step(
    _ flat: Int, of total: Int, _ cells: StepCells, room: FigureRoom = .answer
  ) -> StepFigure {
    let windows = relation.windows
    let window = flat % windows
    let filter = flat / windows % layout.outputChannels
    let image = flat / windows / layout.outputChannels
    let figure = WindowFigure(
      relation: relation, mode: convolution.mode, border: .exact(border), room: room)
    let place = ShapeText.place("y", outputIndex(image, filter, figure.index(of: window)))
    return StepFigure(
      title: "window \(flat + 1) of \(total) → \(place)",
      aside: figure.aside(window, channels: layout.inputChannelsPerGroup),
      panels: inputPanels(figure, window, filter, image, cells)
        + kernelPanels(filter, cells)
        + [.sum(sum(window, filter, image, cells, result: cells.result(flat)))],
      companion: self.border.isZero ? self.matrixRow(flat, cells).panels : [],
      companionName: "row of C")
  }

  /// The index of an output cell as the user's layout has it.
  func outputIndex(_ image: Int, _ filter: Int, _ space: [Int]) -> [Int] {
    guard layout.hasChannels else { return space }
    let batch = layout.hasBatch ? [image] : []
    return layout.order == .channelsFirst ? batch + [filter] + space : batch + space + [filter]
  }

  /// The index of an output cell counted as `(batch, out, …windows)`.
  func outputIndex(ofFlat flat: Int) -> [Int] {
    let windows = relation.windows
    return outputIndex(
      flat / windows / layout.outputChannels, flat / windows % layout.outputChannels,
      WindowFigure.unravel(flat % windows, relation.outputShape))
  }

  private func channels(of filter: Int) -> Range<Int> {
    let first = filter / layout.outputChannelsPerGroup * layout.inputChannelsPerGroup
    return first..<(first + layout.inputChannelsPerGroup)
  }

  private func inputPanels(
    _ figure: WindowFigure, _ window: Int, _ filter: Int, _ image: Int, _ cells: StepCells
  ) -> [StepFigure.Panel] {
    channels(of: filter).prefix(WindowFigure.mostChannels).flatMap { channel in
      figure.grids(window, caption: layout.hasChannels ? "x, channel \(channel)" : "") { place in
        cells.input((image * layout.inputChannels + channel) * relation.samples + place)
      }.map { .grid($0) }
    }
  }

  private func kernelPanels(_ filter: Int, _ cells: StepCells) -> [StepFigure.Panel] {
    let shape = relation.kernelShape
    let columns = shape[shape.count - 1]
    let rows = shape.count >= 2 ? shape[shape.count - 2] : 1
    let planes = shape.count == 3 ? shape[0] : 1
    return (0..<min(layout.inputChannelsPerGroup, WindowFigure.mostChannels)).flatMap { channel in
      (0..<planes).map { plane in
        let start =
          ((filter * layout.inputChannelsPerGroup + channel) * planes + plane) * rows * columns
        let lines = (0..<min(rows, FigureRoom.answer.rows)).map { row in
          (0..<min(columns, FigureRoom.answer.columns)).map { column in
            CellGrid.Cell(.number(cells.kernel(start + row * columns + column)))
          }
        }
        let caption =
          layout.hasChannels ? "k, channel \(channel)" : (planes > 1 ? "k, plane \(plane)" : "")
        return .grid(CellGrid(caption: caption, rows: lines))
      }
    }
  }

  private func sum(
    _ window: Int, _ filter: Int, _ image: Int, _ cells: StepCells, result: Scalar
  ) -> SumFigure {
    var rows: [[SumFigure.Term]] = []
    let columns = relation.kernelShape[relation.rank - 1]
    for (slot, channel) in channels(of: filter).enumerated() {
      let plane = (image * layout.inputChannels + channel) * relation.samples
      let taps = (filter * layout.inputChannelsPerGroup + slot) * relation.taps
      for (tap, sample) in convolution.samples(ofWindow: window).enumerated() {
        if tap % columns == 0 { rows.append([]) }
        let left = sample.map { cells.input(plane + $0) } ?? .exact(border)
        rows[rows.count - 1].append(
          SumFigure.Term([left, cells.kernel(taps + tap)], isPadding: sample == nil))
      }
    }
    return SumFigure(rows: rows, bias: cells.bias(filter), result: result)
  }
}

/// The numbers that the steps of one convolution draw from, in the arithmetic's own layout.
struct StepCells: Sendable {
  private let inputs: Tensor
  private let kernels: Tensor
  private let biases: Tensor?
  private let results: Tensor

  init?(_ problem: ConvolutionProblem, result: Tensor, limits: Limits) {
    let layout = problem.layout
    guard let input = try? problem.inputCells(within: limits),
      let kernel = try? problem.kernelCells(within: limits)
    else { return nil }
    inputs = input.normalizedInput(by: layout)
    kernels = kernel.normalizedKernel(by: layout)
    biases = problem.bias
    results = result.normalizedOutput(by: layout, space: problem.relation.outputShape)
  }

  func input(_ flat: Int) -> Scalar { inputs.cell(flat) }
  func kernel(_ flat: Int) -> Scalar { kernels.cell(flat) }
  func result(_ flat: Int) -> Scalar { results.cell(flat) }
  func bias(_ filter: Int) -> Scalar? {
    biases.flatMap { filter < $0.count ? $0.cell(filter) : nil }
  }
}

public import Arithmetic
public import Documents

/// The windows of a convolution as figures.
extension ConvolutionComputation {
  public func steps(of value: Value, within limits: Limits) throws(ArithmeticError) -> Steps? {
    guard case .tensor(let result) = value, !givesSizesOnly else { return nil }
    let cells = try StepCells(self, result: result, within: limits)
    let soFar = UnfinishedResult(
      name: "y", cells: result.normalizedOutput(by: layout, space: relation.outputShape),
      space: relation.outputShape)
    let total = result.count
    return Steps(
      title: "conv", facts: facts, noun: "window", count: total,
      companion: border.isZero ? "row of C" : nil
    ) { [self] flat, room in
      let figure = step(flat, of: total, cells, room: room)
      return room.showsProgress ? figure.inserting(soFar.within(room).grid(flat)) : figure
    }
  }

  /// The step of an output cell; `flat` is its index in `(batch, out, …windows)`.
  func step(
    _ flat: Int, of total: Int, _ cells: StepCells, room: FigureRoom = .answer
  ) -> StepFigure {
    let windows = relation.windows
    let window = flat % windows
    let filter = flat / windows % layout.outputChannels
    let image = flat / windows / layout.outputChannels
    let figure = WindowFigure(
      relation: relation, mode: convolution.mode, border: .exact(border), room: room)
    let place = ShapeText.place("y", outputIndex(ofFlat: flat))
    return StepFigure(
      title: "window \(flat + 1) of \(total) → \(place)",
      aside: figure.aside(window, channels: layout.inputChannelsPerGroup),
      panels: inputPanels(figure, window, filter, image, cells)
        + kernelPanels(filter, cells)
        + [.sum(sum(flat, filter, cells))],
      companion: self.border.isZero ? self.matrixRow(flat, cells).panels : [],
      companionName: "row of C")
  }

  private func channels(of filter: Int) -> Range<Int> {
    let first = filter / layout.outputChannelsPerGroup * layout.inputChannelsPerGroup
    return first..<(first + layout.inputChannelsPerGroup)
  }

  private func inputPanels(
    _ figure: WindowFigure, _ window: Int, _ filter: Int, _ image: Int, _ cells: StepCells
  ) -> [StepFigure.Panel] {
    var panels: [StepFigure.Panel] = []
    for channel in channels(of: filter).prefix(WindowFigure.mostChannels) {
      let caption = layout.hasChannels ? "\(input.letter), channel \(channel)" : ""
      let start = (image * layout.inputChannels + channel) * relation.samples
      panels += figure.grids(window, caption: caption) { cells.input(start + $0) }.map { .grid($0) }
    }
    return panels
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
        return StepFigure.Panel.grid(
          CellGrid(caption: kernelCaption(filter, channel, plane, planes), rows: lines))
      }
    }
  }

  /// `k, filter 1, channel 0`; without the filter if there is only one.
  private func kernelCaption(_ filter: Int, _ channel: Int, _ plane: Int, _ planes: Int) -> String {
    var parts: [String] = []
    if layout.hasChannels {
      if layout.outputChannels > 1 { parts.append("filter \(filter)") }
      parts.append("channel \(channel)")
    }
    if planes > 1 { parts.append("plane \(plane)") }
    return parts.isEmpty ? "" : "\(kernel.letter), " + parts.joined(separator: ", ")
  }

  private func sum(_ flat: Int, _ filter: Int, _ cells: StepCells) -> SumFigure {
    var rows: [[SumFigure.Term]] = []
    let columns = relation.kernelShape[relation.rank - 1]
    for (place, meeting) in convolution.meetings(ofOutput: flat).enumerated() {
      if place % columns == 0 { rows.append([]) }
      let left = meeting.input.map { cells.input($0) } ?? .exact(border)
      rows[rows.count - 1].append(
        SumFigure.Term([left, cells.kernel(meeting.weight)], isPadding: meeting.input == nil))
    }
    let first = filter / layout.outputChannelsPerGroup * layout.inputChannelsPerGroup
    let channels = layout.hasChannels ? first..<(first + layout.inputChannelsPerGroup) : 0..<0
    return SumFigure(
      rows: rows, bias: cells.bias(filter), channels: channels.map { "channel \($0)" },
      result: cells.result(flat))
  }

  /// The row of C of an output, above the cells of vec(x).
  private func matrixRow(_ flat: Int, _ cells: StepCells) -> StepFigure {
    let columns = layout.inputChannels * relation.samples
    let rows = max(layout.outputChannels * relation.windows, 1)
    let image = flat / rows
    var row = MatrixRow(
      caption: "C[\(typed(output: flat) % rows),:], over vec(\(input.name))", count: columns)
    for meeting in convolution.meetings(ofOutput: flat) {
      guard let input = meeting.input else { continue }
      row.add(cells.kernel(meeting.weight), at: typed(input: input) % columns)
    }
    return row.figure { cells.input(self.laid(input: image * columns + $0)) }
  }
}

/// The numbers that the steps of a convolution show, in the internal layout.
struct StepCells: Sendable {
  private let inputs: Tensor
  private let kernels: Tensor
  private let biases: Tensor?
  private let results: Tensor

  init(
    _ computation: ConvolutionComputation, result: Tensor, within limits: Limits
  ) throws(ArithmeticError) {
    let layout = computation.layout
    inputs = try computation.inputCells(within: limits).normalizedInput(by: layout)
    kernels = try computation.kernelCells(within: limits).normalizedKernel(by: layout)
    biases = computation.bias
    results = result.normalizedOutput(by: layout, space: computation.relation.outputShape)
  }

  func input(_ flat: Int) -> Scalar { inputs.cell(flat) }
  func kernel(_ flat: Int) -> Scalar { kernels.cell(flat) }
  func result(_ flat: Int) -> Scalar { results.cell(flat) }
  func bias(_ filter: Int) -> Scalar? {
    biases.flatMap { filter < $0.count ? $0.cell(filter) : nil }
  }
}

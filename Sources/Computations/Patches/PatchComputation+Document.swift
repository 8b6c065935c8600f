public import Arithmetic
public import Documents

/// Heading, windows and patch matrix of an unfolding.
extension PatchComputation {
  public var facts: [String] {
    var facts = [
      "input \(ShapeText.times(input.shape))", "window \(ShapeText.times(relation.kernelShape))",
    ]
    facts += channelFacts + relation.stepFacts
    let pairs = relation.axes.map(\.padding)
    if pairs.contains(where: { $0 != .none }) {
      let amount = PaddingText.pairs(pairs)
      let word = rule.isExplicit ? amount : "\(rule.name) = \(amount)"
      let content = patches.mode == .constant ? "constant \(border)" : patches.mode.rawValue
      facts.append("padding \(word) (\(content))")
    }
    return facts + (order == .row ? [] : ["column by column"]) + conventionFacts
  }

  private var channelFacts: [String] {
    var facts: [String] = []
    if layout.outer.count == 2 { facts.append("a batch of \(batch)") }
    if !layout.outer.isEmpty { facts.append("\(Count(channels, "channel"))") }
    return facts
  }

  /// The size law with numbers substituted, and the size of the matrix.
  @DocumentBuilder public var sizes: [Block] {
    relation.sizeDerivations(by: rounding == .strict ? .strict : .convolution)
    relation.sizeRemarks()
    sizeFact
  }

  private var sizeFact: Block {
    let taps = relation.kernelShape.saturatingCount
    let product = relation.rank == 1 ? "" : "\(ShapeText.times(relation.outputShape)) = "
    let windows = product + "\(Count(columns, "window"))"
    return .fact(
      label: "P",
      text: "\(rows)×\(columns): a row for each of \(Count(channels, "channel")) · "
        + "\(Count(taps, "tap")), a column for each of \(windows)")
  }

  /// A step for each window of the first image, next to its column.
  public func steps(of value: Value, within limits: Limits) throws(ArithmeticError) -> Steps? {
    guard case .tensor(let result) = value, columns > 0 else { return nil }
    let cells = try inputCells(within: limits).normalized(by: layout)
    return Steps(title: "unfold", facts: facts, noun: "window", count: columns) {
      [self, windows = order == .row ? [] : windowOrder] column, room in
      let window = windows.isEmpty ? column : windows[column]
      let figure = WindowFigure(
        relation: relation, mode: patches.mode, border: .exact(border), room: room)
      let index = ShapeText.place("y", figure.index(of: window))
      var panels: [StepFigure.Panel] = (0..<min(channels, 4)).flatMap { channel in
        figure.grids(window, caption: channels > 1 ? "x, channel \(channel)" : "") {
          cells.cell(channel * relation.samples + $0)
        }.map { .grid($0) }
      }
      let shown = min(rows, FigureRoom.answer.rows)
      let cellsOfColumn = (0..<shown).map { row in
        [CellGrid.Cell(.number(result.cell(row * columns + column)), .result)]
      }
      panels.append(
        .grid(
          CellGrid(
            caption: channels > 1 ? "P[:,\(column)]" : "", rows: cellsOfColumn,
            leftOut: shown < rows ? "rows 0…\(shown - 1) of \(rows)" : "")))
      return StepFigure(
        title: "window \(column + 1) of \(columns) for \(index) → P[:,\(column)]",
        aside: figure.aside(window), panels: panels)
    }
  }

  public func results(_ value: Value, within limits: Limits) -> [Block] {
    guard case .tensor(let result) = value else { return [] }
    return (batch > 1 ? [Block.note("Image 0 of \(batch):")] : [])
      + (matrix(result).map { [$0] } ?? [])
      + (order == .row ? multipliedOut(result, limits: limits) + wayBack(limits: limits) : [])
      + (batch > 1 ? [.result(name: resultName, value: value)] : [])
  }

  /// The patch matrix of the first image, with a frame per channel and dots for padding; without them if
  /// it is too large.
  private func matrix(_ result: Tensor) -> Block? {
    guard let tensor = try? result.image(0, of: layout) else { return nil }
    guard tensor.count <= 20_000 else { return .result(name: "P", value: .tensor(tensor)) }
    let taps = relation.taps
    let (rowOrder, windowOrder) = (rowOrder, windowOrder)
    return .matrix(
      MatrixFigure(
        name: "P", tensor: tensor, isEntry: isEntry, blockRows: channels > 1 ? taps : 0,
        rowLabels: (0..<rows).map { row in
          let tap = relation.kernelShape.index(ofCell: rowOrder[row] % taps)
          return ShapeText.place("k", (channels > 1 ? [row / taps] : []) + tap)
        },
        columnLabels: (0..<columns).map {
          ShapeText.place("y", relation.outputShape.index(ofCell: windowOrder[$0]))
        }))
  }

  /// For each cell of the matrix whether it is a sample; nil if all are.
  private var isEntry: [Bool]? {
    guard patches.mode == .zeros,
      let plain = try? ChannelLayout(input: relation.inputShape, kernel: relation.kernelShape)
    else { return nil }
    let convolution = Convolution(relation: relation, layout: plain, mode: .zeros)
    let taps = relation.taps
    var marks = [Bool](repeating: false, count: rows * columns)
    for window in 0..<columns {
      for (tap, sample) in convolution.samples(ofWindow: window).enumerated()
      where sample != nil {
        for channel in 0..<channels { marks[(channel * taps + tap) * columns + window] = true }
      }
    }
    guard order != .row else { return marks }
    let windows = windowOrder
    return rowOrder.flatMap { row in windows.map { marks[row * columns + $0] } }
  }
}

extension Tensor {
  /// The patch matrix of an image of a batch.
  func image(_ place: Int, of layout: PlaneLayout) throws(ArithmeticError) -> Tensor {
    rank == 3 ? try selecting([.index(place)]) : self
  }
}

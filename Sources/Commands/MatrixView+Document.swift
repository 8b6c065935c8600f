internal import Arithmetic
internal import Documents

extension MatrixView {
  /// The size, the matrix with its blocks framed, what it is called, and the product reshaped back.
  var document: Document {
    Document {
      Block.heading(title: "toeplitz", facts: headingFacts)
      problem.sizeBlocks
      Block.fact(label: name, text: sizeText)
      Block.matrix(figure)
      for (label, text) in structureFacts { Block.fact(label: label, text: text) }
      Block.fact(label: "non-zeros", text: nonZeroText)
      if let rankText { Block.fact(label: "rank", text: rankText) }
      productBlocks
    }
  }

  private var name: String { isOfInput ? "A" : "C" }
  private var rows: Int { matrix.shape[0] }
  private var columns: Int { matrix.shape[1] }

  var headingFacts: [String] { problem.facts + orderFacts }

  private var orderFacts: [String] {
    switch order {
    case .row: []
    case .column: ["vec by columns"]
    case .bottom: ["vec from the bottom row up"]
    }
  }

  private var sizeText: String {
    let column = isOfInput ? "kernel cell" : "input"
    return "\(rows)×\(columns): a row for each output, a column for each \(column)"
  }

  /// Blocks follow the innermost axis of vec: rows of the image, or its columns.
  private var figure: MatrixFigure {
    let relation = problem.relation
    let isFlat = relation.rank == 1
    let inner = order == .column ? 0 : relation.rank - 1
    let inputs = isOfInput ? relation.kernelShape : relation.inputShape
    return MatrixFigure(
      name: name, tensor: matrix, isEntry: isEntry,
      blockRows: isFlat ? channelBlock(relation.windows) : relation.outputShape[inner],
      blockColumns: isFlat ? channelBlock(inputs[0]) : inputs[inner],
      rowLabels: labels("y", relation.outputShape, planes: problem.layout.outputChannels),
      columnLabels: isOfInput
        ? kernelLabels : labels("x", inputs, planes: problem.layout.inputChannels))
  }

  private func channelBlock(_ size: Int) -> Int { problem.layout.hasChannels ? size : 0 }

  private func labels(_ letter: String, _ shape: [Int], planes: Int) -> [String] {
    let one = order.permutation(of: shape)
    return (0..<planes).flatMap { plane in
      one.map { flat in
        let index = WindowFigure.unravel(flat, shape)
        return ShapeText.place(letter, problem.layout.hasChannels ? [plane] + index : index)
      }
    }
  }

  private var kernelLabels: [String] {
    let layout = problem.layout
    let one = order.permutation(of: problem.relation.kernelShape)
    return (0..<(layout.outputChannels * layout.inputChannelsPerGroup)).flatMap { plane in
      one.map { flat in
        let index = WindowFigure.unravel(flat, problem.relation.kernelShape)
        let outer =
          layout.hasChannels
          ? [plane / layout.inputChannelsPerGroup, plane % layout.inputChannelsPerGroup] : []
        return ShapeText.place("k", outer + index)
      }
    }
  }

  private var nonZeroText: String {
    let places = isEntry.lazy.filter { $0 }.count
    let all = rows * columns
    guard all > 0 else { return "none" }
    let share = (1000 * (all - places) / all + 5) / 10
    return "\(places) of \(all) cells can differ from 0; \(share) % are zeros for certain"
  }

  private var rankText: String? {
    guard matrix.isExact, rows * columns <= 40_000, rows <= 200 || columns <= 200,
      let rank = try? matrix.matrixRank(within: limits)
    else { return nil }
    let full = min(rows, columns)
    if rank < full { return "\(rank), below \(full): rows depend on each other" }
    return columns > rows
      ? "\(rank), all rows independent; x loses \(Count(columns - rank, "dimension"))"
      : "\(rank), full"
  }

  @DocumentBuilder private var productBlocks: [Block] {
    let vector = isOfInput ? "vec(k)" : "vec(x)"
    if problem.layout.batch == 1 {
      Block.fact(
        label: "product",
        text: "\(name) · \(vector) = vec(y), reshaped to \(ShapeText.times(problem.outputShape))")
      Block.result(name: "y", value: .tensor(result))
    }
  }
}

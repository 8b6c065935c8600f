internal import Arithmetic
internal import Documents

extension MatrixView {
  /// The size, the matrix with its blocks framed, what it is called, and the product reshaped back.
  ///
  /// - Parameter steps: the rows one by one, where they are told.
  func document(steps: [Block] = []) -> Document {
    Document {
      Block.heading(title: "toeplitz", facts: headingFacts)
      problem.sizeBlocks
      Block.fact(label: name, text: sizeText)
      Block.matrix(figure)
      for (label, text) in structureFacts { Block.fact(label: label, text: text) }
      Block.fact(label: "non-zeros", text: nonZeroText)
      if let rankText { Block.fact(label: "rank", text: rankText) }
      steps
      productBlocks
    }
  }

  private var name: String { isOfInput ? "A" : "C" }
  private var rows: Int { matrix.shape[0] }
  private var columns: Int { matrix.shape[1] }

  var headingFacts: [String] { problem.facts + orderFacts }

  private var orderFacts: [String] {
    switch order {
    case .column: ["vec by columns"]
    case .row: isInterleaved ? ["vec with the channels innermost"] : []
    case .bottom:
      ["vec from the bottom row up" + (isInterleaved ? ", the channels innermost" : "")]
    }
  }

  private var sizeText: String {
    let column = isOfInput ? "kernel cell" : "input"
    return "\(rows)×\(columns): a row for each output, a column for each \(column)"
  }

  /// Blocks follow the innermost axis of vec: rows of the image, or its columns; of a signal the
  /// channels.
  private var figure: MatrixFigure {
    let relation = problem.relation
    let layout = problem.layout
    let kernelPlanes = layout.outputChannels * layout.inputChannelsPerGroup
    return MatrixFigure(
      name: name, tensor: matrix, isEntry: isEntry,
      blockRows: block(relation.outputShape, planes: layout.outputChannels),
      blockColumns: isOfInput
        ? block(relation.kernelShape, planes: kernelPlanes)
        : block(relation.inputShape, planes: layout.inputChannels),
      rowLabels: labels("y", order.outputPlaces(problem), relation.outputShape),
      columnLabels: isOfInput
        ? kernelLabels : labels("x", order.inputPlaces(problem), relation.inputShape))
  }

  private func block(_ shape: [Int], planes: Int) -> Int {
    if shape.count == 1, !problem.layout.hasChannels { return 0 }
    if shape.count == 1 { return isInterleaved ? planes : shape[0] }
    let inner = shape[order == .column ? 0 : shape.count - 1]
    return isInterleaved ? inner * planes : inner
  }

  private var isInterleaved: Bool { order.interleaves(problem.layout) }

  private var isChannelsLast: Bool { problem.layout.order == .channelsLast }

  private func labels(_ letter: String, _ places: [VectorPlace], _ shape: [Int]) -> [String] {
    places.map { place in
      let space = WindowFigure.unravel(place.cell, shape)
      let channel = problem.layout.hasChannels ? [place.plane] : []
      return ShapeText.place(letter, isChannelsLast ? space + channel : channel + space)
    }
  }

  private var kernelLabels: [String] {
    let layout = problem.layout
    return order.kernelPlaces(problem).map { place in
      let space = WindowFigure.unravel(place.cell, problem.relation.kernelShape)
      guard layout.hasChannels else { return ShapeText.place("k", space) }
      let (filter, channel) = place.plane.quotientAndRemainder(
        dividingBy: layout.inputChannelsPerGroup)
      return ShapeText.place(
        "k", isChannelsLast ? space + [channel, filter] : [filter, channel] + space)
    }
  }

  private var nonZeroText: String {
    let places = isEntry.lazy.filter { $0 }.count
    let all = rows * columns
    guard all > 0 else { return "none" }
    let share = (1000 * (all - places) / all + 5) / 10
    let held = isOfInput ? "an input" : "a weight"
    guard places < all else { return "each of the \(Count(all, "cell")) holds \(held)" }
    return "\(places) of \(Count(all, "cell")) \(places == 1 ? "holds" : "hold") \(held); "
      + "the other \(share) % are always 0"
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
    let batch = problem.layout.batch
    let each = batch == 1 ? "" : " for each of the \(batch) images of the batch"
    Block.fact(
      label: "product",
      text: "\(name) · \(vector) = vec(y)\(each), reshaped to "
        + ShapeText.times(problem.outputShape))
    Block.result(name: "y", value: .tensor(result))
  }
}

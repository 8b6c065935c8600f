public import Arithmetic
public import Documents

extension MatrixComputation {
  public var facts: [String] { convolution.facts + orderFacts }

  /// The matrix with its blocks framed, its structure, and the product reshaped to the result.
  public func body(_ shown: Int, of value: Value, within limits: Limits) -> [Block] {
    let steps = shown > 0 ? (try? self.steps(of: value, within: limits)) ?? nil : nil
    return [.fact(label: resultName, text: sizeText), .matrix(figure)]
      + structureFacts.map { .fact(label: $0.0, text: $0.1) }
      + [.fact(label: "non-zeros", text: nonZeroText)]
      + (rankText.map { [.fact(label: "rank", text: $0)] } ?? [])
      + (steps?.blocks(shown) ?? [])
  }

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

  /// The size of blocks, along the innermost axis of vec: rows or columns of the image; channels of a
  /// signal.
  private var figure: MatrixFigure {
    let relation = convolution.relation
    let layout = convolution.layout
    let actsOnKernel = isOfInput != convolution.swapsOperands
    let kernelPlanes = layout.outputChannels * layout.inputChannelsPerGroup
    return MatrixFigure(
      name: resultName, tensor: cells, isEntry: isEntry,
      blockRows: block(relation.outputShape, planes: layout.outputChannels),
      blockColumns: actsOnKernel
        ? block(relation.kernelShape, planes: kernelPlanes)
        : block(relation.inputShape, planes: layout.inputChannels),
      rowLabels: (0..<rows).map(rowLabel), columnLabels: (0..<columns).map(columnLabel))
  }

  private func block(_ shape: [Int], planes: Int) -> Int {
    if shape.count == 1, !convolution.layout.hasChannels { return 0 }
    if shape.count == 1 { return isInterleaved ? planes : shape[0] }
    let inner = shape[order == .column ? 0 : shape.count - 1]
    return isInterleaved ? inner * planes : inner
  }

  private var isInterleaved: Bool { order.interleaves(convolution.layout) }

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
    guard cells.isExact, rows * columns <= 40_000, rows <= 200 || columns <= 200,
      let rank = try? cells.matrixRank(within: limits)
    else { return nil }
    let full = min(rows, columns)
    if rank < full { return "\(rank), below \(full): rows depend on each other" }
    return columns > rows
      ? "\(rank), all rows independent; \(vector.letter) loses \(Count(columns - rank, "dimension"))"
      : "\(rank), full"
  }

  public func results(_ value: Value, within limits: Limits) -> [Block] {
    let batch = convolution.layout.batch
    let each = batch == 1 ? "" : " for each of the \(batch) images of the batch"
    let product = Block.fact(
      label: "product",
      text: "\(resultName) · vec(\(vector.letter)) = vec(y)\(each), reshaped to "
        + ShapeText.times(convolution.outputShape))
    let typed = recipe.map { [Block.fact(label: "as", text: "\(code: $0)")] } ?? []
    guard let result = try? convolution.result(within: limits) else { return [product] + typed }
    return [product] + typed + [.result(name: "y", value: .tensor(result))]
  }

  /// The product as a statement in the names of the answer; nil for a batch, or if vec is not in storage
  /// order.
  public var recipe: String? {
    guard order == .row, convolution.layout.batch == 1, convolution.bias == nil else { return nil }
    let shape = ShapeText.typed(convolution.outputShape)
    return "reshape(\(resultName) @ flatten(\(vector.name)), \(shape))"
  }
}

internal import Arithmetic
internal import Documents

/// The three routes of a transposed convolution, each shown and all compared.
extension TransposedProblem {
  /// Route one: Cᵀ · vec(y), with the matrix when it can be read.
  func matrixRoute(isDrawn: Bool, limits: Limits) -> [Block] {
    let space = relation.samples
    let title = Block.note("1  The matrix, transposed: vec(x′) = Cᵀ · vec(y)")
    let rows = layout.outputChannels * space
    let columns = layout.inputChannels * relation.windows
    let size = Block.fact(
      label: "Cᵀ", text: "\(rows)×\(columns): a row for each output, a column for each input")
    guard isDrawn, rows * columns <= 1200, let matrix = transposedMatrix(limits: limits) else {
      return [title, size]
    }
    return [title, size, .matrix(matrix)]
  }

  private func transposedMatrix(limits: Limits) -> MatrixFigure? {
    guard let places = try? ConvolutionMatrix(transposed.forward, within: limits),
      let kernel = try? kernelCells(within: limits).normalizedKernel(by: layout),
      let dense = try? kernel.applying(TransposedFilling(places: places, limits: limits))
    else { return nil }
    let marks = places.marks(columns: places.columns, byKernel: false)
    let turned = (0..<places.columns).flatMap { column in
      (0..<places.rows).map { marks[$0 * places.columns + column] }
    }
    let isFlat = relation.rank == 1
    return MatrixFigure(
      name: "Cᵀ", tensor: dense, isEntry: turned,
      blockRows: isFlat ? 0 : relation.inputShape[relation.rank - 1],
      blockColumns: isFlat ? 0 : relation.outputShape[relation.rank - 1])
  }

  /// Route two: a plain convolution over the stretched input.
  func insertionRoute(isDrawn: Bool, limits: Limits) -> [Block] {
    guard let stretched = try? transposed.stretchedRelation else { return [] }
    let axes = relation.axes
    let pairs = stretched.axes.map(\.padding)
    let zeros = axes.map { $0.stride - 1 }
    var text = "\(Count(zeros.max() ?? 0, "zero")) between neighbours"
    if Set(zeros).count > 1 { text = "\(ShapeText.perAxis(zeros)) zeros between neighbours" }
    if zeros.allSatisfy({ $0 == 0 }) { text = "no zeros between neighbours (stride 1)" }
    text += ", padding \(PaddingText.pairs(pairs)) around them, kernel turned, stride 1"
    var blocks: [Block] = [
      .note("2  A plain convolution over y with zeros inserted"),
      .fact(label: "stretch", text: text),
      .fact(
        label: "",
        text: "p′ = d(k − 1) − p = "
          + PaddingText.pairs(
            axes.map {
              PaddingPair($0.reach - 1 - $0.padding.begin, $0.reach - 1 - $0.padding.end)
            }) + (transposed.outputPadding.contains { $0 != 0 } ? ", and a more at the end" : "")),
    ]
    if isDrawn, let figure = insertionFigure(stretched, limits: limits) { blocks.append(figure) }
    return blocks
  }

  private func insertionFigure(_ stretched: Relation, limits: Limits) -> Block? {
    guard relation.rank <= 2, !layout.hasChannels, stretched.samples <= 2000,
      let cells = try? inputCells(within: limits),
      let kernel = try? kernelCells(within: limits).flipped(along: nil)
    else { return nil }
    let figure = WindowFigure(relation: stretched, mode: .zeros, border: .exact(0))
    let strides = relation.axes.map(\.stride)
    var grids = figure.grids(0, caption: "y, stretched and padded") { flat in
      let index = WindowFigure.unravel(flat, stretched.inputShape)
      guard zip(index, strides).allSatisfy({ $0 % $1 == 0 }) else { return .exact(0) }
      let place = zip(index, strides).map { $0 / $1 }
      return cells.cell(WindowFigure.ravel(place, relation.outputShape))
    }
    grids = grids.map { grid in
      var grid = grid
      grid.rows = grid.rows.map { $0.map(Self.faintZero) }
      return grid
    }
    let shape = relation.kernelShape
    let columns = shape[shape.count - 1]
    let lines = (0..<(kernel.count / columns)).map { row in
      (0..<columns).map { CellGrid.Cell(.number(kernel.cell(row * columns + $0))) }
    }
    return .step(
      StepFigure(
        title: "",
        panels: grids.map { .grid($0) }
          + [.grid(CellGrid(caption: "k, turned", rows: lines))]))
  }

  /// Inserted zeros step back, so that the input's own cells stand out.
  private static func faintZero(_ cell: CellGrid.Cell) -> CellGrid.Cell {
    guard case .number(.exact(let number)) = cell.content, number.isZero, cell.role == .plain else {
      return cell
    }
    return CellGrid.Cell(cell.content, .faint)
  }

  /// The three results, computed apart and compared.
  func agreement(_ result: Tensor, limits: Limits) -> [Block] {
    let others: [TransposedConvolution.Route] = [.matrix, .zeroInsertion]
    var agreeing = ["stamps"]
    var differing: [String] = []
    for route in others {
      guard let other = try? self.result(by: route, within: limits) else { continue }
      let name = route == .matrix ? "matrix" : "zeros inserted"
      if other == result || other.isClose(to: result) {
        agreeing.append(name)
      } else {
        differing.append(name)
      }
    }
    guard differing.isEmpty else {
      return [.fact(label: "routes", text: "DIFFER: \(differing.joined(separator: ", "))")]
    }
    let many = agreeing.count == 3 ? "all three routes" : agreeing.joined(separator: " and ")
    return [.fact(label: "routes", text: "\(many) give the same numbers")]
  }
}

extension Tensor {
  /// Whether two float tensors differ by rounding alone, as sums taken in another order do.
  func isClose(to other: Tensor) -> Bool {
    guard kind == .float || other.kind == .float, shape == other.shape,
      let left = try? floats().cells, let right = try? other.floats().cells
    else { return false }
    let scale = zip(left, right).reduce(1.0) { max($0, abs($1.0), abs($1.1)) }
    return zip(left, right).allSatisfy { abs($0 - $1) <= 1e-9 * scale }
  }
}

private struct TransposedFilling: UnaryOperation {
  let places: ConvolutionMatrix
  let limits: Limits

  func callAsFunction<E: Number>(_ operand: Grid<E>) throws(ArithmeticError) -> Grid<E> {
    try places.filled(with: operand).dense(within: limits).permuted([1, 0])
  }
}

internal import Arithmetic
internal import Syntax

/// A convolution as a matrix product, ready to be shown: the matrix, the vector and what they give.
public struct MatrixView: Sendable {
  let problem: ConvolutionProblem
  let isOfInput: Bool
  let order: VectorOrder
  let limits: Limits
  /// The matrix, its rows and columns in the order asked for.
  let matrix: Tensor
  /// For each cell of it whether a tap stands there.
  let isEntry: [Bool]
  let result: Tensor

  init(_ problem: ConvolutionProblem, _ call: Call) throws(Diagnostic) {
    let limits = call.limits
    let isOfInput = ["x", "input"].contains(call.word(.matrixOf) ?? "k")
    let order = call.word(.vectorOrder).flatMap(VectorOrder.init(rawValue:)) ?? .row
    if isOfInput, problem.layout.batch > 1 {
      throw Diagnostic(
        .rank,
        "the matrix of the input is of one image, and this is a batch of \(problem.layout.batch)",
        labels: [.init(problem.input.span)], help: ["take one of them: x[0]"])
    }
    guard problem.border.isZero else {
      throw Diagnostic(
        .unknownOption, "a border of constants is not linear in the input, so no matrix gives it",
        labels: [.init(call.span(of: .borderValue))], help: ["pad(x, …) first"])
    }
    self = try call.attempt(
      try MatrixView(problem, isOfInput: isOfInput, order: order, limits: limits))
  }

  /// - Throws: `.tooManyCells`, `.tooMuchWork`.
  init(
    _ problem: ConvolutionProblem, isOfInput: Bool, order: VectorOrder, limits: Limits
  ) throws(ArithmeticError) {
    self.problem = problem
    self.isOfInput = isOfInput
    self.order = order
    self.limits = limits
    (matrix, isEntry) = try Self.build(problem, isOfInput, order, limits)
    result = try problem.result(within: limits)
  }

  private static func build(
    _ problem: ConvolutionProblem, _ isOfInput: Bool, _ order: VectorOrder, _ limits: Limits
  ) throws(ArithmeticError) -> (matrix: Tensor, isEntry: [Bool]) {
    let layout = problem.layout
    let relation = problem.relation
    let places = try ConvolutionMatrix(problem.convolution, within: limits)
    let kernelCells = layout.outputChannels * layout.inputChannelsPerGroup * relation.taps
    let columns = isOfInput ? kernelCells : places.columns
    _ = try limits.count([places.rows, columns])
    let operand =
      isOfInput
      ? try problem.inputCells(within: limits).normalizedInput(by: layout)
      : try problem.kernelCells(within: limits).normalizedKernel(by: layout)
    let dense = try operand.applying(
      Filling(places: places, isOfInput: isOfInput, columns: columns, limits: limits))

    let rowOrder = order.outputPlaces(problem).map { $0.flat(of: relation.windows) }
    let columnOrder =
      isOfInput
      ? order.kernelPlaces(problem).map { place in
        let tap = problem.turnsKernel ? relation.taps - 1 - place.cell : place.cell
        return place.plane * relation.taps + tap
      }
      : order.inputPlaces(problem).map { $0.flat(of: relation.samples) }
    let marks = places.marks(columns: columns, byKernel: isOfInput)
    let isInOrder = rowOrder.isCounting && columnOrder.isCounting
    let permuted =
      isInOrder ? dense : try dense.applying(Reordering(rows: rowOrder, columns: columnOrder))
    let isEntry = rowOrder.flatMap { row in columnOrder.map { marks[row * columns + $0] } }
    return (permuted, isEntry)
  }
}

extension ConvolutionMatrix {
  /// Row by row whether an entry stands at each place.
  func marks(columns: Int, byKernel: Bool) -> [Bool] {
    var marks = [Bool](repeating: false, count: rows * columns)
    let places = byKernel ? kernelCells : columnIndices
    for row in 0..<rows {
      for entry in rowStarts[row]..<rowStarts[row + 1] {
        marks[row * columns + Int(places[entry])] = true
      }
    }
    return marks
  }
}

private struct Filling: UnaryOperation {
  let places: ConvolutionMatrix
  let isOfInput: Bool
  let columns: Int
  let limits: Limits

  func callAsFunction<E: Number>(_ operand: Grid<E>) throws(ArithmeticError) -> Grid<E> {
    let sparse =
      isOfInput
      ? places.filled(byInput: operand, kernelCount: columns) : places.filled(with: operand)
    return try sparse.dense(within: limits)
  }
}

extension [Int] {
  /// Whether these are 0, 1, 2 … in order.
  fileprivate var isCounting: Bool { enumerated().allSatisfy { $0 == $1 } }
}

private struct Reordering: UnaryOperation {
  let rows: [Int]
  let columns: [Int]

  func callAsFunction<E: Number>(_ operand: Grid<E>) throws(ArithmeticError) -> Grid<E> {
    let width = columns.count
    return Grid(
      shape: operand.shape,
      cells: rows.flatMap { row in columns.map { operand.cells[row * width + $0] } })
  }
}

internal import Arithmetic
internal import Commands
internal import Computations

extension Mistake {
  /// Convolutions written as matrices, and vectors in another order.
  static let matrices: [Mistake] = [
    Mistake(
      51, "column-major", .layout, prior: 0.06,
      .computation { origin, _ in
        guard let view = origin as? MatrixComputation, view.convolution.layout.dims >= 2 else {
          return []
        }
        let other: VectorOrder = view.order == .column ? .row : .column
        return [try? view.varied(order: other)]
      },
      "The cells were numbered {order}."),
    Mistake(
      52, "toeplitz-transposed", .matrix, prior: 0.08,
      .result(.matrix) { matrix, _, _ in try matrix.transposed() },
      "Each row of C belongs to one output; here the outputs are the columns."),
    Mistake(
      53, "toeplitz-flipped", .kernel, prior: 0.1,
      .convolution(.matrix) { problem, _ in
        try problem.varied(turnsKernel: !problem.turnsKernel)
      },
      "The taps stand in reverse order in the rows of C: the kernel was turned."),
    Mistake(
      54, "toeplitz-circulant", .padding, prior: 0.06,
      .computation { origin, _ in
        guard let view = origin as? MatrixComputation, view.convolution.convolution.mode == .zeros
        else { return [] }
        let sizes = view.convolution.axisSizes
        let around = sizes.map { $0.with(padding: PaddingPair(0, $0.reach - 1)) }
        let fits = sizes.allSatisfy { max($0.padding.begin, $0.padding.end) <= $0.input }
        return [
          origin.varied { try $0.varied(axes: around).varied(mode: .circular) },
          fits ? origin.varied { try $0.varied(mode: .circular) } : nil,
        ]
      },
      "The rows of C go on around the edge; beyond the edge there is nothing to add."),
    Mistake(
      55, "row-jump", .matrix, prior: 0.08,
      .result { matrix, origin, _ in
        guard let view = origin as? MatrixComputation, let band = MatrixBand(view) else {
          return []
        }
        return band.readings(of: matrix)
      },
      "One step down in the image is a jump of a whole row, {width} cells, in the vector."),
    Mistake(
      56, "patch-order", .layout, prior: 0.06,
      .result { patches, origin, limits in
        guard let problem = origin as? PatchComputation else { return [] }
        return [try? problem.groupedByTap(patches, within: limits)]
      },
      "The rows are grouped by tap, the channels side by side; here a whole channel comes first."),
  ]
}

/// The rows of the matrix of a plain image, where each is the first one moved along.
private struct MatrixBand {
  let width: Int
  let kernel: [Int]
  let output: [Int]
  let stride: [Int]

  /// nil for other matrices than those of one channel of two axes without padding, in row order.
  init?(_ view: MatrixComputation) {
    let problem = view.convolution
    let axes = problem.axisSizes
    guard axes.count == 2, !problem.layout.hasChannels, !view.isOfInput, view.order == .row,
      axes.allSatisfy({ $0.padding == .none && $0.dilation == 1 })
    else { return nil }
    width = axes[1].input
    kernel = axes.map(\.kernel)
    output = problem.relation.outputShape
    stride = axes.map(\.stride)
  }

  /// Rows that start one further than the row before, rows that start by the output's own row and
  /// column, and kernel rows that touch each other.
  func readings(of matrix: Tensor) -> [Tensor?] {
    let touching = kernel[0] > 1 && kernel[1] < width ? kernel[1] : nil
    return [
      moved(matrix, jump: width) { row, column in row * output[1] + column },
      moved(matrix, jump: width) { row, column in row + column },
      touching.flatMap { jump in
        moved(matrix, jump: jump) { row, column in row * stride[0] * width + column * stride[1] }
      },
      touching.flatMap { jump in
        moved(matrix, jump: jump) { row, column in row * output[1] + column }
      },
    ]
  }

  /// The taps of the first row, kernel rows `jump` apart, beginning in each row where `start` says.
  private func moved(_ matrix: Tensor, jump: Int, start: (Int, Int) -> Int) -> Tensor? {
    var sources = [Int](repeating: -1, count: matrix.count)
    let columns = matrix.shape[1]
    for row in 0..<output[0] {
      for column in 0..<output[1] {
        let line = (row * output[1] + column) * columns
        for tap in 0..<(kernel[0] * kernel[1]) {
          let (tapRow, tapColumn) = (tap / kernel[1], tap % kernel[1])
          let target = start(row, column) + tapRow * jump + tapColumn
          if target < columns { sources[line + target] = tapRow * width + tapColumn }
        }
      }
    }
    return try? matrix.applying(Picking(sources: sources))
  }
}

/// Cells taken from other places, and zeros where the place is −1.
struct Picking: UnaryOperation {
  let sources: [Int]

  func callAsFunction<E: Number>(_ operand: Grid<E>) throws(ArithmeticError) -> Grid<E> {
    Grid(shape: operand.shape, cells: sources.map { $0 < 0 ? .zero : operand.cells[$0] })
  }
}

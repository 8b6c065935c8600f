internal import Arithmetic
internal import Commands
internal import Computations

extension Mistake {
  static let transposed: [Mistake] = [
    Mistake(
      62, "stamps-overwrite", .transposed, prior: 0.06,
      .replacement { origin, limits in
        guard let problem = origin as? TransposedComputation, !problem.layout.hasChannels,
          !problem.givesSizesOnly, let input = try? problem.inputCells(within: limits),
          let kernel = try? problem.kernelCells(within: limits),
          let stamped = try? Tensor.combining(
            input, kernel, with: Overwriting(relation: problem.relation))
        else { return [] }
        guard let bias = problem.bias else { return [stamped] }
        return [try? stamped.adding(bias, within: limits)]
      },
      "Where stamps overlap their numbers are added; here the later one stands alone."),
    Mistake(
      63, "zeros-not-inserted", .stride, prior: 0.06,
      .axes([.transposed, .transposedSizes]) { $0.stride = 1 },
      "With a stride of {s} the input is spread out first, its cells {s} apart with zeros between."
    ),
    Mistake(
      102, "zeros-one-too-many", .stride, prior: 0.05,
      .axes([.transposed]) { $0.stride += 1 },
      "There is one zero too many between the input's cells: a stride of {s} leaves {s} − 1."),
    Mistake(
      103, "plain-for-transposed", .transposed, prior: 0.06,
      .replacement { origin, limits in
        guard let problem = origin as? TransposedComputation, !problem.layout.hasChannels,
          !problem.givesSizesOnly, let input = try? problem.inputCells(within: limits),
          let kernel = try? problem.kernelCells(within: limits)
        else { return [] }
        let axes = problem.axisSizes
        let layout = try? ChannelLayout(
          input: input.shape, kernel: kernel.shape, dims: axes.count, groups: 1,
          order: problem.layout.order)
        let settings = [axes.map(\.stride), axes.map { _ in 1 }]
        let paddings = [axes.map(\.padding), axes.map { _ in PaddingPair.none }]
        return settings.flatMap { strides in
          paddings.map { padding in
            guard let layout,
              let relation = try? Relation(
                input: axes.map(\.input), kernel: axes.map(\.kernel), stride: strides,
                dilation: axes.map(\.dilation), padding: padding)
            else { return nil }
            return try? Convolution(relation: relation, layout: layout)
              .result(input, kernel, bias: problem.bias, within: limits)
          }
        }
      },
      "This is the convolution itself; its transposed stamps the kernel for every cell."),
    Mistake(
      64, "transpose-padding-adds", .padding, prior: 0.1,
      .axes([.transposed, .transposedSizes]) {
        $0.padding = PaddingPair(-$0.padding.begin, -$0.padding.end)
      },
      "In a transposed convolution a padding of {p} takes that much away on each side; here it was added."
    ),
    Mistake(
      65, "output-padding-both", .rounding, prior: 0.06,
      .windows([.transposed, .transposedSizes]) { axes in
        guard axes.contains(where: { $0.outputPadding != 0 }) else { return [] }
        return [
          axes.map {
            $0.with(
              padding: PaddingPair($0.padding.begin - $0.outputPadding, $0.padding.end))
          },
          axes.map { axis in
            var copy = axis
            copy.outputPadding = 0
            return copy
          },
        ]
      },
      "An output_padding of {a} makes the result longer by that much, at the end only."),
    Mistake(
      66, "inverse-expected", .transposed, prior: 0.03,
      .replacement { origin, limits in
        guard let problem = origin as? TransposedComputation, !problem.givesSizesOnly else {
          return []
        }
        return [try? problem.inverse(within: limits)]
      },
      "This undoes the convolution. A transposed convolution brings its shape back, not its numbers."
    ),
    Mistake(
      67, "transpose-unflipped", .kernel, prior: 0.08,
      .computation { origin, _ in
        guard let problem = origin as? TransposedComputation else { return [] }
        return [problem.varied(turnsKernel: !problem.turnsKernel)]
      },
      "As a plain convolution over the input spread out and padded this takes the kernel turned through 180 degrees."
    ),
  ]
}

/// Stamps laid over one another, the later hiding the earlier.
struct Overwriting: BinaryOperation {
  let relation: Relation

  func callAsFunction<E: Number>(
    _ left: Grid<E>, _ right: Grid<E>
  ) throws(ArithmeticError) -> Grid<E> {
    var result = Grid<E>(shape: relation.inputShape, repeating: .zero)
    for (window, value) in left.cells.enumerated() {
      for (tap, weight) in right.cells.enumerated() {
        var (windowRest, tapRest, place, step) = (window, tap, 0, 1)
        for axis in relation.axes.reversed() {
          let position = axis.position(
            output: windowRest % axis.output, tap: tapRest % axis.kernel)
          windowRest /= axis.output
          tapRest /= axis.kernel
          guard place >= 0, position >= 0, position < axis.input else {
            place = -1
            continue
          }
          place += position * step
          step *= axis.input
        }
        if place >= 0 { result.cells[place] = value * weight }
      }
    }
    return result
  }
}

extension TransposedComputation {
  /// The x with C · x = y, where the convolution's matrix C has exactly one.
  ///
  /// - Returns: nil where C is not square, is singular, or is larger than 64 rows.
  fileprivate func inverse(within limits: Limits) throws(ArithmeticError) -> Tensor? {
    let size = relation.samples
    guard relation.windows == size, size <= 64, !layout.hasChannels,
      case .exact(let right) = try inputCells(within: limits),
      case .exact(let kernel) = try kernelCells(within: limits)
    else { return nil }
    let matrix = try ConvolutionMatrix(transposed.forward, within: limits)
      .filled(with: kernel).dense(within: limits)
    guard let cells = try matrix.solved(for: right.cells) else { return nil }
    return .exact(Grid(shape: relation.inputShape, cells: cells))
  }
}

extension Grid<Rational> {
  /// Gauss and Jordan's elimination of a square matrix; nil where it is singular.
  fileprivate func solved(for right: [Rational]) throws(ArithmeticError) -> [Rational]? {
    let size = right.count
    var rows = (0..<size).map { row in
      Array(cells[(row * size)..<((row + 1) * size)]) + [right[row]]
    }
    for column in 0..<size {
      guard let pivot = (column..<size).first(where: { !rows[$0][column].isZero }) else {
        return nil
      }
      rows.swapAt(column, pivot)
      let scale = try rows[column][column].reciprocal()
      for place in column...size { rows[column][place] = rows[column][place] * scale }
      for row in 0..<size where row != column && !rows[row][column].isZero {
        let factor = rows[row][column]
        for place in column...size {
          rows[row][place] = rows[row][place] - factor * rows[column][place]
        }
      }
    }
    return rows.map { $0[size] }
  }
}

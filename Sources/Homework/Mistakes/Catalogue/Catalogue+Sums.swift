internal import Arithmetic
internal import Commands
internal import Computations

extension Mistake {
  /// What is added to the sums, or done to them.
  static let sums: [Mistake] = [
    Mistake(
      22, "bias-missing", .bias, prior: 0.1, .bias { _, _, _ in nil },
      "The bias is missing: it is added to every cell once."),
    Mistake(
      23, "bias-per-tap", .bias, prior: 0.04,
      .bias { bias, taps, limits in try bias.multiplied(by: Tensor(taps), within: limits) },
      "The bias was added with every product; it is added to each cell once."),
    Mistake(
      91, "bias-twice", .bias, prior: 0.03,
      .bias { bias, _, limits in try bias.multiplied(by: Tensor(2), within: limits) },
      "The bias was added twice; it is added to each cell once."),
    Mistake(
      92, "bias-subtracted", .bias, prior: 0.03, .bias { bias, _, _ in bias.negated },
      "The bias was taken away; it is added to each cell."),
    Mistake(
      24, "averaged", .values, prior: 0.04,
      .kernel([.convolution]) { kernel, layout, limits in
        try kernel.divided(by: Tensor(layout.productsPerOutput), within: limits)
      },
      "The sums were divided by the number of taps; a convolution only adds."),
    Mistake(
      25, "normalised", .values, prior: 0.02,
      .kernel([.convolution]) { kernel, layout, limits in
        guard layout.outputChannels == 1 else { return nil }
        return try kernel.divided(by: try kernel.sum(within: limits), within: limits)
      },
      "The sums were divided by the sum of the kernel; a convolution only adds."),
    Mistake(
      26, "relu-applied", .values, prior: 0.03,
      .result([.convolution, .transposed]) { result, _, _ in try result.rectified() },
      "Negative cells have become 0; no ReLU was asked for."),
    Mistake(
      93, "signs-lost", .values, prior: 0.03,
      .result([.convolution, .transposed]) { result, _, _ in try result.absolute() },
      "The minus signs of the result are missing."),
  ]

  /// How the result or the input is laid out.
  static let layouts: [Mistake] = [
    Mistake(
      28, "result-transposed", .layout, prior: 0.04,
      .result([.convolution, .transposed, .pooling]) { result, space, _ in
        try result.transposed(space: space)
      },
      "The cells are right, but rows and columns have changed places."),
    Mistake(
      29, "input-transposed", .layout, prior: 0.03, .computation(transposedInput),
      "The input was read column by column."),
    Mistake(
      30, "result-turned", .layout, prior: 0.02,
      .result([.convolution, .transposed, .pooling]) { result, space, _ in
        try result.flipped(along: space)
      },
      "The cells are right, but they are written down from the last corner."),
  ]

  @Sendable private static func transposedInput(
    _ origin: any Computation, _ limits: Limits
  ) -> [(any Computation)?] {
    switch origin {
    case let problem as ConvolutionComputation:
      guard let input = problem.input.tensor,
        let turned = try? input.transposed(
          space: problem.layout.spatialAxes(rank: input.rank))
      else { return [] }
      return [try? problem.varied(input: turned)]
    case let problem as PoolingComputation:
      guard let input = problem.input.tensor, let axes = problem.axisSizes, axes.count >= 2,
        let turned = try? input.transposed(space: origin.spatialAxes(rank: input.rank)),
        let other = try? problem.varied(input: turned)
      else { return [] }
      var sizes = axes
      sizes[axes.count - 2].input = axes[axes.count - 1].input
      sizes[axes.count - 1].input = axes[axes.count - 2].input
      return [other.varied(axes: sizes)]
    case let problem as TransposedComputation:
      guard problem.axisSizes.count >= 2, !problem.layout.hasChannels,
        let input = try? problem.inputCells(within: limits),
        let kernel = try? problem.kernelCells(within: limits),
        let turned = try? input.transposed(space: origin.spatialAxes(rank: input.rank))
      else { return [] }
      return [try? problem.varied(input: turned, kernel: kernel, turnsKernel: false)]
    default: return []
    }
  }
}

extension Change {
  /// Another bias, or none; `taps` are the products behind each output.
  fileprivate static func bias(
    _ change: @escaping @Sendable (_ bias: Tensor, _ taps: Int, Limits) throws -> Tensor?
  ) -> Change {
    .computation { origin, limits in
      switch origin {
      case let problem as ConvolutionComputation:
        guard let bias = problem.bias else { return [] }
        let taps = problem.layout.productsPerOutput
        return [problem.biased(by: try? change(bias, taps, limits))]
      case let problem as TransposedComputation:
        guard let bias = problem.bias else { return [] }
        let taps = problem.relation.taps
        return [problem.biased(by: try? change(bias, taps, limits))]
      default: return []
      }
    }
  }
}

extension ChannelLayout {
  /// Products behind each output: taps times the input channels of a group; the greatest machine
  /// word where shapes alone would be more.
  var productsPerOutput: Int {
    kernelSpace.reduce(inputChannelsPerGroup) { product, size in
      let (next, overflow) = product.multipliedReportingOverflow(by: size)
      return overflow ? Int.max : next
    }
  }
}

extension Tensor {
  /// The last two of the spatial axes in each other's place; nil where there is only one.
  func transposed(space: [Int]) throws(ArithmeticError) -> Tensor? {
    guard space.count >= 2 else { return nil }
    var order = Array(0..<rank)
    order.swapAt(space[space.count - 2], space[space.count - 1])
    return try permuted(order)
  }

  /// Zeros between the cells, so that neighbours along axis a stand `steps[a]` apart.
  func spread(by steps: [Int], within limits: Limits) throws(ArithmeticError) -> Tensor {
    var shape: [Int] = []
    for (size, step) in zip(self.shape, steps) {
      let (length, overflow) = (size - 1).multipliedReportingOverflow(by: step)
      guard !overflow, length < Int.max else { throw .overflow }
      shape.append(length + 1)
    }
    _ = try limits.count(shape)
    return try applying(Spreading(shape: shape, steps: steps))
  }
}

private struct Spreading: UnaryOperation {
  let shape: [Int]
  let steps: [Int]

  func callAsFunction<E: Number>(_ operand: Grid<E>) throws(ArithmeticError) -> Grid<E> {
    var result = Grid<E>(shape: shape, repeating: .zero)
    let strides = zip(Grid<E>.strides(of: shape), steps).map { $0 * $1 }
    for (place, cell) in operand.cells.enumerated() {
      var (rest, target) = (place, 0)
      for axis in operand.shape.indices.reversed() {
        target += rest % operand.shape[axis] * strides[axis]
        rest /= operand.shape[axis]
      }
      result.cells[target] = cell
    }
    return result
  }
}

internal import Arithmetic
internal import Commands
internal import Computations

extension Mistake {
  static let poolings: [Mistake] = [
    Mistake(
      57, "pool-sum", .values, prior: 0.08,
      .pooling { problem, _ in
        problem.pooling.kind == .sum ? [] : [try problem.varied(kind: .sum)]
      },
      "The cells of each window were added up; what was asked for is the {pool}."),
    Mistake(
      57, "pool-avg-max", .values, prior: 0.08,
      .pooling { problem, _ in
        switch problem.pooling.kind {
        case .avg: [try problem.varied(kind: .max)]
        case .max, .min, .sum, .lp: [try problem.varied(kind: .avg)]
        }
      },
      "Another number was taken of each window; what was asked for is the {pool}."),
    Mistake(
      98, "pool-min", .values, prior: 0.05,
      .pooling { problem, _ in
        problem.pooling.kind == .min ? [] : [try problem.varied(kind: .min)]
      },
      "The least of each window was taken; what was asked for is the {pool}."),
    Mistake(
      99, "pool-median", .values, prior: 0.03,
      .replacement { origin, limits in
        (origin as? PoolingComputation).map { [$0.median(within: limits)] } ?? []
      },
      "The median of each window was taken; what was asked for is the {pool}."),
    Mistake(
      100, "mean-integer", .rounding, prior: 0.05,
      .result { result, origin, _ in
        guard let problem = origin as? PoolingComputation, problem.pooling.kind == .avg,
          case .exact(let grid) = result
        else { return [] }
        let roundings: [(Rational) -> Rational] = [
          { $0.floor }, { $0.rounded(.even) }, { $0.rounded(.away) }, { $0.ceiling },
          { $0.sign < 0 ? $0.ceiling : $0.floor },
        ]
        return roundings.map { .exact(grid.map($0)) }
      },
      "The averages were made whole numbers; they are fractions."),
    Mistake(
      101, "mean-by-side", .values, prior: 0.04,
      .result { result, origin, limits in
        guard let problem = origin as? PoolingComputation, problem.pooling.kind == .avg,
          let axes = problem.axisSizes, axes.count > 1,
          axes.allSatisfy({ $0.kernel == axes[0].kernel })
        else { return [] }
        let more = axes.dropFirst().reduce(1) { $0 * $1.kernel }
        return [try? result.multiplied(by: Tensor(more), within: limits)]
      },
      "The sums were divided by {size}, the side of the window; an average divides by all its cells."
    ),
    Mistake(
      58, "pool-stride-one", .stride, prior: 0.08,
      .axes([.pooling, .poolSizes]) { $0.stride = 1 },
      "The window moves one cell at a time here; this pooling moves by {s}."),
    Mistake(
      59, "count-padding", .padding, prior: 0.08,
      .pooling { problem, _ in
        guard problem.pooling.kind == .avg, problem.isPadded else { return [] }
        switch problem.pooling.divisor {
        case .padded: return [try problem.varied(divisor: .samples)]
        case .samples: return [try problem.varied(divisor: .padded)]
        case .fixed: return []
        }
      },
      "The zeros of the padding {counted} in the number that each sum is divided by."),
    Mistake(
      60, "max-of-padding", .pooling, prior: 0.06,
      .pooling { problem, limits in
        guard problem.hasWinners, problem.isPadded, !problem.lacksNumbers,
          problem.layout.order == .channelsFirst,
          let axes = problem.axisSizes
        else { return [] }
        let padded = try Padding(pairs: axes.map(\.padding)).result(
          try problem.inputCells(within: limits), within: limits)
        let plain = axes.map { axis in
          var copy = axis.with(padding: .none)
          copy.input = axis.input + axis.padding.total
          return copy
        }
        return [try problem.varied(input: padded).varied(axes: plain)]
      },
      "A zero of the padding has won here; only cells of the input take part."),
    Mistake(
      61, "ceil-mode", .rounding, prior: 0.06,
      .computation { origin, _ in
        switch origin {
        case let problem as PoolingComputation:
          guard problem.roundsUp, let axes = problem.axisSizes else { return [] }
          return [try? problem.varied(axes: axes, clips: false)]
        case let sizes as SizeComputation:
          guard origin.scope == .poolSizes, sizes.roundsUp else { return [] }
          return [sizes.varied { $0.rounding = .unclipped }]
        default: return []
        }
      },
      "A last window that begins beyond the input is left out, even where sizes are rounded up."),
  ]
}

extension PoolingComputation {
  /// Whether windows can reach cells that are not of the input.
  fileprivate var isPadded: Bool {
    axisSizes?.contains { $0.padding.begin > 0 || $0.padding.end > 0 || roundsUp } ?? false
  }
}

extension PoolingComputation {
  /// The median of each window's cells, of an image of exact numbers without channels.
  fileprivate func median(within limits: Limits) -> Tensor? {
    guard let relation, !roundsUp, layout.outer.isEmpty,
      case .exact(let image)? = try? inputCells(within: limits)
    else { return nil }
    var medians: [Rational] = []
    for output in 0..<relation.windows {
      var cells: [Rational] = []
      for tap in 0..<relation.taps {
        var (windowRest, tapRest, place, step) = (output, tap, 0, 1)
        for axis in relation.axes.reversed() {
          let position = axis.position(
            output: windowRest % axis.output, tap: tapRest % axis.kernel)
          (windowRest, tapRest) = (windowRest / axis.output, tapRest / axis.kernel)
          guard place >= 0, position >= 0, position < axis.input else {
            place = -1
            continue
          }
          place += position * step
          step *= axis.input
        }
        if place >= 0 { cells.append(image.cells[place]) }
      }
      guard !cells.isEmpty else { return nil }
      cells.sort()
      let middle = cells.count / 2
      medians.append(
        cells.count % 2 == 1
          ? cells[middle] : (cells[middle - 1] + cells[middle]).divided(by: 2))
    }
    return .exact(Grid(shape: relation.outputShape, cells: medians))
  }
}

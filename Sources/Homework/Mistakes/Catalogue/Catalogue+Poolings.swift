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

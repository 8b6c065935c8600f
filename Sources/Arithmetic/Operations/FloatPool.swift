/// The fast path of pooling over 64-bit floats: a row of windows at a time, tap by tap, in loops that
/// the compiler turns into vector instructions. The results are those of the definition, bit by bit.
struct FloatPool {
  private let axes: [AxisRelation]
  private let kind: PoolingKind

  /// - Returns: Nil for windows that do not slide, powers, more than three axes, or windows without a
  ///   sample that have no maximum.
  init?(_ pooling: Pooling) {
    guard case .sliding(let relation) = pooling.span, relation.rank <= 3 else { return nil }
    axes = Array(repeating: AxisRelation.single, count: 3 - relation.rank) + relation.axes
    kind = pooling.kind
    switch kind {
    case .max, .min:
      // The first and the last window reach least.
      for axis in axes where axis.output > 0 {
        for window in 0..<axis.output where axis.tapsOnSamples(ofWindow: window).isEmpty {
          return nil
        }
      }
    case .sum, .avg: break
    case .lp: return nil
    }
  }

  /// The maximum, minimum or sum of each window.
  ///
  /// - Parameter x: The cells of `planes` planes of the input.
  /// - Throws: `.interrupted`.
  func results(_ x: [Double], planes: Int) throws(ArithmeticError) -> [Double] {
    let windows = axes.reduce(1) { $0 * $1.output }
    let samples = axes.reduce(1) { $0 * $1.input }
    let start: Double =
      switch kind {
      case .max: -.infinity
      case .min: .infinity
      default: 0
      }
    var result = [Double](repeating: start, count: planes * windows)
    let columns = axes[2]
    // For each tap of a row, the windows in which it lies on a sample.
    let reached = (0..<columns.kernel).map { tap in
      let lower = max(
        0, ceilingDivision(columns.padding.begin - tap * columns.dilation, columns.stride))
      let last = columns.input - 1 + columns.padding.begin - tap * columns.dilation
      let upper = last < 0 ? 0 : min(columns.output, last / columns.stride + 1)
      return lower..<max(lower, upper)
    }
    try x.withUnsafeBufferPointer { x throws(ArithmeticError) in
      try result.withUnsafeMutableBufferPointer { y throws(ArithmeticError) in
        nonisolated(unsafe) let (x, y) = (x, y)
        let lines = axes[0].output * axes[1].output
        let work = Double(planes * windows) * Double(axes.reduce(1) { $0 * $1.kernel })
        try Workers.run(planes, work: work) { plane in
          for line in 0..<lines {
            let (z, row) = (line / axes[1].output, line % axes[1].output)
            let to = plane * windows + line * columns.output
            for t0 in axes[0].tapsOnSamples(ofWindow: z) {
              for t1 in axes[1].tapsOnSamples(ofWindow: row) {
                let from =
                  plane * samples
                  + (axes[0].position(output: z, tap: t0) * axes[1].input
                    + axes[1].position(output: row, tap: t1)) * columns.input
                for tap in 0..<columns.kernel where !reached[tap].isEmpty {
                  let first = reached[tap].lowerBound
                  fold(
                    x.baseAddress! + from + columns.position(output: first, tap: tap),
                    into: y.baseAddress! + to + first, reached[tap].count)
                }
              }
            }
          }
        }
      }
    }
    return result
  }

  private func fold(
    _ x: UnsafePointer<Double>, into y: UnsafeMutablePointer<Double>, _ count: Int
  ) {
    // Steps that are known when this is compiled become vector loads.
    switch axes[2].stride {
    case 1: fold(x, 1, into: y, count)
    case 2: fold(x, 2, into: y, count)
    case let step: fold(x, step, into: y, count)
    }
  }

  @inline(__always)
  private func fold(
    _ x: UnsafePointer<Double>, _ step: Int, into y: UnsafeMutablePointer<Double>, _ count: Int
  ) {
    switch kind {
    case .max:
      for o in 0..<count {
        let (best, cell) = (y[o], x[o &* step])
        y[o] = cell <= best || best != best ? best : cell
      }
    case .min:
      for o in 0..<count {
        let (best, cell) = (y[o], x[o &* step])
        y[o] = best <= cell || best != best ? best : cell
      }
    default: for o in 0..<count { y[o] += x[o &* step] }
    }
  }

  private func ceilingDivision(_ value: Int, _ divisor: Int) -> Int {
    value <= 0 ? 0 : (value - 1) / divisor + 1
  }
}

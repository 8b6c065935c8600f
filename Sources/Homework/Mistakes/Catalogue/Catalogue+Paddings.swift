internal import Arithmetic
internal import Commands
internal import Computations

extension Mistake {
  /// What stands around the input.
  static let paddings: [Mistake] = [
    Mistake(
      6, "padding-ignored", .padding, prior: 0.1,
      .axes(.windows) { $0.padding = .none },
      "This is what comes out without padding; a padding of {p} goes around the input first."),
    Mistake(
      7, "padding-invented", .padding, prior: 0.05,
      .windows(.sliding) { axes in
        guard axes.allSatisfy({ $0.padding == .none }) else { return [] }
        return [axes.map { $0.with(padding: PaddingPair($0.kernel / 2, $0.kernel / 2)) }]
      },
      "Zeros were put around the input, and none were asked for: the first window lies wholly on the input."
    ),
    Mistake(
      8, "padding-begin-only", .padding, prior: 0.04,
      .axes(.values) { $0.padding.end = min($0.padding.end, 0) },
      "The padding stands only before {first}; it goes behind {lasts} too."),
    Mistake(
      9, "padding-end-only", .padding, prior: 0.04,
      .axes(.values) { $0.padding.begin = min($0.padding.begin, 0) },
      "The padding stands only behind {last}; it goes before {firsts} too."),
    Mistake(
      10, "padding-total", .padding, prior: 0.04,
      .windows(.values) { axes in
        guard axes.allSatisfy(\.padding.isEven) else { return [] }
        return [
          axes.map { $0.with(padding: $0.padding.begin.halves) },
          axes.map { $0.with(padding: $0.padding.begin.halves.reversed) },
        ]
      },
      "Padding {p} counts for each side; here both sides together have that many."),
    Mistake(
      11, "padding-doubled", .padding, prior: 0.03,
      .axes(.sliding) { $0.padding = PaddingPair(2 * $0.padding.begin, 2 * $0.padding.end) },
      "There is twice as much padding here as was asked for: {p} on each side."),
    Mistake(
      12, "padding-mode", .padding, prior: 0.03, .computation(otherBorders),
      "The border holds copies of the input's cells here; what was asked for is zeros."),
    Mistake(
      13, "full-for-valid", .padding, prior: 0.04,
      .windows { axes in
        let full = axes.map { $0.with(padding: PaddingPair($0.reach - 1, $0.reach - 1)) }
        if axes.allSatisfy({ $0.padding == .none }) { return [full] }
        return full == axes ? [axes.map { $0.with(padding: .none) }] : []
      },
      "Windows that hang over the edges and windows that fit were taken for each other: full against valid."
    ),
    Mistake(
      87, "padding-rows-only", .padding, prior: 0.03,
      .windows(.values) { axes in
        guard axes.count == 2, axes.allSatisfy({ $0.padding != .none }) else { return [] }
        return [[axes[0], axes[1].with(padding: .none)]]
      },
      "The padding stands above and below only; it goes to the left and the right too."),
    Mistake(
      87, "padding-columns-only", .padding, prior: 0.03,
      .windows(.values) { axes in
        guard axes.count == 2, axes.allSatisfy({ $0.padding != .none }) else { return [] }
        return [[axes[0].with(padding: .none), axes[1]]]
      },
      "The padding stands to the left and the right only; it goes above and below too."),
    Mistake(
      88, "padding-ones", .padding, prior: 0.02,
      .replacement { origin, limits in
        guard let problem = origin as? ConvolutionComputation, problem.convolution.mode == .zeros,
          !problem.givesSizesOnly,
          problem.axisSizes.contains(where: { $0.padding.begin > 0 || $0.padding.end > 0 }),
          let input = try? problem.inputCells(within: limits),
          let kernel = try? problem.kernelCells(within: limits)
        else { return [] }
        let engine = problem.convolution
        let bordered = Convolution(
          relation: engine.relation, layout: engine.layout, mode: .constant)
        return [
          try? bordered.result(input, kernel, bias: problem.bias, border: 1, within: limits)
        ]
      },
      "The border holds ones here; what was asked for is zeros."),
    Mistake(
      46, "same-of-another", .padding, prior: 0.04, .computation(otherSame),
      "This is the `same` of another library. Where the odd cell goes, and whether the size is ⌈i/s⌉, differs from one to the next."
    ),
  ]

  /// Copies of the input in the place of zeros.
  @Sendable private static func otherBorders(
    _ origin: any Computation, _: Limits
  ) -> [(any Computation)?] {
    guard let axes = origin.spatialSizes,
      axes.contains(where: { $0.padding.begin > 0 || $0.padding.end > 0 })
    else { return [] }
    return [PaddingMode.replicate, .reflect, .circular].map { mode in
      let fits = axes.allSatisfy { axis in
        let widest = max(axis.padding.begin, axis.padding.end)
        return widest < axis.input || mode != .reflect && widest == axis.input
      }
      guard fits else { return nil }
      return origin.varied { problem in
        problem.convolution.mode == .zeros ? try problem.varied(mode: mode) : nil
      }
    }
  }

  /// The odd cell at the other end; of sizes the other law.
  @Sendable private static func otherSame(
    _ origin: any Computation, _: Limits
  ) -> [(any Computation)?] {
    if let sizes = origin as? SizeComputation {
      guard origin.scope == .sizes || origin.scope == .poolSizes else { return [] }
      switch sizes.rule {
      case .same, .sameLower: return [sizes.varied { $0.whole = .half }]
      case .half: return [sizes.varied { $0.whole = .same }]
      case .explicit:
        let isHalf = sizes.axes.allSatisfy {
          $0.padding.isEven && $0.padding.begin > 0 && $0.padding.begin == $0.reach / 2
        }
        return isHalf ? [sizes.varied { $0.whole = .same }] : []
      default: return []
      }
    }
    guard origin.scope == .convolution, let axes = origin.spatialSizes,
      let problem = origin as? ConvolutionComputation, problem.rule.isOneOfSame
    else { return [] }
    let turned = axes.map { $0.with(padding: $0.padding.reversed) }
    let half = axes.map { $0.with(padding: PaddingPair($0.reach / 2, $0.reach / 2)) }
    return [turned, half].filter { $0 != axes }.map { origin.varied(axes: $0) }
  }
}

extension AxisSizes {
  func with(padding: PaddingPair) -> AxisSizes {
    var copy = self
    copy.padding = padding
    return copy
  }
}

extension PaddingPair {
  var reversed: PaddingPair { PaddingPair(end, begin) }
}

extension PaddingRule {
  fileprivate var isOneOfSame: Bool { self == .same || self == .sameLower || self == .half }
}

extension Int {
  /// As a total, the odd cell first.
  fileprivate var halves: PaddingPair { PaddingPair(self - self / 2, self / 2) }
}

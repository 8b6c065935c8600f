internal import Arithmetic
internal import Commands
internal import Computations

extension Mistake {
  /// How the windows move, and how far apart their taps are.
  static let strides: [Mistake] = [
    Mistake(
      14, "stride-ignored", .stride, prior: 0.1, .axes { $0.stride = 1 },
      "The window moves one cell at a time here; the stride is {s}."),
    Mistake(
      15, "stride-rows-only", .stride, prior: 0.03,
      .windows(.values) { $0.onePlane { $0[1].stride = 1 } },
      "The stride of {s} was used going down but not going across."),
    Mistake(
      15, "stride-columns-only", .stride, prior: 0.03,
      .windows(.values) { $0.onePlane { $0[0].stride = 1 } },
      "The stride of {s} was used going across but not going down."),
    Mistake(
      16, "axes-swapped", .axes, prior: 0.06, .computation(swappedAxes),
      "The numbers for rows and for columns have changed places: the first is for rows."),
    Mistake(
      17, "stride-is-kernel", .stride, prior: 0.03, .axes(.sliding) { $0.stride = $0.kernel },
      "The windows lie side by side here, as with a stride of {size}; the stride is {s}."),
    Mistake(
      18, "stride-phase", .stride, prior: 0.02,
      .axes(.values) { $0.padding.begin -= $0.stride - 1 },
      "The first window is missing: start in the corner, then move on by {s}."),
    Mistake(
      89, "stride-off-by-one", .stride, prior: 0.03,
      .windows(.values) { axes in
        let places = axes.indices.map { [$0] } + (axes.count > 1 ? [Array(axes.indices)] : [])
        return places.flatMap { places in
          [1, -1].compactMap { step -> [AxisSizes]? in
            var changed = axes
            for place in places { changed[place].stride += step }
            return changed.allSatisfy { $0.stride > 0 } ? changed : nil
          }
        }
      },
      "The window moves by one cell too many or too few; the stride is {s}."),
  ]

  static let dilations: [Mistake] = [
    Mistake(
      19, "dilation-ignored", .dilation, prior: 0.08, .axes(.windows) { $0.dilation = 1 },
      "The taps stand side by side here; with a dilation of {d} they stand {d} apart."),
    Mistake(
      90, "dilation-rows-only", .dilation, prior: 0.03,
      .windows(.values) { axes in
        guard axes.count == 2, axes.allSatisfy({ $0.dilation > 1 }) else { return [] }
        var changed = axes
        changed[1].dilation = 1
        return [changed]
      },
      "The dilation of {d} was used going down but not going across."),
    Mistake(
      90, "dilation-columns-only", .dilation, prior: 0.03,
      .windows(.values) { axes in
        guard axes.count == 2, axes.allSatisfy({ $0.dilation > 1 }) else { return [] }
        var changed = axes
        changed[0].dilation = 1
        return [changed]
      },
      "The dilation of {d} was used going across but not going down."),
    Mistake(
      20, "dilation-gap", .dilation, prior: 0.04,
      .axes(.windows) { if $0.dilation > 1 { $0.dilation += 1 } },
      "There is one zero too many between neighbouring taps: a dilation of {d} leaves {d} − 1."),
    Mistake(
      21, "dilation-on-input", .dilation, prior: 0.03,
      .convolution([.convolution, .matrix], spreadInput),
      "The input was spread out with zeros in the place of the kernel, as a transposed convolution does."
    ),
  ]

  /// d − 1 zeros between the cells of the input, and taps side by side.
  @Sendable private static func spreadInput(_ problem: ConvolutionComputation, _ limits: Limits)
    throws -> ConvolutionComputation?
  {
    let sizes = problem.axisSizes
    guard sizes.contains(where: { $0.dilation > 1 }), !problem.givesSizesOnly else {
      return nil
    }
    let input = try problem.inputCells(within: limits)
    let axes = problem.layout.spatialAxes(rank: input.rank)
    var steps = input.shape.map { _ in 1 }
    for (axis, size) in zip(axes, sizes) { steps[axis] = size.dilation }
    let spread = try input.spread(by: steps, within: limits)
    let relation = try Relation(
      input: axes.map { spread.shape[$0] }, kernel: sizes.map(\.kernel),
      stride: sizes.map(\.stride), dilation: sizes.map { _ in 1 }, padding: sizes.map(\.padding))
    return try problem.varied(input: spread, relation: relation)
  }

  /// Each setting that differs from axis to axis the other way round, then all of them; of sizes the
  /// result too.
  @Sendable private static func swappedAxes(
    _ origin: any Computation, _: Limits
  ) -> [(any Computation)?] {
    guard Scope.windows.contains(origin.scope), let axes = origin.spatialSizes, axes.count >= 2
    else { return [] }
    let turned = Array(axes.reversed())
    func taking(_ take: (inout AxisSizes, AxisSizes) -> Void) -> [AxisSizes] {
      zip(axes, turned).map { axis, other in
        var copy = axis
        take(&copy, other)
        return copy
      }
    }
    var readings = [
      taking { $0.stride = $1.stride }, taking { $0.padding = $1.padding },
      taking { $0.dilation = $1.dilation },
      taking {
        $0.stride = $1.stride
        $0.padding = $1.padding
        $0.dilation = $1.dilation
      },
    ]
    guard let sizes = origin as? SizeComputation else {
      return readings.filter { $0 != axes }.map { origin.varied(axes: $0) }
    }
    readings.append(taking { $0.kernel = $1.kernel })
    return readings.filter { $0 != axes }.map { origin.varied(axes: $0) }
      + [sizes.swapped()]
  }
}

extension [AxisSizes] {
  /// A change of rows or columns, where there are those two.
  fileprivate func onePlane(_ change: (inout [AxisSizes]) -> Void) -> [[AxisSizes]] {
    guard count == 2, contains(where: { $0.stride > 1 }) else { return [] }
    var copy = self
    change(&copy)
    return [copy]
  }
}

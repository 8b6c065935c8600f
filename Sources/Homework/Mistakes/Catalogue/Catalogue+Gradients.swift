internal import Arithmetic
internal import Computations
internal import Documents

extension Mistake {
  /// Gradients of a convolution.
  static let gradients: [Mistake] = [
    Mistake(
      68, "grad-kernel-unturned", .kernel, prior: 0.12,
      .gradient([.input]) { problem, limits in
        let layout = problem.convolution.layout
        let turned = try problem.convolution.givenKernel(within: limits)
          .flipped(along: layout.kernelAxes)
        return [problem.with(try problem.convolution.varied(kernel: turned))]
      },
      "What arrives slides over the kernel turned through 180 degrees; here it was not turned."),
    Mistake(
      69, "grad-kernel-turned", .kernel, prior: 0.08,
      .gradientResult([.kernel]) { gradient, problem, _ in
        try gradient.flipped(along: problem.convolution.layout.kernelAxes)
      },
      "The gradient to the kernel is turned through 180 degrees; it lies as the kernel does."),
    Mistake(
      70, "grad-stride-ignored", .stride, prior: 0.1,
      .gradient { problem, limits in
        guard problem.convolution.relation.axes.contains(where: { $0.stride > 1 }) else {
          return []
        }
        let plain = problem.convolution.relation.axes.map { $0.with(stride: 1) }
        return [
          problem.with(try problem.convolution.varied(relation: Relation(plain))),
          try problem.overInput(axes: plain, within: limits),
        ]
      },
      "The stride is missing: what arrives stands {s} cells apart, with zeros between."),
    Mistake(
      71, "grad-padding-ignored", .padding, prior: 0.1,
      .gradient { problem, limits in
        guard problem.convolution.relation.axes.contains(where: { $0.padding != .none }) else {
          return []
        }
        let bare = problem.convolution.relation.axes.map { $0.with(padding: PaddingPair.none) }
        return [
          problem.with(try problem.convolution.varied(relation: Relation(bare))),
          try problem.overInput(axes: bare, within: limits),
        ]
      },
      "The padding was left out: the window of the first output begins {p} cells before the input."),
    Mistake(
      72, "grad-of-ones", .values, prior: 0.08,
      .gradient { problem, limits in
        guard let arrived = problem.upstream.tensor else { return [] }
        return [problem.with(upstream: try Tensor.ones(arrived.shape, within: limits))]
      },
      "This is the gradient where ones arrive; here other numbers do."),
    Mistake(
      73, "grad-upstream-turned", .layout, prior: 0.04,
      .gradient { problem, _ in
        guard let arrived = problem.upstream.tensor else { return [] }
        let axes = problem.convolution.spatialAxes(rank: arrived.rank)
        return [problem.with(upstream: try arrived.flipped(along: axes))]
      },
      "What arrives was turned through 180 degrees; it stays as it is."),
    Mistake(
      74, "grad-averaged", .values, prior: 0.06,
      .gradientResult(Set(GradientComputation.Side.allCases)) { gradient, problem, limits in
        let windows = problem.convolution.relation.windows
        return windows > 1 ? try gradient.divided(by: Tensor(windows), within: limits) : nil
      },
      "The sums were divided by the number of outputs; a gradient only adds."),
    Mistake(
      75, "grad-for-other", .channels, prior: 0.03,
      .gradient { problem, _ in
        switch problem.side {
        case .input: [problem.of(.kernel)]
        case .kernel: [problem.of(.input)]
        case .bias, nil: []
        }
      },
      "This is the gradient to the other operand of the convolution."),
    Mistake(
      112, "grad-overwrites", .transposed, prior: 0.05,
      .gradientResult([.input]) { _, problem, limits in
        let convolution = problem.convolution
        guard !convolution.swapsOperands, !convolution.layout.hasChannels else { return nil }
        return try Tensor.combining(
          try problem.upstream.cells(within: limits),
          try convolution.kernelCells(within: limits),
          with: Overwriting(relation: convolution.relation))
      },
      "Where stamps overlap their numbers are added; here the later one stands alone."),
  ]
}

extension Change {
  /// Another gradient, for the sides given.
  fileprivate static func gradient(
    _ sides: Set<GradientComputation.Side> = [.input, .kernel, .bias],
    _ change:
      @escaping @Sendable (GradientComputation, Limits) throws -> [GradientComputation]
  ) -> Change {
    gradientValues(sides) { problem, limits in
      try change(problem, limits).compactMap { try? $0.gradient(within: limits) }
    }
  }

  /// The gradient with something done to it.
  fileprivate static func gradientResult(
    _ sides: Set<GradientComputation.Side>,
    _ change: @escaping @Sendable (Tensor, GradientComputation, Limits) throws -> Tensor?
  ) -> Change {
    gradientValues(sides) { problem, limits in
      [try change(try problem.gradient(within: limits), problem, limits)].compactMap { $0 }
    }
  }

  private static func gradientValues(
    _ sides: Set<GradientComputation.Side>,
    _ change: @escaping @Sendable (GradientComputation, Limits) throws -> [Tensor]
  ) -> Change {
    .values { origin, limits in
      guard let problem = origin as? GradientComputation else { return [] }
      if let side = problem.side {
        guard sides.contains(side) else { return [] }
        return ((try? change(problem, limits)) ?? []).map { .tensor($0) }
      }
      // Of all three at once, one is wrong at a time.
      guard case .record(let fields)? = problem.result(within: limits) else { return [] }
      return sides.sorted { $0.rawValue < $1.rawValue }.flatMap { side -> [Value] in
        let wrong = (try? change(problem.of(side), limits)) ?? []
        return wrong.map { tensor in
          .record(
            fields.map { field in
              field.name == "d\(side.rawValue)" ? Value.Field(field.name, .tensor(tensor)) : field
            })
        }
      }
    }
  }
}

extension GradientComputation {
  func with(_ convolution: ConvolutionComputation) -> GradientComputation {
    GradientComputation(convolution, upstream: upstream, of: side)
  }

  func with(upstream tensor: Tensor) -> GradientComputation {
    GradientComputation(convolution, upstream: upstream.holding(tensor), of: side)
  }

  fileprivate func gradient(within limits: Limits) throws -> Tensor {
    guard case .tensor(let tensor) = try value(within: limits) else {
      throw ArithmeticError.notExact
    }
    return tensor
  }

  /// The gradient to an input of the size that the windows need: what comes out where somebody lays
  /// everything that arrives side by side.
  fileprivate func overInput(axes: [AxisRelation], within limits: Limits) throws
    -> GradientComputation
  {
    let needed = axes.map { axis in
      (axis.output - 1) * axis.stride + axis.dilation * (axis.kernel - 1) + 1 - axis.padding.total
    }
    let given = try convolution.inputCells(within: limits)
    var shape = given.shape
    for (axis, size) in zip(convolution.spatialAxes(rank: shape.count), needed) {
      guard size > 0 else { throw ArithmeticError.notExact }
      shape[axis] = size
    }
    let windows = zip(axes, needed).map { axis, size in
      AxisRelation(
        input: size, kernel: axis.kernel, stride: axis.stride, dilation: axis.dilation,
        padding: axis.padding, output: axis.output)
    }
    return with(
      try convolution.varied(
        input: try Tensor.zeros(shape, within: limits), relation: Relation(windows)))
  }
}

extension AxisRelation {
  fileprivate func with(stride: Int? = nil, padding: PaddingPair? = nil) -> AxisRelation {
    AxisRelation(
      input: input, kernel: kernel, stride: stride ?? self.stride, dilation: dilation,
      padding: padding ?? self.padding, output: output)
  }
}

internal import Arithmetic
internal import Commands
internal import Computations

extension Mistake {
  /// Something else than a sliding sum, and windows lost or gained at the end.
  static let windows: [Mistake] = [
    Mistake(
      31, "matrix-product", .values, prior: 0.04,
      .instead { input, kernel, problem, limits in
        guard problem.layout.dims == 2, !problem.layout.hasChannels else { return [] }
        let inner = kernel.shape[0]
        guard inner <= input.shape[1] else { return [] }
        let left = try input.selecting([.all, .range(start: 0, stop: inner, step: 1)])
        let product = try left.matrixProduct(kernel, within: limits)
        let whole = inner == input.shape[1] ? product : nil
        return [whole, try product.corner(problem.relation.outputShape)]
      },
      "This is a product of matrices. A convolution multiplies window and kernel cell by cell and adds up."
    ),
    Mistake(
      31, "elementwise", .values, prior: 0.03,
      .instead { input, kernel, problem, limits in
        guard !problem.layout.hasChannels else { return [] }
        return [
          try input.corner(kernel.shape)?.multiplied(by: kernel, within: limits)
        ]
      },
      "One window was multiplied by the kernel cell by cell; the products of each window are added up to one number."
    ),
    Mistake(
      32, "last-window-lost", .rounding, prior: 0.04,
      .relation { axes in
        axes.contains { $0.output > 1 }
          ? axes.map { $0.with(output: max($0.output - 1, 1)) } : nil
      },
      "{lost} missing: there is one window more than there are steps."
    ),
    Mistake(
      33, "window-slid-off", .rounding, prior: 0.04,
      .relation { axes in
        axes.contains { $0.leftover > 0 }
          ? axes.map { $0.with(output: $0.output + ($0.leftover > 0 ? 1 : 0)) } : nil
      },
      "The last window hangs over the edge; a window that does not fit is left out."),
  ]

  /// How channels go together.
  static let channels: [Mistake] = [
    Mistake(
      34, "channels-separate", .channels, prior: 0.06,
      .convolution(.convolution) { problem, limits in
        let layout = problem.layout
        guard layout.hasChannels, layout.groups == 1, layout.inputChannels > 1 else { return nil }
        let kernel = try problem.givenKernel(within: limits)
        let count = layout.inputChannels * layout.outputChannels
        let single: Tensor
        switch layout.order {
        case .channelsFirst:
          single = try kernel.permuted([1, 0] + Array(2..<kernel.rank))
            .reshaped(to: [count, 1] + layout.kernelSpace, within: limits)
        case .channelsLast:
          single = try kernel.reshaped(to: layout.kernelSpace + [1, count], within: limits)
        }
        return try problem.biased(by: nil).varied(kernel: single, groups: layout.inputChannels)
      },
      "There is one map for each input channel here; the channels of one filter are added up."),
    Mistake(
      35, "one-kernel-for-all", .kernel, prior: 0.04,
      .kernel(.convolution) { kernel, layout, limits in
        guard layout.hasChannels, layout.inputChannelsPerGroup > 1 else { return nil }
        let axis = layout.order == .channelsFirst ? 1 : layout.dims
        var first = kernel.shape.map { _ in Selection.all }
        first[axis] = .range(start: 0, stop: 1, step: 1)
        return try kernel.selecting(first)
          .multiplied(by: try Tensor.ones(kernel.shape, within: limits), within: limits)
      },
      "The same slice of the kernel was laid on every input channel; each channel has its own."),
    Mistake(
      94, "channels-reversed", .channels, prior: 0.04,
      .kernel(.convolution) { kernel, layout, _ in
        guard layout.hasChannels, layout.inputChannelsPerGroup > 1 else { return nil }
        return try kernel.flipped(along: [layout.order == .channelsFirst ? 1 : layout.dims])
      },
      "The channels were taken in reverse order."),
    Mistake(
      95, "first-channel-only", .channels, prior: 0.04,
      .kernel(.convolution) { kernel, layout, limits in
        guard layout.hasChannels, layout.inputChannelsPerGroup > 1 else { return nil }
        let axis = layout.order == .channelsFirst ? 1 : layout.dims
        var first = kernel.shape.map { _ in Selection.all }
        first[axis] = .range(start: 0, stop: 1, step: 1)
        let kept = try kernel.selecting(first)
        var rest = kernel.shape
        rest[axis] -= 1
        return try Tensor.concatenating(
          [kept, try Tensor.zeros(rest, within: limits)], axis: axis, within: limits)
      },
      "Only the first channel was used; the channels of one filter are added up."),
    Mistake(
      96, "channels-averaged", .channels, prior: 0.03,
      .kernel(.convolution) { kernel, layout, limits in
        guard layout.hasChannels, layout.inputChannelsPerGroup > 1 else { return nil }
        return try kernel.divided(by: Tensor(layout.inputChannelsPerGroup), within: limits)
      },
      "The channels were averaged; the channels of one filter are added up."),
    Mistake(
      97, "filters-reversed", .layout, prior: 0.03,
      .kernel(.convolution) { kernel, layout, _ in
        guard layout.hasChannels, layout.outputChannels > 1 else { return nil }
        return try kernel.flipped(
          along: [layout.order == .channelsFirst ? 0 : kernel.rank - 1])
      },
      "The filters were taken in reverse order."),
    Mistake(
      36, "groups-ignored", .channels, prior: 0.04,
      .convolution(.convolution) { problem, limits in
        let layout = problem.layout
        guard layout.groups > 1 else { return nil }
        let kernel = try problem.givenKernel(within: limits)
        let axis = layout.order == .channelsFirst ? 1 : layout.dims
        let tiled = try Tensor.concatenating(
          Array(repeating: kernel, count: layout.groups), axis: axis, within: limits)
        return try problem.varied(kernel: tiled, groups: 1)
      },
      "Every output has seen all channels; with {g} groups it sees only those of its own."),
  ]
}

extension Change {
  /// As many windows as somebody counted, whether they fit or not.
  fileprivate static func relation(
    _ change: @escaping @Sendable ([AxisRelation]) -> [AxisRelation]?
  ) -> Change {
    .computation { origin, _ in
      if let problem = origin as? PoolingComputation {
        guard let axes = problem.relation.flatMap({ change($0.axes) }) else { return [] }
        return [try? problem.varied(relation: Relation(axes))]
      }
      return [
        origin.varied { problem in
          try change(problem.relation.axes).map { try problem.varied(relation: Relation($0)) }
        }
      ]
    }
  }
}

extension AxisRelation {
  func with(output: Int) -> AxisRelation {
    AxisRelation(
      input: input, kernel: kernel, stride: stride, dilation: dilation, padding: padding,
      output: output)
  }
}

extension Tensor {
  /// The part of this size that begins in the first corner; nil where there is less than that.
  func corner(_ size: [Int]) throws(ArithmeticError) -> Tensor? {
    guard size.count == rank, zip(size, shape).allSatisfy(<=) else { return nil }
    return try selecting(size.map { .range(start: 0, stop: $0, step: 1) })
  }
}

internal import Arithmetic
internal import Commands
internal import Computations

/// The changes that the catalogue is made of.
extension Change {
  /// Other sizes of the windows.
  static func windows(
    _ scope: Scope = .convolutions, _ change: @escaping @Sendable ([AxisSizes]) -> [[AxisSizes]]
  ) -> Change {
    .computation { origin, _ in
      guard scope.contains(origin.scope), let axes = origin.spatialSizes else { return [] }
      return change(axes).filter { $0 != axes }.map { origin.varied(axes: $0) }
    }
  }

  /// Other sizes along every axis alike.
  static func axes(
    _ scope: Scope = .convolutions, _ change: @escaping @Sendable (inout AxisSizes) -> Void
  ) -> Change {
    windows(scope) { axes in
      var changed = axes
      for place in changed.indices { change(&changed[place]) }
      return [changed]
    }
  }

  /// Another kernel, given as it was typed.
  static func kernel(
    _ scope: Scope = [.convolution, .matrix, .transposed],
    _ change: @escaping @Sendable (Tensor, ChannelLayout, Limits) throws -> Tensor?
  ) -> Change {
    .computation { origin, limits in
      guard scope.contains(origin.scope) else { return [] }
      return [
        origin.varied(kernel: { try change($0, $1, limits) }, within: limits)
      ]
    }
  }

  /// Another convolution, also where it is written as a matrix.
  static func convolution(
    _ scope: Scope = [.convolution, .matrix],
    _ change: @escaping @Sendable (ConvolutionComputation, Limits) throws -> ConvolutionComputation?
  ) -> Change {
    .computation { origin, limits in
      guard scope.contains(origin.scope) else { return [] }
      return [origin.varied(convolution: { try change($0, limits) })]
    }
  }

  /// Another pooling.
  static func pooling(
    _ change: @escaping @Sendable (PoolingComputation, Limits) throws -> [PoolingComputation]
  ) -> Change {
    .computation { origin, limits in
      guard let problem = origin as? PoolingComputation else { return [] }
      return ((try? change(problem, limits)) ?? [])
    }
  }

  /// Another formula for the sizes.
  static func formula(
    _ scope: Scope = [.sizes, .poolSizes],
    where applies: @escaping @Sendable (SizeComputation) -> Bool = { _ in true },
    _ change: @escaping @Sendable (inout SizeFormula) -> Void
  ) -> Change {
    .computation { origin, _ in
      guard let sizes = origin as? SizeComputation, scope.contains(origin.scope), applies(sizes)
      else {
        return []
      }
      return [sizes.varied(by: change)]
    }
  }

  /// Another number of channels in the result.
  static func channels(
    _ count: @escaping @Sendable (SizeComputation.Channels) -> Int
  ) -> Change {
    .computation { origin, _ in
      guard let sizes = origin as? SizeComputation, sizes.channels.input > 0 else { return [] }
      let (product, overflow) = sizes.channels.input.multipliedReportingOverflow(
        by: sizes.channels.filters)
      return overflow || product < 1 ? [] : [sizes.varied(channels: count(sizes.channels))]
    }
  }

  /// Another way to count parameters.
  static func counting(
    _ change: @escaping @Sendable (inout SizeComputation.CountFormula) -> Void
  ) -> Change {
    .computation { origin, _ in
      guard let sizes = origin as? SizeComputation, sizes.asked == .parameters else { return [] }
      return [sizes.counted(by: change)]
    }
  }

  /// The result with its cells changed or moved; `space` are its spatial axes.
  static func result(
    _ scope: Scope,
    _ change: @escaping @Sendable (Tensor, _ space: [Int], Limits) throws -> Tensor?
  ) -> Change {
    .result { tensor, origin, limits in
      guard scope.contains(origin.scope) else { return [] }
      return [try? change(tensor, origin.spatialAxes(rank: tensor.rank), limits)]
    }
  }

  /// What is computed in the place of a convolution.
  static func instead(
    _ compute:
      @escaping @Sendable (_ input: Tensor, _ kernel: Tensor, ConvolutionComputation, Limits)
      throws -> [Tensor?]
  ) -> Change {
    .replacement { origin, limits in
      guard let problem = origin as? ConvolutionComputation, let input = problem.input.tensor,
        let kernel = problem.kernel.tensor
      else { return [] }
      return (try? compute(input, kernel, problem, limits)) ?? []
    }
  }
}

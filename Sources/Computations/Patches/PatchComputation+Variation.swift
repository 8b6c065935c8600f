public import Arithmetic

/// The same patches with one change, as a mistake in homework makes it.
extension PatchComputation {
  /// The sizes along each spatial axis.
  public var axisSizes: [AxisSizes] { relation.axes.map { AxisSizes($0) } }

  public var spatialSizes: [AxisSizes]? { axisSizes }

  public func varied(_ variation: Variation) throws(ArithmeticError) -> PatchComputation? {
    guard case .axes(let axes) = variation else { return nil }
    return try varied(axes: axes)
  }

  /// The cells of a window.
  public var taps: Int { relation.taps }

  /// Other windows over the same image.
  ///
  /// - Throws: Errors of `Relation`.
  public func varied(axes: [AxisSizes]) throws(ArithmeticError) -> PatchComputation {
    PatchComputation(
      input: input, kernel: kernel,
      patches: Patches(relation: try axes.relation(), mode: patches.mode), layout: layout,
      border: border, order: order, rule: .explicit(axes.map(\.padding)), rounding: rounding,
      conventionFacts: conventionFacts)
  }

  /// The patches with rows in the order (tap, channel) instead of (channel, tap); nil if there is only one
  /// channel.
  public func groupedByTap(_ result: Tensor, within limits: Limits) throws(ArithmeticError)
    -> Tensor?
  {
    guard channels > 1, taps > 1, result.rank >= 2 else { return nil }
    let outer = Array(result.shape.dropLast(2))
    let first = outer.count
    let parts = try result.reshaped(to: outer + [channels, taps, columns], within: limits)
    return try parts.permuted(Array(0..<first) + [first + 1, first, first + 2])
      .reshaped(to: result.shape, within: limits)
  }
}

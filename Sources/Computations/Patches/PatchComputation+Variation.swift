public import Arithmetic

/// The same patches with something else in one place.
extension PatchComputation {
  /// The sizes along each spatial axis.
  public var axisSizes: [AxisSizes] { relation.axes.map { AxisSizes($0) } }

  public var spatialSizes: [AxisSizes]? { axisSizes }

  public func varied(_ variation: Variation) throws(ArithmeticError) -> PatchComputation? {
    guard case .axes(let axes) = variation else { return nil }
    return try varied(axes: axes)
  }

  /// The places of one window.
  public var taps: Int { relation.taps }

  /// Other sizes of the windows over the same image.
  ///
  /// - Throws: what `Relation` throws.
  public func varied(axes: [AxisSizes]) throws(ArithmeticError) -> PatchComputation {
    PatchComputation(
      input: input, kernel: kernel,
      patches: Patches(relation: try axes.relation(), mode: patches.mode), layout: layout,
      border: border, rule: .explicit(axes.map(\.padding)), rounding: rounding,
      conventionFacts: conventionFacts)
  }

  /// The rows grouped by tap, with the channels of each side by side, in the place of channel after
  /// channel; nil where there is one channel and so one order.
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

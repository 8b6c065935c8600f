private let i = Formula.symbol(.input)
private let k = Formula.symbol(.kernel)
private let s = Formula.symbol(.stride)
private let p = Formula.symbol(.padding)
private let d = Formula.symbol(.dilation)
private let unitStride = Condition(s, .equal, 1)
private let noPadding = Condition(p, .equal, 0)
private let undilated = Condition(d, .equal, 1)

/// Convolution and pooling in the guide by Dumoulin and Visin (arXiv 1603.07285): relationships 1
/// to 7 and 15, with its conditions; p is the padding on each side, sizes are in samples.
extension Relationship {
  /// Relationship 1: o = (i − k) + 1.
  public static let noPaddingUnitStrides = Relationship(
    .noPaddingUnitStrides, from: .guide(1), where: [unitStride, noPadding, undilated],
    gives: .output, i - k + 1)

  /// Relationship 2: o = (i − k) + 2p + 1.
  public static let paddingUnitStrides = Relationship(
    .paddingUnitStrides, from: .guide(2), where: [unitStride, undilated],
    gives: .output, i - k + 2 * p + 1)

  /// Relationship 3, half (same) padding: for odd k and p = ⌊k / 2⌋ the size is unchanged, o = i.
  public static let halfPadding = Relationship(
    .halfPadding, from: .guide(3),
    where: [
      unitStride, Condition(k % 2, .equal, 1), Condition(p, .equal, floor(k, over: 2)), undilated,
    ],
    gives: .output, i)

  /// Relationship 4, full padding: o = i + (k − 1).
  public static let fullPadding = Relationship(
    .fullPadding, from: .guide(4), where: [unitStride, Condition(p, .equal, k - 1), undilated],
    gives: .output, i + (k - 1))

  /// Relationship 5: o = ⌊(i − k) / s⌋ + 1.
  public static let noPaddingStrides = Relationship(
    .noPaddingStrides, from: .guide(5), where: [noPadding, undilated],
    gives: .output, floor(i - k, over: s) + 1)

  /// Relationship 6: o = ⌊(i + 2p − k) / s⌋ + 1.
  public static let paddingStrides = Relationship(
    .paddingStrides, from: .guide(6), where: [undilated],
    gives: .output, floor(i + 2 * p - k, over: s) + 1)

  /// Relationship 7, pooling: o = ⌊(i − k) / s⌋ + 1.
  public static let pooling = Relationship(
    .pooling, from: .guide(7), where: [noPadding, undilated],
    gives: .output, floor(i - k, over: s) + 1)

  /// Relationship 15, dilation: o = ⌊(i + 2p − k − (k − 1)(d − 1)) / s⌋ + 1.
  public static let dilated = Relationship(
    .dilated, from: .guide(15),
    gives: .output, floor(i + 2 * p - k - (k - 1) * (d - 1), over: s) + 1)
}

private let i = Formula.symbol(.input)
private let k = Formula.symbol(.kernel)
private let s = Formula.symbol(.stride)
private let p = Formula.symbol(.padding)
private let d = Formula.symbol(.dilation)
private let a = Formula.symbol(.outputPadding)
private let transposedInput = Formula.symbol(.transposedInput)
private let unitStride = Condition(s, .equal, 1)
private let noPadding = Condition(p, .equal, 0)
private let undilated = Condition(d, .equal, 1)
private let sameKernel = Equation(.transposedKernel, k)
private let strideOne = Equation(.transposedStride, 1)
private let stretched = Equation(.stretchedInput, (transposedInput - 1) * s + 1)

/// Transposed convolution in the guide by Dumoulin and Visin (arXiv 1603.07285): relationships 8 to
/// 14. i, k, s and p belong to the convolution that is transposed, primed symbols to the transposed
/// convolution; the definitions give the direct convolution that computes the same.
extension Relationship {
  /// Relationship 8: o′ = i′ + (k − 1).
  public static let transposedNoPaddingUnitStrides = Relationship(
    .transposedNoPaddingUnitStrides, from: .guide(8), where: [unitStride, noPadding, undilated],
    with: [sameKernel, strideOne, Equation(.transposedPadding, k - 1)],
    gives: .transposedOutput, transposedInput + (k - 1))

  /// Relationship 9: o′ = i′ + (k − 1) − 2p.
  public static let transposedPaddingUnitStrides = Relationship(
    .transposedPaddingUnitStrides, from: .guide(9), where: [unitStride, undilated],
    with: [sameKernel, strideOne, Equation(.transposedPadding, k - p - 1)],
    gives: .transposedOutput, transposedInput + (k - 1) - 2 * p)

  /// Relationship 10, half padding: p′ = p and o′ = i′.
  public static let transposedHalfPadding = Relationship(
    .transposedHalfPadding, from: .guide(10),
    where: [
      unitStride, Condition(k % 2, .equal, 1), Condition(p, .equal, floor(k, over: 2)), undilated,
    ],
    with: [sameKernel, strideOne, Equation(.transposedPadding, p)],
    gives: .transposedOutput, transposedInput)

  /// Relationship 11, full padding: p′ = 0 and o′ = i′ − (k − 1).
  public static let transposedFullPadding = Relationship(
    .transposedFullPadding, from: .guide(11),
    where: [unitStride, Condition(p, .equal, k - 1), undilated],
    with: [sameKernel, strideOne, Equation(.transposedPadding, 0)],
    gives: .transposedOutput, transposedInput - (k - 1))

  /// Relationship 12, i − k a multiple of s: o′ = s(i′ − 1) + k.
  public static let transposedNoPaddingStrides = Relationship(
    .transposedNoPaddingStrides, from: .guide(12),
    where: [noPadding, Condition((i - k) % s, .equal, 0), undilated],
    with: [stretched, sameKernel, strideOne, Equation(.transposedPadding, k - 1)],
    gives: .transposedOutput, s * (transposedInput - 1) + k)

  /// Relationship 13, i + 2p − k a multiple of s: o′ = s(i′ − 1) + k − 2p.
  public static let transposedPaddingStrides = Relationship(
    .transposedPaddingStrides, from: .guide(13),
    where: [Condition((i + 2 * p - k) % s, .equal, 0), undilated],
    with: [stretched, sameKernel, strideOne, Equation(.transposedPadding, k - p - 1)],
    gives: .transposedOutput, s * (transposedInput - 1) + k - 2 * p)

  /// Relationship 14, with a = (i + 2p − k) mod s additional cells at the end:
  /// o′ = s(i′ − 1) + a + k − 2p.
  public static let transposedRemainder = Relationship(
    .transposedRemainder, from: .guide(14),
    where: [Condition(a, .equal, (i + 2 * p - k) % s), undilated],
    with: [stretched, sameKernel, strideOne, Equation(.transposedPadding, k - p - 1)],
    gives: .transposedOutput, s * (transposedInput - 1) + a + k - 2 * p)
}

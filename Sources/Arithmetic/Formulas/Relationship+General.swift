private let i = Formula.symbol(.input)
private let o = Formula.symbol(.output)
private let k = Formula.symbol(.kernel)
private let s = Formula.symbol(.stride)
private let p = Formula.symbol(.padding)
private let p0 = Formula.symbol(.paddingBegin)
private let p1 = Formula.symbol(.paddingEnd)
private let total = Formula.symbol(.paddingTotal)
private let d = Formula.symbol(.dilation)
private let a = Formula.symbol(.outputPadding)
private let n = Formula.symbol(.window)
private let transposedInput = Formula.symbol(.transposedInput)

/// Laws that hold for every setting, or in a framework for one of its words.
extension Relationship {
  /// The number of positions a kernel takes along an axis:
  /// o = ⌊(i + p₀ + p₁ − d(k − 1) − 1) / s⌋ + 1.
  ///
  /// Relationship 15 of the guide (arXiv 1603.07285) with the two paddings told apart and the reach
  /// d(k − 1) + 1 left whole; with equal paddings p₀ + p₁ is written 2p.
  public static func convolution(evenPadding: Bool, rounding: Relation.Rounding = .floor)
    -> Relationship
  {
    let room = evenPadding ? i + 2 * p - d * (k - 1) - 1 : i + p0 + p1 - d * (k - 1) - 1
    switch rounding {
    case .floor:
      return Relationship(
        .convolution, from: .general, gives: .output, floor(room, over: s) + 1)
    case .ceil:
      return Relationship(.ceil, from: .general, gives: .output, ceil(room, over: s) + 1)
    case .strict:
      return Relationship(.convolutionStrict, from: .general, gives: .output, room / s + 1)
    }
  }

  /// Pooling with `ceil`: o = min(⌈(i + p₀ + p₁ − d(k − 1) − 1) / s⌉ + 1, ⌈(i + p₀) / s⌉), for the
  /// last window must begin on the input or on the padding before it.
  ///
  /// PyTorch's and ONNX's rule, and Caffe's where there is padding; Caffe without padding does not
  /// clip.
  public static func ceilClipped(evenPadding: Bool) -> Relationship {
    let loose = convolution(evenPadding: evenPadding, rounding: .ceil).law.formula
    return Relationship(
      .ceilClipped, from: .general, gives: .output,
      min(loose, ceil(i + (evenPadding ? p : p0), over: s)))
  }

  /// TensorFlow's VALID: o = ⌈(i − d(k − 1)) / s⌉.
  public static let valid = Relationship(
    .valid, from: .framework(.tf), gives: .output, ceil(i - d * (k - 1), over: s))

  /// TensorFlow's SAME: o = ⌈i / s⌉, with as much padding as that takes, the odd cell at the end.
  public static let same = Relationship(
    .same, from: .framework(.tf),
    with: [
      samePaddingTotal, Equation(.paddingBegin, floor(total, over: 2)),
      Equation(.paddingEnd, total - p0),
    ], gives: .output, ceil(i, over: s))

  /// ONNX's SAME_LOWER: as SAME, the odd cell at the beginning.
  public static let sameLower = Relationship(
    .same, from: .framework(.onnx),
    with: [
      samePaddingTotal, Equation(.paddingBegin, ceil(total, over: 2)),
      Equation(.paddingEnd, total - p0),
    ], gives: .output, ceil(i, over: s))

  /// P = max((⌈i / s⌉ − 1)s + d(k − 1) + 1 − i, 0).
  private static let samePaddingTotal = Equation(
    .paddingTotal, max((ceil(i, over: s) - 1) * s + d * (k - 1) + 1 - i, 0))

  /// The transposed convolution: o′ = (i′ − 1)s + d(k − 1) + 1 + a − p₀ − p₁.
  ///
  /// Relationship 14 of the guide with dilation, which the guide leaves out, and two paddings, as
  /// PyTorch and ONNX have it.
  public static func transposed(evenPadding: Bool) -> Relationship {
    let full = (transposedInput - 1) * s + d * (k - 1) + 1 + a
    return Relationship(
      .transposed, from: .general, gives: .transposedOutput,
      evenPadding ? full - 2 * p : full - p0 - p1)
  }

  /// The output of a transposed convolution under SAME when none is asked for: o′ = i′s.
  public static let transposedSame = Relationship(
    .transposedSame, from: .framework(.keras), gives: .transposedOutput, transposedInput * s)

  /// Keras's default under VALID: o′ = i′s + max(d(k − 1) + 1 − s, 0).
  public static let transposedValid = Relationship(
    .transposedValid, from: .framework(.keras),
    gives: .transposedOutput, transposedInput * s + max(d * (k - 1) + 1 - s, 0))

  /// Keras's SAME with an output padding: o′ = (i′ − 1)s + (d(k − 1) + 1) mod 2 + a.
  public static let transposedSameWithOutputPadding = Relationship(
    .transposedSameWithOutputPadding, from: .framework(.keras),
    gives: .transposedOutput, (transposedInput - 1) * s + (d * (k - 1) + 1) % 2 + a)

  /// The default size of an unpooling: o′ = (i′ − 1)s + k − 2p (PyTorch's MaxUnpool).
  public static let unpooling = Relationship(
    .unpooling, from: .framework(.torch),
    gives: .transposedOutput, (transposedInput - 1) * s + k - 2 * p)

  /// Adaptive pooling: window n reads the samples from ⌊ni / o⌋ to before ⌈(n + 1)i / o⌉.
  public static let adaptive = Relationship(
    .adaptive, from: .framework(.torch),
    with: [Equation(.windowBegin, floor(n * i, over: o))],
    gives: .windowEnd, ceil((n + 1) * i, over: o))
}

public import Arithmetic
internal import Documents

/// A way to work out an output size: the right one is `usual`, and each property is a place where
/// it can be wrong.
///
/// Of a convolution or pooling ⌊(i + p₀ + p₁ − k̂) / s⌋ + 1, k̂ = d(k − 1) + 1; of a transposed
/// convolution (i′ − 1)s − p₀ − p₁ + k̂ + a.
public struct SizeFormula: Equatable, Sendable {
  public var paddings = Paddings.both
  public var reach = Reach.gaps
  public var steps = Steps.divided
  public var rounding = Rounding.asAsked
  public var one = One.after
  public var extra = Extra.once
  public var whole = Whole.law

  public static let usual = SizeFormula()

  /// What becomes of p₀ and p₁.
  public enum Paddings: Sendable {
    /// They make the input larger (of a transposed convolution: the output smaller).
    case both
    /// Only the first counts.
    case once
    /// They have the other sign.
    case opposite
  }

  /// What the kernel covers.
  public enum Reach: Sendable {
    /// d(k − 1) + 1
    case gaps
    /// dk
    case product
    /// k + d
    case sum
    /// Nothing.
    case none
  }

  public enum Steps: Sendable { case divided, multiplied }

  public enum Rounding: Sendable {
    /// Down, or up where that was asked for.
    case asAsked
    /// The other way.
    case opposite
    /// Up, a last window that begins in the end padding kept.
    case unclipped
    case none
  }

  /// Where the first window is counted.
  public enum One: Sendable { case after, inside, missing }

  /// How often the output padding counts.
  public enum Extra: Sendable { case missing, once, twice }

  public enum Whole: Sendable {
    case law
    /// ⌊i/k⌋, tiles side by side.
    case tiles
    /// ⌈i/s⌉, TensorFlow's SAME.
    case same
    /// i·s
    case times
    /// The law of half padding, ⌊(i + 2⌊k̂/2⌋ − k̂) / s⌋ + 1.
    case half
    /// The transposed law for a convolution, and a convolution's for a transposed one.
    case otherDirection
  }
}

extension SizeFormula {
  /// The size that it gives along one axis, which may be a fraction or below 1.
  ///
  /// It is the law itself, computed with fractions over an axis read as somebody reads it.
  /// - Parameters:
  ///   - isTransposed: whether a transposed convolution (or an unpooling) is asked of.
  ///   - roundsUp: whether an incomplete last window counts.
  public func size(_ axis: AxisSizes, isTransposed: Bool, roundsUp: Bool) -> Rational {
    let plain = axis.terms(in: Rational.self)
    switch whole {
    case .law: break
    case .tiles: return floor(plain.input, over: larger(plain.kernel, 1))
    case .same: return SizeLaw.same.size(plain)
    case .times: return plain.input * plain.stride
    case .half:
      var half = plain
      (half.begin, half.end) = PaddingLaw.half.pair(plain)
      return (roundsUp ? SizeLaw.clipped : .convolution).size(half)
    case .otherDirection:
      return (isTransposed ? SizeLaw.convolution : .transposed).size(plain)
    }
    let read = reading(plain)
    guard !isTransposed else { return SizeLaw.transposed.size(read) }
    let law: SizeLaw =
      switch rounding {
      case .none: .strict
      case .asAsked: roundsUp ? .clipped : .convolution
      case .opposite: roundsUp ? .convolution : .ceiling
      case .unclipped: .ceiling
      }
    return law.size(read) - (one == .after ? 0 : 1)
  }

  /// The axis with every number read as this formula reads it.
  private func reading(_ axis: AxisTerms<Rational>) -> AxisTerms<Rational> {
    var read = axis
    switch paddings {
    case .both: break
    case .once: read.end = 0
    case .opposite: (read.begin, read.end) = (-axis.begin, -axis.end)
    }
    let dilation = axis.dilation
    switch reach {
    case .gaps: break
    case .product: read.gaps = axis.gaps + dilation - 1
    case .sum: read.gaps = axis.kernel + dilation - 1
    case .none: read.gaps = -1
    }
    if one == .inside { read.input += 1 }
    if steps == .multiplied { read.stride = exact(1, over: axis.stride) }
    switch extra {
    case .missing: read.outputPadding = 0
    case .once: break
    case .twice: read.outputPadding = 2 * axis.outputPadding
    }
    return read
  }
}

extension [AxisSizes] {
  /// The windows that fit, those left over not counted unless `rounding` says so.
  ///
  /// - Throws: what `Relation` throws.
  func relation(_ rounding: Relation.Rounding = .floor) throws(ArithmeticError) -> Relation {
    try Relation(
      input: map(\.input), kernel: map(\.kernel), stride: map(\.stride),
      dilation: map(\.dilation), padding: map(\.padding), rounding: rounding)
  }
}

public import Arithmetic
internal import Documents

/// How somebody reckons an output size: the right formula is `usual`, and each property is a place
/// where another one may stand.
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
    /// The law of half padding, ⌊(i + 2⌊k̂/2⌋ − k̂) / s⌋ + 1.
    case half
    /// The transposed law for a convolution, and a convolution's for a transposed one.
    case otherDirection
  }
}

extension SizeFormula {
  /// The size that it gives along one axis, which may be a fraction or below 1.
  ///
  /// - Parameters:
  ///   - isTransposed: whether a transposed convolution (or an unpooling) is asked of.
  ///   - roundsUp: whether an incomplete last window counts.
  public func size(_ axis: AxisSizes, isTransposed: Bool, roundsUp: Bool) -> Rational {
    switch whole {
    case .law: break
    case .tiles: return Rational(axis.input / max(axis.kernel, 1))
    case .same: return Rational((axis.input - 1) / max(axis.stride, 1) + 1)
    case .half:
      var half = axis
      half.padding = PaddingPair(axis.reach / 2, axis.reach / 2)
      return SizeFormula().forward(half, roundsUp: roundsUp)
    case .otherDirection:
      return isTransposed
        ? SizeFormula().forward(axis, roundsUp: false) : SizeFormula().transposed(axis)
    }
    return isTransposed ? transposed(axis) : forward(axis, roundsUp: roundsUp)
  }

  private func covered(_ axis: AxisSizes) -> Rational {
    switch reach {
    case .gaps: Rational(axis.dilation) * Rational(axis.kernel - 1) + 1
    case .product: Rational(axis.dilation) * Rational(axis.kernel)
    case .sum: Rational(axis.kernel) + Rational(axis.dilation)
    case .none: 0
    }
  }

  private func added(_ axis: AxisSizes) -> Rational {
    let (begin, end) = (Rational(axis.padding.begin), Rational(axis.padding.end))
    switch paddings {
    case .both: return begin + end
    case .once: return begin
    case .opposite: return -(begin + end)
    }
  }

  private func forward(_ axis: AxisSizes, roundsUp: Bool) -> Rational {
    var room = Rational(axis.input) + added(axis) - covered(axis)
    if one == .inside { room += 1 }
    let stride = Rational(axis.stride)
    let steps = steps == .multiplied ? room * stride : room.divided(by: max(axis.stride, 1))
    let (down, up) = (steps.floor, steps.ceiling)
    let first: Rational = one == .after ? 1 : 0
    switch rounding {
    case .none: return steps + first
    case .asAsked: return roundsUp ? clipped(up + first, axis) : down + first
    case .opposite: return (roundsUp ? down : up) + first
    case .unclipped: return up + first
    }
  }

  /// A last window that would begin beyond the input and the padding before it is not counted.
  private func clipped(_ size: Rational, _ axis: AxisSizes) -> Rational {
    let start = (size - 1) * Rational(axis.stride)
    let isBeyond = start >= Rational(axis.input) + Rational(axis.padding.begin)
    return isBeyond && size > 1 ? size - 1 : size
  }

  private func transposed(_ axis: AxisSizes) -> Rational {
    let steps = Rational(axis.input - 1) * Rational(axis.stride)
    let count: Rational = extra == .missing ? 0 : extra == .twice ? 2 : 1
    return steps - added(axis) + covered(axis) + count * Rational(axis.outputPadding)
  }
}

/// The laws of sizes along one axis, each written once over whatever it is computed with.
///
/// Sizes are in samples. x is an axis: i (or i′), k, s, d, p₀, p₁, a.
public enum Laws {
  /// i + p₀ + p₁ − d(k − 1) − 1: the steps of one sample that a window can take.
  static func room<A: SizeAlgebra>(_ x: AxisTerms<A>) -> A { x.padded(x.input) - x.gaps - 1 }

  /// o = ⌊(i + p₀ + p₁ − d(k − 1) − 1) / s⌋ + 1, the number of positions a kernel takes.
  ///
  /// Relationship 15 of Dumoulin and Visin, "A guide to convolution arithmetic for deep learning"
  /// (arXiv 1603.07285), with the two paddings told apart.
  public static func output<A: SizeAlgebra>(_ x: AxisTerms<A>) -> A {
    floor(room(x), over: x.stride) + 1
  }

  /// The same where every step has to come out even (CS231n).
  public static func strict<A: SizeAlgebra>(_ x: AxisTerms<A>) -> A {
    exact(room(x), over: x.stride) + 1
  }

  /// The same with an incomplete last window counted: Caffe's pooling without padding.
  public static func ceiling<A: SizeAlgebra>(_ x: AxisTerms<A>) -> A {
    ceil(room(x), over: x.stride) + 1
  }

  /// `ceiling` without a last window that would begin neither on the input nor on the padding
  /// before it: pooling with `ceil` in PyTorch and ONNX, and in Caffe where there is padding.
  public static func clipped<A: SizeAlgebra>(_ x: AxisTerms<A>) -> A {
    smaller(ceiling(x), ceil(x.input + x.begin, over: x.stride))
  }

  /// `clipped` where the end is cropped: what is cropped is no input to begin on.
  public static func clippedCropped<A: SizeAlgebra>(_ x: AxisTerms<A>) -> A {
    smaller(ceiling(x), ceil(x.input + x.begin + smaller(x.end, 0), over: x.stride))
  }

  /// `clipped`, and one window where not even one fits: Theano's `ignore_border=False`.
  public static func partial<A: SizeAlgebra>(_ x: AxisTerms<A>) -> A {
    smaller(
      larger(ceil(room(x), over: x.stride), 0) + 1, ceil(x.input + x.begin, over: x.stride))
  }

  /// TensorFlow's VALID: o = ⌈(i − d(k − 1)) / s⌉.
  public static func valid<A: SizeAlgebra>(_ x: AxisTerms<A>) -> A {
    ceil(x.input - x.gaps, over: x.stride)
  }

  /// SAME: o = ⌈i / s⌉.
  public static func same<A: SizeAlgebra>(_ x: AxisTerms<A>) -> A { ceil(x.input, over: x.stride) }

  /// F = (i′ − 1)s + d(k − 1) + 1, the length of all stamps before anything is cropped.
  public static func stamps<A: SizeAlgebra>(_ x: AxisTerms<A>) -> A {
    (x.input - 1) * x.stride + x.gaps + 1
  }

  /// o′ = (i′ − 1)s + d(k − 1) + 1 + a − p₀ − p₁: relationship 14 of the guide with dilation, which
  /// the guide leaves out, and two paddings, as PyTorch and ONNX have it.
  public static func transposed<A: SizeAlgebra>(_ x: AxisTerms<A>) -> A {
    x.cropped(stamps(x) + x.outputPadding)
  }

  /// SAME, transposed, where no size is asked for: o′ = i′s.
  public static func transposedSame<A: SizeAlgebra>(_ x: AxisTerms<A>) -> A { x.input * x.stride }

  /// Keras's VALID, transposed, where no size is asked for: o′ = i′s + max(d(k − 1) + 1 − s, 0).
  public static func transposedValid<A: SizeAlgebra>(_ x: AxisTerms<A>) -> A {
    x.input * x.stride + larger(x.reach - x.stride, 0)
  }

  /// Keras's SAME, transposed, with an output padding: o′ = (i′ − 1)s + (d(k − 1) + 1) mod 2 + a.
  public static func transposedSameExtra<A: SizeAlgebra>(_ x: AxisTerms<A>) -> A {
    (x.input - 1) * x.stride + A.remainder(x.reach, 2) + x.outputPadding
  }

  /// The usual size of an unpooling: o′ = (i′ − 1)s + k − p₀ − p₁ (PyTorch's MaxUnpool).
  public static func unpooling<A: SizeAlgebra>(_ x: AxisTerms<A>) -> A {
    x.cropped((x.input - 1) * x.stride + x.kernel)
  }

  /// Adaptive pooling: window n of o reads the samples from ⌊ni / o⌋ to before ⌈(n + 1)i / o⌉
  /// (PyTorch's `adaptive_avg_pool`).
  public static func adaptiveBegin<A: SizeAlgebra>(window n: A, input: A, output: A) -> A {
    floor(n * input, over: output)
  }

  public static func adaptiveEnd<A: SizeAlgebra>(window n: A, input: A, output: A) -> A {
    ceil((n + 1) * input, over: output)
  }
}

/// Which of the laws settles a size: what a framework's table names.
public enum SizeLaw: Sendable, CaseIterable {
  case convolution, strict, ceiling, clipped, clippedCropped, partial, valid, same
  case transposed, transposedSame, transposedValid, transposedSameExtra, unpooling

  /// The size by the law.
  public func size<A: SizeAlgebra>(_ x: AxisTerms<A>) -> A {
    switch self {
    case .convolution: Laws.output(x)
    case .strict: Laws.strict(x)
    case .ceiling: Laws.ceiling(x)
    case .clipped: Laws.clipped(x)
    case .clippedCropped: Laws.clippedCropped(x)
    case .partial: Laws.partial(x)
    case .valid: Laws.valid(x)
    case .same: Laws.same(x)
    case .transposed: Laws.transposed(x)
    case .transposedSame: Laws.transposedSame(x)
    case .transposedValid: Laws.transposedValid(x)
    case .transposedSameExtra: Laws.transposedSameExtra(x)
    case .unpooling: Laws.unpooling(x)
    }
  }

  public var isTransposed: Bool {
    switch self {
    case .transposed, .transposedSame, .transposedValid, .transposedSameExtra, .unpooling: true
    default: false
    }
  }

  /// Whether an incomplete last window counts.
  public var roundsUp: Bool {
    switch self {
    case .ceiling, .clipped, .clippedCropped, .partial: true
    default: false
    }
  }

  /// The law as it is printed, with its name and source.
  ///
  /// - Parameter isEven: whether the paddings are one letter, p.
  public func relationship(isEven: Bool) -> Relationship {
    let (name, source) = title
    return Relationship(
      name, from: source, gives: isTransposed ? .transposedOutput : .output,
      size(.letters(isTransposed: isTransposed, isEven: isEven)))
  }

  private var title: (RelationshipName, Relationship.Source) {
    switch self {
    case .convolution: (.convolution, .general)
    case .strict: (.convolutionStrict, .general)
    case .ceiling: (.ceil, .general)
    case .clipped, .clippedCropped: (.ceilClipped, .general)
    case .partial: (.partial, .library("Theano"))
    case .valid: (.valid, .library("TensorFlow"))
    case .same: (.same, .library("TensorFlow"))
    case .transposed: (.transposed, .general)
    case .transposedSame: (.transposedSame, .library("Keras"))
    case .transposedValid: (.transposedValid, .library("Keras"))
    case .transposedSameExtra: (.transposedSameWithOutputPadding, .library("Keras"))
    case .unpooling: (.unpooling, .library("PyTorch"))
    }
  }
}

extension Relationship {
  /// Adaptive pooling: window n reads the samples from ⌊ni / o⌋ to before ⌈(n + 1)i / o⌉.
  public static let adaptive = Relationship(
    .adaptive, from: .library("PyTorch"),
    with: [
      Equation(
        .windowBegin,
        Laws.adaptiveBegin(
          window: .symbol(.window), input: .symbol(.input), output: .symbol(.output)))
    ], gives: .windowEnd,
    Laws.adaptiveEnd(
      window: .symbol(.window), input: .symbol(.input), output: .symbol(.output)))
}

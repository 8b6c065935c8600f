/// The sizes of one axis in an algebra: what the laws are written over.
public struct AxisTerms<A: Sendable>: Sendable {
  /// i, or i′ of a transposed convolution.
  public var input: A
  public var kernel: A
  public var stride: A
  public var dilation: A
  /// d(k − 1), the cells that the kernel reaches beyond its first.
  public var gaps: A
  /// p₀ and p₁, or p twice.
  public var begin: A
  public var end: A
  /// a of a transposed convolution.
  public var outputPadding: A
  /// Whether both paddings are one letter, p.
  public var isEven: Bool
}

// The type itself does not ask for an algebra: that would cost a search for the conformance at run time.
extension AxisTerms where A: SizeAlgebra {
  public init(
    input: A, kernel: A, stride: A, dilation: A, begin: A, end: A, outputPadding: A = 0,
    isEven: Bool = false
  ) {
    self.input = input
    self.kernel = kernel
    self.stride = stride
    self.dilation = dilation
    gaps = dilation * (kernel - 1)
    self.begin = begin
    self.end = end
    self.outputPadding = outputPadding
    self.isEven = isEven
  }

  /// k̂ = d(k − 1) + 1
  public var reach: A { gaps + 1 }

  /// With both paddings added.
  public func padded(_ length: A) -> A {
    isEven ? length + 2 * begin : length + begin + end
  }

  /// With both paddings taken away.
  public func cropped(_ length: A) -> A {
    isEven ? length - 2 * begin : length - begin - end
  }
}

extension AxisTerms where A == Formula {
  /// The letters of an axis.
  ///
  /// - Parameter isEven: whether the paddings are one letter, p.
  public static func letters(isTransposed: Bool = false, isEven: Bool = false) -> AxisTerms {
    AxisTerms(
      input: .symbol(isTransposed ? .transposedInput : .input), kernel: .symbol(.kernel),
      stride: .symbol(.stride), dilation: .symbol(.dilation),
      begin: .symbol(isEven ? .padding : .paddingBegin),
      end: .symbol(isEven ? .padding : .paddingEnd), outputPadding: .symbol(.outputPadding),
      isEven: isEven)
  }
}

/// The sizes of one axis as they are asked for, before its windows are counted.
///
/// `input` is what goes in: i of a convolution or pooling, i′ of a transposed convolution.
public struct AxisSizes: Equatable, Sendable {
  public var input: Int
  public var kernel: Int
  public var stride: Int
  public var dilation: Int
  public var padding: PaddingPair
  /// a of a transposed convolution, 0 elsewhere.
  public var outputPadding: Int

  public init(
    input: Int, kernel: Int, stride: Int, dilation: Int, padding: PaddingPair = .none,
    outputPadding: Int = 0
  ) {
    self.input = input
    self.kernel = kernel
    self.stride = stride
    self.dilation = dilation
    self.padding = padding
    self.outputPadding = outputPadding
  }

  public init(_ axis: AxisRelation) {
    self.init(
      input: axis.input, kernel: axis.kernel, stride: axis.stride, dilation: axis.dilation,
      padding: axis.padding)
  }

  /// An axis of a transposed convolution, given by the convolution that it transposes.
  public init(transposed axis: AxisRelation, outputPadding: Int) {
    self.init(axis)
    input = axis.output
    self.outputPadding = outputPadding
  }

  /// k̂ = d(k − 1) + 1; checked sizes only.
  public var reach: Int { dilation * (kernel - 1) + 1 }

  /// L = i + p₀ + p₁; checked sizes only.
  var padded: Int { input + padding.begin + padding.end }

  /// Sizes and lengths from 2⁴⁰ on are refused, so that no sum of a few of them overflows.
  static let bound = 1 << 40

  /// - Throws: `.notPositive`; `.overflow` for sizes from 2⁴⁰ on.
  func check(axis: SpatialAxis) throws(ArithmeticError) {
    func check(_ value: Int, _ quantity: Quantity) throws(ArithmeticError) {
      guard value >= 1 else { throw .notPositive(quantity, axis: axis, value: value) }
    }
    try check(kernel, .kernel)
    try check(stride, .stride)
    try check(dilation, .dilation)
    try check(input, .input)
    let (gaps, overflow) = dilation.multipliedReportingOverflow(by: kernel - 1)
    let bound = Self.bound
    guard !overflow, gaps < bound, input < bound, stride < bound,
      padding.begin.magnitude < bound, padding.end.magnitude < bound, padded < bound,
      padded > -bound
    else { throw .overflow }
  }

  public func terms<A: SizeAlgebra>(in algebra: A.Type = A.self) -> AxisTerms<A> {
    AxisTerms(
      input: A(integerLiteral: input), kernel: A(integerLiteral: kernel),
      stride: A(integerLiteral: stride), dilation: A(integerLiteral: dilation),
      begin: A(integerLiteral: padding.begin), end: A(integerLiteral: padding.end),
      outputPadding: A(integerLiteral: outputPadding))
  }
}

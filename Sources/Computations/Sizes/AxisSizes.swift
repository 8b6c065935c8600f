public import Arithmetic

/// The sizes of one axis before its windows are counted: what another reading of a problem changes.
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
    input: Int, kernel: Int, stride: Int, dilation: Int, padding: PaddingPair,
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

  /// k̂ = d(k − 1) + 1.
  public var reach: Int { dilation * (kernel - 1) + 1 }
}

extension [AxisSizes] {
  /// The windows that fit, those left over not counted unless `rounding` says so.
  ///
  /// - Throws: what `Relation` throws.
  public func relation(_ rounding: Relation.Rounding = .floor) throws(ArithmeticError) -> Relation {
    try Relation(
      input: map(\.input), kernel: map(\.kernel), stride: map(\.stride),
      dilation: map(\.dilation), padding: map(\.padding), rounding: rounding)
  }
}

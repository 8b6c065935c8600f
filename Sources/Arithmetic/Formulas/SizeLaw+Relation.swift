extension SizeLaw {
  /// The law of a settled axis with its paddings written as one number where they are equal.
  public init(
    _ operation: Operation, of axis: AxisRelation, rounding: Relation.Rounding = .floor,
    framework: Framework? = nil
  ) {
    self.init(
      operation, padding: axis.padding.isEven ? .even : .pair, rounding: rounding,
      framework: framework)
  }

  /// What a settled axis says to this law: its sizes without the output.
  ///
  /// - Parameters:
  ///   - axis: of a transposed convolution the relation of the convolution it transposes.
  ///   - outputPadding: a of a transposed convolution.
  public func question(_ axis: AxisRelation, outputPadding: Int = 0) -> SizeValues {
    var values: SizeValues = [
      .kernel: axis.kernel, .stride: axis.stride, .dilation: axis.dilation,
    ]
    values[inputSymbol] = isTransposed ? axis.output : axis.input
    if operation == .transposed && !hasDefaultSize { values[.outputPadding] = outputPadding }
    switch padding {
    case .even: values[.padding] = axis.padding.begin
    case .pair:
      values[.paddingBegin] = axis.padding.begin
      values[.paddingEnd] = axis.padding.end
    case .word: break
    }
    return values
  }
}

extension AxisRelation {
  /// The axis that completed sizes describe; of a transposed law the convolution that it
  /// transposes.
  ///
  /// - Throws: `.missingSize`.
  public init(completed values: SizeValues) throws(ArithmeticError) {
    func size(_ symbol: SizeSymbol) throws(ArithmeticError) -> Int {
      guard let value = values[symbol] else { throw .missingSize(symbol) }
      return value
    }
    self.init(
      input: try size(.input), kernel: try size(.kernel), stride: try size(.stride),
      dilation: try size(.dilation),
      padding: PaddingPair(values[.paddingBegin] ?? 0, values[.paddingEnd] ?? 0),
      output: try size(.output))
  }
}

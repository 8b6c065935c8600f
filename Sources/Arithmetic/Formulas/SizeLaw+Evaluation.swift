extension SizeLaw {
  /// All sizes of the axis: those of the question, the paddings a word stands for, the reach k̂,
  /// the padded input L, the output, what the law defines on the way, and for a transposed
  /// convolution the input of the convolution it transposes.
  ///
  /// A stride or dilation that is not given is 1, a padding or output padding 0.
  /// - Throws: `.missingSize`, `.notPositive`, `.negative`, `.overflow`, and `.kernelExceedsInput`
  ///   when not one window fits.
  public func completed(_ question: SizeValues, axis: SpatialAxis = .only) throws(ArithmeticError)
    -> SizeValues
  {
    var values = try prepared(question, axis: axis)
    let relationship = relationship(for: values)
    if !isTransposed {
      for equation in relationship.definitions {
        values[equation.symbol] = try equation.formula.evaluate(values)
      }
      completePaddings(&values)
      try checkFit(&values, axis)
    }
    let output = try relationship.law.formula.evaluate(values)
    guard output >= 1 else { throw .notPositive(.output, axis: axis, value: output) }
    values[outputSymbol] = output
    if isTransposed {
      values[.input] = output
      values[.output] = values[.transposedInput]
    }
    return values
  }

  /// The question with its defaults, the paddings that a word stands for, and k̂; checked.
  func prepared(_ question: SizeValues, axis: SpatialAxis) throws(ArithmeticError)
    -> SizeValues
  {
    var values = question
    for symbol in questionSymbols where values[symbol] == nil {
      if symbol == .stride || symbol == .dilation {
        values[symbol] = 1
      } else if isPadding(symbol) || (symbol == .outputPadding && !hasDefaultSize) {
        values[symbol] = 0
      }
    }
    try checkPositive(values, axis)
    for equation in paddingEquations {
      values[equation.symbol] = try equation.formula.evaluate(values)
    }
    completePaddings(&values)
    values[.reach] = try Self.reach.evaluate(values)
    return values
  }

  /// The output size alone.
  public func output(_ question: SizeValues, axis: SpatialAxis = .only) throws(ArithmeticError)
    -> Int
  {
    guard let size = try completed(question, axis: axis)[outputSymbol] else {
      throw .missingSize(outputSymbol)
    }
    return size
  }

  /// k̂ = d(k − 1) + 1
  static let reach: Formula = .symbol(.dilation) * (.symbol(.kernel) - 1) + 1

  private func isPadding(_ symbol: SizeSymbol) -> Bool {
    symbol == .padding || symbol == .paddingBegin || symbol == .paddingEnd
  }

  private func checkPositive(_ values: SizeValues, _ axis: SpatialAxis) throws(ArithmeticError) {
    let quantities: [(SizeSymbol, Quantity)] = [
      (.kernel, .kernel), (.stride, .stride), (.dilation, .dilation), (inputSymbol, .input),
    ]
    for (symbol, quantity) in quantities {
      guard let value = values[symbol] else { throw .missingSize(symbol) }
      guard value >= 1 else { throw .notPositive(quantity, axis: axis, value: value) }
    }
    if let extra = values[.outputPadding], extra < 0 {
      throw .negative(.outputPadding, axis: axis, value: extra)
    }
  }

  /// p from p₀ = p₁, and the pair from p.
  private func completePaddings(_ values: inout SizeValues) {
    if let padding = values[.padding] {
      values[.paddingBegin] = padding
      values[.paddingEnd] = padding
    } else if let begin = values[.paddingBegin], begin == values[.paddingEnd] {
      values[.padding] = begin
    }
  }

  private func checkFit(_ values: inout SizeValues, _ axis: SpatialAxis) throws(ArithmeticError) {
    let padded = Formula.symbol(.input) + .symbol(.paddingBegin) + .symbol(.paddingEnd)
    let available = try padded.evaluate(values)
    values[.paddedInput] = available
    // A pooling that rounds up may hang over the end by less than a step.
    let hang = operation == .pooling && rounding == .ceil ? (values[.stride] ?? 1) - 1 : 0
    let (most, overflow) = available.addingReportingOverflow(hang)
    guard !overflow else { throw .overflow }
    guard let reach = values[.reach], reach <= most else {
      throw .kernelExceedsInput(axis: axis, reach: values[.reach] ?? 0, available: available)
    }
    if rounding == .strict, let stride = values[.stride], (available - reach) % stride != 0 {
      throw .remainder(axis: axis, steps: available - reach, stride: stride)
    }
  }
}

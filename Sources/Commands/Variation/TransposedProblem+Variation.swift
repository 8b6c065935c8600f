public import Arithmetic

/// The same transposed convolution with something else in one place.
extension TransposedProblem {
  /// The sizes along each spatial axis, `input` being i′.
  public var axisSizes: [AxisSizes] {
    zip(relation.axes, transposed.outputPadding).map {
      AxisSizes(transposed: $0, outputPadding: $1)
    }
  }

  /// The kernel as it was given, not turned.
  public func givenKernel(within limits: Limits) throws(ArithmeticError) -> Tensor {
    try kernel.cells(letter: "w", within: limits)
  }

  /// Other sizes: o′ = (i′ − 1)s + k̂ + a − p₀ − p₁.
  ///
  /// - Throws: `.notPositive` where nothing would be left, `.overflow`, and what `Relation` throws.
  public func varied(axes: [AxisSizes]) throws(ArithmeticError) -> TransposedProblem {
    let question = TransposedQuestion(
      sizes: try SpatialSizes(
        input: axes.map(\.input), kernel: axes.map(\.kernel), stride: axes.map(\.stride),
        dilation: axes.map(\.dilation)),
      padding: .explicit(axes.map(\.padding)))
    var settled = try question.settled(by: nil)
    for (place, axis) in axes.enumerated() where axis.outputPadding != 0 {
      // Any a will do here, legal or not: what somebody computed need not be.
      let line = settled[place].relation
      settled[place].relation = AxisRelation(
        input: line.input + axis.outputPadding, kernel: line.kernel, stride: line.stride,
        dilation: line.dilation, padding: line.padding, output: line.output)
      settled[place].outputPadding = axis.outputPadding
    }
    if let place = settled.firstIndex(where: { $0.relation.input < 1 }) {
      throw .notPositive(
        .output, axis: SpatialAxis(place, of: axes.count), value: settled[place].relation.input)
    }
    return with(transposed: TransposedConvolution(axes: settled, layout: layout))
  }

  /// Another kernel of the same shape, as given, or turned where it was not.
  public func varied(
    kernel: Tensor? = nil, turnsKernel: Bool? = nil
  ) -> TransposedProblem {
    with(kernel: kernel.map(self.kernel.holding), turnsKernel: turnsKernel)
  }

  /// Another bias, or none.
  public func biased(by bias: Tensor?) -> TransposedProblem { with(bias: .some(bias)) }

  private func with(
    kernel: Operand? = nil, bias: Tensor?? = .none, transposed: TransposedConvolution? = nil,
    turnsKernel: Bool? = nil
  ) -> TransposedProblem {
    TransposedProblem(
      input: input, kernel: kernel ?? self.kernel, bias: bias ?? self.bias,
      transposed: transposed ?? self.transposed, layout: layout, framework: framework,
      turnsKernel: turnsKernel ?? self.turnsKernel, conventionFacts: conventionFacts)
  }
}

internal import Arithmetic
internal import Documents
internal import Syntax

/// Functions that fold all cells, or those along one axis, into one number.
extension Function {
  static let reductions: [EntryTable.Line] = [
    .function("sum") { sum },
    .function("mean") { mean },
    .function("median") { median },
    .function("prod") { prod },
    .function("max") { max },
    .function("min") { min },
    .function("argmax") { argmax },
    .function("argmin") { argmin },
    .function("all") { allHold },
    .function("any") { anyHolds },
    .function("size", "numel") { size },
  ]

  private static let sum = folding(
    "sum", "The sum of all cells, or along an axis.",
    [.init("sum([1 2; 3 4])", gives: "10"), .init("sum([1 2; 3 4], axis=0)", gives: "[4 6]")],
    .folding(.sum)
  ) { x, axis, limits throws(ArithmeticError) in try x.sum(axis: axis, within: limits) }

  private static let mean = folding(
    "mean", "The mean of all cells, or along an axis.",
    [.init("mean([1 2; 3 4])", gives: "2.5"), .init("mean([1 2; 3 4], 1)", gives: "[1.5 3.5]")],
    .folding(.mean)
  ) { x, axis, limits throws(ArithmeticError) in try x.mean(axis: axis, within: limits) }

  private static let median = folding(
    "median", "The middle of all cells in their order, or along an axis.",
    [
      .init("median([9 1 5])", gives: "5"), .init("median([1 2 3 10])", gives: "5/2"),
      .init("median(unfold([1 9 2 3; 4 5 6 7], kernel=2x2), axis=0)", gives: "[9/2 11/2 9/2]"),
    ]
  ) { x, axis, limits throws(ArithmeticError) in try x.median(axis: axis, within: limits) }

  private static let prod = folding(
    "prod", "The product of all cells, or along an axis.",
    [.init("prod([1 2; 3 4])", gives: "24")], .folding(.product)
  ) { x, axis, limits throws(ArithmeticError) in try x.product(axis: axis, within: limits) }

  private static let max = extreme(
    "max", "The greatest of all cells, along an axis, or of several operands.",
    [
      .init("max([1 5; 3 4])", gives: "5"), .init("max([1 5; 3 4], axis=0)", gives: "[3 5]"),
      .init("max([1 5], [3 4])", gives: "[3 5]"),
    ],
    fold: { x, axis throws(ArithmeticError) in try x.greatest(axis: axis) },
    pair: { a, b, limits throws(ArithmeticError) in try a.maximum(b, within: limits) })

  private static let min = extreme(
    "min", "The least of all cells, along an axis, or of several operands.",
    [.init("min([1 5; 3 4])", gives: "1"), .init("min([1 5], 3)", gives: "[1 3]")],
    fold: { x, axis throws(ArithmeticError) in try x.least(axis: axis) },
    pair: { a, b, limits throws(ArithmeticError) in try a.minimum(b, within: limits) })

  private static let argmax = folding(
    "argmax", "The place of the greatest cell, the first of equals.",
    [.init("argmax([1 5 5])", gives: "1"), .init("argmax([1 5; 3 4], axis=1)", gives: "[1 1]")]
  ) { x, axis, _ throws(ArithmeticError) in try x.placesOfGreatest(axis: axis) }

  private static let argmin = folding(
    "argmin", "The place of the least cell, the first of equals.",
    [.init("argmin([3 1 2])", gives: "1")]
  ) { x, axis, _ throws(ArithmeticError) in try x.placesOfLeast(axis: axis) }

  private static let allHold = condition(
    "all", "Whether no cell is 0.",
    [.init("all([1 2] > 0)", gives: "true"), .init("all([1 0; 1 1], axis=0)", gives: "[1 0]")]
  ) { x, axis, limits throws(ArithmeticError) in try x.all(axis: axis, within: limits) }

  private static let anyHolds = condition(
    "any", "Whether some cell is not 0.", [.init("any([1 2] > 2)", gives: "false")]
  ) { x, axis, limits throws(ArithmeticError) in try x.any(axis: axis, within: limits) }

  private static func folding(
    _ name: String, _ summary: String, _ examples: [Command.Example], _ form: Form = .whole,
    _ rule: @escaping @Sendable (Tensor, Int?, Limits) throws(ArithmeticError) -> Tensor
  ) -> Function {
    Function(
      name, summary, topic: .numbers, parameters: [.cells, .axis], examples: examples, form: form
    ) {
      call throws(Diagnostic) in .tensor(try call.folded(try call.numbers(), rule))
    }
  }

  /// A fold that answers yes or no where it leaves one number.
  private static func condition(
    _ name: String, _ summary: String, _ examples: [Command.Example],
    _ rule: @escaping @Sendable (Tensor, Int?, Limits) throws(ArithmeticError) -> Tensor
  ) -> Function {
    Function(name, summary, topic: .numbers, parameters: [.cells, .axis], examples: examples) {
      call throws(Diagnostic) in
      let result = try call.folded(try call.numbers(), rule)
      return call[.axis] == nil ? .truth(result == Tensor(1)) : .tensor(result)
    }
  }

  /// `max` and `min`: one operand is folded, several are compared cell by cell.
  private static func extreme(
    _ name: String, _ summary: String, _ examples: [Command.Example],
    fold: @escaping @Sendable (Tensor, Int?) throws(ArithmeticError) -> Tensor,
    pair: @escaping @Sendable (Tensor, Tensor, Limits) throws(ArithmeticError) -> Tensor
  ) -> Function {
    Function(
      name, summary, topic: .numbers,
      parameters: [.operands, .axis.with(positional: false)], examples: examples,
      form: .folding(name == "max" ? .maximum : .minimum)
    ) { call throws(Diagnostic) in
      let operands = try call.operands()
      if operands.count == 1 {
        return .tensor(
          try call.folded(operands[0]) { x, axis, _ throws(ArithmeticError) in try fold(x, axis) })
      }
      guard call[.axis] == nil else {
        throw Diagnostic(
          .extraArgument, "several operands are compared cell by cell, not along an axis",
          labels: [.init(call.span(of: .axis))], help: ["\(name)(x, axis=0) takes one operand"])
      }
      var result = operands[0]
      for other in operands.dropFirst() {
        result = try call.attempt(try pair(result, other, call.limits))
      }
      return .tensor(result)
    }
  }

  private static let size = Function(
    "size", synonyms: ["numel"], "The number of cells.", topic: .numbers,
    parameters: [.cells.with(summary: "numbers, or a shape")],
    examples: [.init("size([1 2 3; 4 5 6])", gives: "6"), .init("size(28x28)", gives: "784")]
  ) { call throws(Diagnostic) in
    if case .value(.shape(let shape)) = try call.required(.cells).value {
      return .tensor(Tensor(shape.reduce(Rational.one) { $0 * Rational($1) }))
    }
    return .tensor(Tensor(try call.numbers().count))
  }
}

extension Call {
  fileprivate func folded(
    _ x: Tensor, _ rule: (Tensor, Int?, Limits) throws(ArithmeticError) -> Tensor
  ) throws(Diagnostic) -> Tensor {
    let axis = try integer(.axis)
    return try attempt(blaming: axis == nil ? .cells : .axis, try rule(x, axis, limits))
  }
}

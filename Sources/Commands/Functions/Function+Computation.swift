public import Arithmetic
public import Computations
internal import Documents
internal import Syntax

/// A function's value as the computation it is.
extension Function {
  /// How a call of this function makes its cells.
  ///
  /// - Parameters:
  ///   - call: the call with its arguments.
  ///   - result: what it gave.
  ///   - text: the call as typed.
  ///   - operand: an argument's numbers, with the name they were typed under.
  public func computation(
    of call: Call, result: Tensor, text: String,
    operand: (BoundArgument, Tensor) -> Operand
  ) -> any Computation {
    var operands: [Operand] = []
    var places: [Int] = []
    for (place, argument) in call.arguments.enumerated() {
      guard case .value(let value) = argument.value, case .value = argument.parameter.kind,
        !argument.parameter.isSame(as: .shape), let tensor = value.cells
      else { continue }
      operands.append(operand(argument, tensor))
      places.append(place)
    }
    let whole = GivenComputation(
      result: result,
      reason: operands.isEmpty
        ? "as \(text) gives it" : "an entry of \(text), which is made of them all",
      operands: operands)
    guard !operands.isEmpty else { return whole }
    switch form {
    case .whole: return whole
    case .cellwise:
      return CellwiseComputation(
        kind: name, form: .call(name), operands: operands, result: result, within: call.limits)
    case .rearranging:
      let places = places
      return GatheredComputation(
        kind: name, facts: operands.map { "\($0.name) \(ShapeText.times($0.shape))" },
        operands: operands, result: result
      ) { numbered in
        let other = call.holding(numbered, at: places)
        guard case .tensor(let tensor) = try? self.run(other) else { return nil }
        return tensor
      }
    case .folding(let rule):
      guard operands.count == 1 else {
        return CellwiseComputation(
          kind: name, form: .call(name), operands: operands, result: result, within: call.limits)
      }
      let rank = operands[0].shape.count
      let axis = (try? call.integer(.axis)).flatMap { $0 }.map { $0 < 0 ? $0 + rank : $0 }
      return FoldedComputation(
        kind: name, operand: operands[0], result: result, axis: axis, rule: rule)
    case .product:
      guard operands.count == 2, operands.allSatisfy({ $0.shape.count == 1 }) else { return whole }
      return MatrixProductComputation(kind: name, operands: operands, result: result)
    }
  }
}

extension Call {
  /// The same call with other numbers in some of its arguments.
  fileprivate func holding(_ tensors: [Tensor], at places: [Int]) -> Call {
    var arguments = arguments
    for (place, tensor) in zip(places, tensors) {
      let old = arguments[place]
      arguments[place] = BoundArgument(
        parameter: old.parameter, value: .value(.tensor(tensor)), span: old.span,
        variable: old.variable, expression: old.expression, typedName: old.typedName)
    }
    return Call(
      name: name, arguments: arguments, span: span, context: context, isFunction: isFunction)
  }
}

extension Value {
  /// The numbers that are cells of an operand; sizes and words are none.
  fileprivate var cells: Tensor? {
    switch self {
    case .tensor(let tensor): tensor
    case .truth(let truth): Tensor(truth ? 1 : 0)
    case .shape, .text, .record, .network: nil
    }
  }
}

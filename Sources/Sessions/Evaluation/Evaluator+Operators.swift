internal import Arithmetic
internal import Documents
internal import Syntax

extension Evaluator {
  func unary(_ sign: UnaryOperator, _ operand: Expression, at span: Span) throws(Diagnostic)
    -> Value
  {
    switch sign {
    case .plus: return .tensor(try tensor(of: operand))
    case .minus:
      let tensor = try tensor(of: operand)
      return try counted(tensor.negated, at: span)
    case .not: return .truth(!(try truth(of: operand)))
    }
  }

  func binary(
    _ sign: BinaryOperator, _ left: Expression, _ right: Expression, at span: Span
  ) throws(Diagnostic) -> Value {
    switch sign {
    case .and: return .truth(try truth(of: left) ? try truth(of: right) : false)
    case .or: return .truth(try truth(of: left) ? true : try truth(of: right))
    case .equal, .notEqual:
      let first = try value(of: left)
      let second = try value(of: right)
      if let same = Self.areEqual(first, second) { return .truth(same == (sign == .equal)) }
      return try combined(sign, first, left, second, right, at: span)
    default:
      let first = try value(of: left)
      let second = try value(of: right)
      return try combined(sign, first, left, second, right, at: span)
    }
  }

  /// Whether two values that are not compared cell by cell are equal; nil for tensors.
  private static func areEqual(_ first: Value, _ second: Value) -> Bool? {
    switch (first, second) {
    case (.text(let a), .text(let b)): return a == b
    case (.truth(let a), .truth(let b)): return a == b
    case (.network(let a), .network(let b)): return a == b
    case (.network, _), (_, .network): return false
    case (.shape(let a), .shape(let b)): return a == b
    case (.shape(let a), .tensor(let b)), (.tensor(let b), .shape(let a)):
      return b.isScalar ? a.map { $0 } == (b.intValues ?? []) : Tensor(a) == b
    case (.tensor(let a), .tensor(let b)) where a.isScalar && b.isScalar: return a == b
    case (.text, _), (_, .text), (.record, _), (_, .record): return false
    default: return nil
    }
  }

  private func combined(
    _ sign: BinaryOperator, _ first: Value, _ left: Expression, _ second: Value,
    _ right: Expression, at span: Span
  ) throws(Diagnostic) -> Value {
    let a = try numbers(first, left)
    let b = try numbers(second, right)
    let result = try attempt(at: span, try Self.combine(sign, a, b, limits))
    if result.isScalar, Self.comparison(of: sign) != nil { return .truth(result == Tensor(1)) }
    return try checked(.tensor(result), at: span)
  }

  private func numbers(_ value: Value, _ expression: Expression) throws(Diagnostic) -> Tensor {
    if let tensor = value.asTensor { return tensor }
    throw Diagnostic(
      .wrongKind, "numbers are needed here, not \(value.description)",
      labels: [.init(expression.span)])
  }

  private static func combine(
    _ sign: BinaryOperator, _ a: Tensor, _ b: Tensor, _ limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    if let comparison = comparison(of: sign) {
      return try a.compared(comparison, b, within: limits)
    }
    switch sign {
    case .add: return try a.adding(b, within: limits)
    case .subtract: return try a.subtracting(b, within: limits)
    case .multiply: return try a.multiplied(by: b, within: limits)
    case .divide: return try a.divided(by: b, within: limits)
    case .matrixMultiply: return try a.matrixProduct(b, within: limits)
    case .power: return try a.raised(to: b, within: limits)
    default: throw .notExact
    }
  }

  private static func comparison(of sign: BinaryOperator) -> Comparison? {
    switch sign {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    default: nil
    }
  }

  /// The truth of an expression; a tensor is true if none of its cells is 0.
  func truth(of expression: Expression) throws(Diagnostic) -> Bool {
    let value = try value(of: expression)
    if let truth = value.holds { return truth }
    throw Diagnostic(
      .wrongKind, "true or false is needed here, not \(value.description)",
      labels: [.init(expression.span)])
  }
}

extension Value {
  /// Whether a value counts as true: a tensor if none of its cells is 0; nil for shapes, texts and
  /// records.
  var holds: Bool? {
    switch self {
    case .truth(let truth): return truth
    case .tensor(let tensor):
      return (0..<tensor.count).allSatisfy { !tensor.cell($0).isZero }
    default: return nil
    }
  }

  /// Whether a value counts as false; a tensor only if all its cells are 0.
  var failsEverywhere: Bool {
    guard case .tensor(let tensor) = self else { return holds != true }
    return (0..<tensor.count).allSatisfy { tensor.cell($0).isZero }
  }
}

extension Evaluator {
  /// Whether a condition is true. Tensors are equal if all their cells are, and different if any cell
  /// is.
  func holds(_ condition: Expression) throws(Diagnostic) -> Bool {
    switch condition.node {
    case .binary(.and, let left, let right):
      guard try holds(left) else { return false }
      return try holds(right)
    case .binary(.or, let left, let right):
      guard try !holds(left) else { return true }
      return try holds(right)
    case .unary(.not, let operand): return try !holds(operand)
    case .binary(.notEqual, _, _): return try !value(of: condition).failsEverywhere
    default: return try value(of: condition).holds == true
    }
  }
}

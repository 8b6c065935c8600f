internal import Arithmetic
internal import Commands
internal import Computations
internal import Documents
internal import Syntax

/// Expressions as the computations they are.
extension Evaluator {
  /// Where an expression's value comes from: for a name what is kept with it, else the expression
  /// itself with the variables in it, from which a computation is made when somebody asks.
  static func provenance(
    of expression: Expression, in names: Names, source: String, _ context: CallContext
  ) -> Provenance {
    switch expression.node {
    case .number, .shape, .text, .range, .unknown: return .given
    case .name(let name): return names[name]?.provenance ?? .given
    default:
      if expression.isLiteral { return .given }
      var used: [String: Variable] = [:]
      for name in expression.names where used[name] == nil {
        used[name] = names[name].map { Variable($0.value, provenance: $0.provenance.asSource) }
      }
      let kept = Names(variables: used, last: used["_"], functions: names.functions)
      return Provenance(
        WrittenComputation(
          expression: expression,
          evaluator: Evaluator(names: kept, context: context.unbound, source: source)),
        from: used.values.map { ($0.value.asTensor, $0.provenance) })
    }
  }

  /// Where a command's argument comes from.
  static func source(
    of argument: BoundArgument, in names: Names, source: String, _ context: CallContext
  ) -> Provenance {
    argument.expression.map { provenance(of: $0, in: names, source: source, context) } ?? .given
  }

  /// The computation that an expression is.
  func computation(of expression: Expression) throws(Diagnostic) -> any Computation {
    if case .name(let name) = expression.node, let known = names.computation(of: name) {
      return known
    }
    switch expression.node {
    case .member(let base, let name):
      if let part = (try? computation(of: base))?.part(name) { return part }
    case .call(let name, _, _) where EntryTable.language.kind(of: name) == .command:
      // Several values by name have a computation too.
      if let known = try answer(to: expression).computation { return known }
    default: break
    }
    let result = try tensor(of: expression)
    let text = expression.span.text(in: source) ?? ""
    switch expression.node {
    case .unary(.minus, let operand):
      return CellwiseComputation(
        kind: text, form: .prefix("−"), operands: [try self.operand(operand)], result: result,
        within: limits)
    case .unary(.plus, let operand): return try computation(of: operand)
    case .binary(.matrixMultiply, let left, let right):
      let operands = [try operand(left), try operand(right)]
      guard operands.allSatisfy({ $0.shape.count == 1 || $0.shape.count == 2 }) else { break }
      return MatrixProductComputation(kind: text, operands: operands, result: result)
    case .binary(let sign, let left, let right):
      return CellwiseComputation(
        kind: text, form: .infix(sign.printed), operands: [try operand(left), try operand(right)],
        result: result, within: limits)
    case .transposed(let part), .index(let part, _):
      return try gathered(expression, [part], result, text)
    case .matrix(let rows): return try gathered(expression, rows.flatMap { $0 }, result, text)
    case .tuple(let parts): return try gathered(expression, parts, result, text)
    case .call(let name, let span, let arguments):
      return try called(name, span, arguments, expression, result, text)
    default: break
    }
    return GivenComputation(
      result: result, reason: expression.isLiteral ? "as it was typed" : "as \(text) gives it")
  }

  private func called(
    _ name: String, _ span: Span, _ arguments: [Argument], _ expression: Expression,
    _ result: Tensor, _ text: String
  ) throws(Diagnostic) -> any Computation {
    guard let function = EntryTable.language.entry(named: name) as? Function else {
      return GivenComputation(result: result, reason: "as \(text) gives it")
    }
    var binder = binder(for: function.parameters, of: name)
    let bound = try binder.bind(arguments)
    let call = Call(name: name, arguments: bound, span: span, context: context)
    return function.computation(of: call, result: result, text: text) { argument, tensor in
      argument.expression.map { operand($0, tensor) }
        ?? Operand(letter: "x", shape: tensor.shape, tensor: tensor, span: argument.span)
    }
  }

  /// A rearrangement of its parts, read off by what it does to other numbers in their place.
  private func gathered(
    _ expression: Expression, _ parts: [Expression], _ result: Tensor, _ text: String
  ) throws(Diagnostic) -> any Computation {
    var operands: [Operand] = []
    var pattern = expression
    for (place, part) in parts.enumerated() {
      operands.append(try operand(part))
      pattern = pattern.replacing(part.span, by: Self.hole(place))
    }
    let (evaluator, written) = (self, pattern)
    return GatheredComputation(
      kind: text, facts: operands.map { "\($0.name) \(ShapeText.times($0.shape))" },
      operands: operands, result: result
    ) { numbered in
      var variables = evaluator.variables
      for (place, tensor) in numbered.enumerated() {
        variables[Self.hole(place)] = Variable(.tensor(tensor))
      }
      return try? Evaluator(
        names: evaluator.names.with(variables: variables), context: evaluator.context,
        source: evaluator.source
      ).tensor(of: written)
    }
  }

  /// A name that cannot be typed.
  private static func hole(_ place: Int) -> String { "‹\(place)›" }

  /// A part of an expression as an operand, with its name or its text.
  private func operand(_ expression: Expression) throws(Diagnostic) -> Operand {
    operand(expression, try tensor(of: expression))
  }

  private func operand(_ expression: Expression, _ tensor: Tensor) -> Operand {
    var name = expression.span.text(in: source) ?? "x"
    switch expression.node {
    case .unary, .binary: name = "(\(name))"
    default: break
    }
    var isVariable = false
    if case .name(let variable) = expression.node { isVariable = names[variable] != nil }
    return Operand(
      name: name, letter: "x", shape: tensor.shape, tensor: tensor, span: expression.span,
      isVariable: isVariable,
      source: Self.provenance(of: expression, in: names, source: source, context))
  }
}

/// An expression with the variables in it, made into a computation when somebody asks.
private struct WrittenComputation: ComputationSource {
  let expression: Expression
  let evaluator: Evaluator

  var computation: any Computation {
    (try? evaluator.computation(of: expression))
      ?? GivenComputation(result: Tensor(0), reason: "and cannot be computed again")
  }
}

extension BinaryOperator {
  /// The sign as answers print it.
  fileprivate var printed: String {
    switch self {
    case .multiply: "·"
    case .subtract: "−"
    default: rawValue
    }
  }
}

extension Expression {
  /// Whether it is made of numbers alone.
  fileprivate var isLiteral: Bool {
    switch node {
    case .number, .shape, .text: true
    case .matrix, .tuple, .unary: children.allSatisfy(\.isLiteral)
    default: false
    }
  }

  /// The names in it, of variables and of options alike.
  fileprivate var names: [String] {
    if case .name(let name) = node { return [name] }
    return children.flatMap(\.names)
  }
}

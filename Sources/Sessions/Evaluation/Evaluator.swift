internal import Arithmetic
internal import Commands
internal import Computations
internal import Documents
internal import Syntax

/// Evaluates expressions with the variables, settings and limits that a session has at one moment.
struct Evaluator {
  let names: Names
  let context: CallContext
  let source: String

  /// The variables. A class, so that the evaluator, its copies and the context of a call share one.
  final class Names: Sendable {
    let variables: [String: Variable]
    let last: Variable?
    /// The last computation that can be gone back into.
    let lastComputation: Subject?
    /// The user's own functions.
    let functions: [String: OwnFunction]
    /// How many calls of them this is within, and how many the statement has made.
    let level: Int
    let calls: OwnFunction.Calls

    init(
      variables: [String: Variable], last: Variable?, lastComputation: Subject? = nil,
      functions: [String: OwnFunction] = [:], level: Int = 0,
      calls: OwnFunction.Calls = OwnFunction.Calls()
    ) {
      self.variables = variables
      self.last = last
      self.lastComputation = lastComputation
      self.functions = functions
      self.level = level
      self.calls = calls
    }

    /// The same with other variables.
    func with(variables: [String: Variable], level: Int? = nil) -> Names {
      Names(
        variables: variables, last: last, lastComputation: lastComputation, functions: functions,
        level: level ?? self.level, calls: calls)
    }

    /// What a name stands for; `_` is the last result.
    subscript(name: String) -> Variable? { name == "_" ? last : variables[name] }

    /// The computation behind a variable, or the last one for nil.
    func computation(of name: String?) -> (any Computation)? {
      guard let name else { return lastComputation?.computation }
      guard let variable = self[name] else { return nil }
      return variable.computation
        ?? variable.value.asTensor.map { GivenComputation(result: $0, variable.provenance) }
    }
  }

  var variables: [String: Variable] { names.variables }
  var last: Variable? { names.last }

  var limits: Limits { context.limits }

  func value(of expression: Expression) throws(Diagnostic) -> Value {
    switch expression.node {
    case .number(let literal): return .tensor(Tensor(try number(literal, at: expression.span)))
    case .shape(let sizes): return .shape(sizes)
    case .text(let text): return .text(text)
    case .name(let name): return try variable(name, at: expression.span)
    case .matrix(let rows):
      return try counted(try matrix(rows, at: expression.span), at: expression.span)
    case .tuple(let parts):
      return try counted(try stack(parts, at: expression.span), at: expression.span)
    case .unary(let sign, let operand): return try unary(sign, operand, at: expression.span)
    case .binary(let sign, let left, let right):
      return try binary(sign, left, right, at: expression.span)
    case .transposed(let operand):
      let tensor = try tensor(of: operand)
      return try counted(
        try attempt(at: expression.span, try tensor.transposed()), at: expression.span)
    case .call(let name, let nameSpan, let arguments):
      return try call(name, nameSpan, arguments)
    case .index(let base, let subscripts):
      return try element(of: base, subscripts, at: expression.span)
    case .member(let base, let name): return try member(name, of: base, at: expression.span)
    case .range:
      throw Diagnostic(
        .wrongKind, "a range is only allowed in options such as k=1..7",
        labels: [.init(expression.span)], help: ["iota(7) counts from 0 to 6"])
    case .unknown:
      throw Diagnostic(
        .wrongKind, "`?` is only allowed in shape, for the size to be found",
        labels: [.init(expression.span)], help: ["shape i=? k=3 s=2 o=16"])
    }
  }

  func tensor(of expression: Expression) throws(Diagnostic) -> Tensor {
    let value = try value(of: expression)
    if let tensor = value.asTensor { return tensor }
    throw Diagnostic(
      .wrongKind, "numbers are needed here, not \(value.description)",
      labels: [.init(expression.span)])
  }

  /// An intermediate value, with its memory counted until it goes.
  func counted(_ tensor: Tensor, at span: Span) throws(Diagnostic) -> Value {
    .tensor(try attempt(at: span, try tensor.counted(within: limits)))
  }

  func attempt<T>(at span: Span, _ body: @autoclosure () throws(ArithmeticError) -> T)
    throws(Diagnostic) -> T
  {
    do { return try body() } catch { throw error.diagnostic(at: span) }
  }

  private func number(_ literal: NumberLiteral, at span: Span) throws(Diagnostic) -> Scalar {
    switch literal {
    case .integer(let value): return .exact(Rational(value))
    case .decimal(let digits, let exponent):
      return .exact(
        try attempt(at: span, try Rational(digits: digits, exponent: exponent)))
    case .long(let text):
      do throws(ArithmeticError) {
        return try Scalar(parsing: text, within: limits)
      } catch {
        guard case .notFinite = error else { throw error.diagnostic(at: span) }
        throw Diagnostic(
          .badNumber, "this number is too large for a 64-bit float", labels: [.init(span)],
          help: ["the greatest is 1.7976931348623157e308; a whole number without e stays exact"])
      }
    }
  }

  private func member(_ name: String, of base: Expression, at span: Span) throws(Diagnostic)
    -> Value
  {
    let value = try value(of: base)
    guard case .record(let fields) = value else {
      throw Diagnostic(
        .wrongKind, "\(value.description) has no parts", labels: [.init(span)],
        help: [Self.advice(onMember: name)])
    }
    if let field = fields.first(where: { $0.name == name }) { return field.value }
    throw Diagnostic(
      .unknownName, "there is no part `\(name)` here", labels: [.init(span)],
      help: ["its parts are: " + fields.map(\.name).joined(separator: ", ")])
  }

  /// Advice for NumPy's methods and attributes, such as `x.T`.
  private static func advice(onMember name: String) -> String {
    if name == "T" { return "the transpose is written x'" }
    if let kind = EntryTable.language.kind(of: name), kind == .function || kind == .command {
      return "write it as a function: \(name)(x)"
    }
    return "grad(x, k, dy).dx selects one of several results by name"
  }
}

extension Value {
  /// The value as a tensor: a shape as a vector, true and false as 1 and 0; nil for texts and records.
  var asTensor: Tensor? {
    switch self {
    case .tensor(let tensor): tensor
    case .shape(let sizes): Tensor(sizes)
    case .truth(let truth): Tensor(truth ? 1 : 0)
    case .text, .record, .network: nil
    }
  }
}

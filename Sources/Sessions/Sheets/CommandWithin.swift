public import Commands
internal import Computations
public import Documents
public import Syntax

/// A command inside a key, and the expression around it.
///
/// `relu(conv(x, k))[0,0]` contains the command `conv(x, k)`; the surrounding expression computes the
/// key from any value in its place.
public struct CommandWithin: Sendable {
  public let answer: Answer
  private let surroundings: @Sendable (Value) throws(Diagnostic) -> Value

  /// The value of the key with `value` in place of the command.
  public func value(puttingIn value: Value) throws(Diagnostic) -> Value { try surroundings(value) }

  init(answer: Answer, surroundings: @escaping @Sendable (Value) throws(Diagnostic) -> Value) {
    self.answer = answer
    self.surroundings = surroundings
  }
}

extension Session {
  /// The command of a key; nil if there is none, as in `2 + 2`.
  ///
  /// Of several, the outermost whose computation is known; `shape(…)` of a computation is passed over in
  /// favour of that computation.
  public func command(in key: PosedAnswer) -> CommandWithin? {
    guard case .expression(let expression) = key.body else {
      return key.body == nil
        ? nil : CommandWithin(answer: key.answer) { value throws(Diagnostic) in value }
    }
    var session = self
    session.variables = key.variables
    let source = key.source
    let calls = expression.commandCalls
    for (place, call) in calls.enumerated() {
      if case .call("shape", _, _) = call.node, calls.count > place + 1 { continue }
      guard let answer = try? session.answer(to: .expression(call), of: source),
        answer.computation != nil
      else { continue }
      if place == 0, call.span == expression.span {
        return CommandWithin(answer: answer) { value throws(Diagnostic) in value }
      }
      let hole = expression.replacing(call.span, by: Self.hole)
      return CommandWithin(answer: answer) { [session] value throws(Diagnostic) in
        var session = session
        session.variables[Self.hole] = Variable(value)
        return try session.evaluator(for: source).value(of: hole)
      }
    }
    return nil
  }

  /// A name that cannot be typed.
  private static let hole = "‹command›"
}

extension Expression {
  /// The command calls in it, outer ones first.
  fileprivate var commandCalls: [Expression] {
    var calls: [Expression] = []
    if case .call(let name, _, _) = node, EntryTable.language.kind(of: name) == .command {
      calls.append(self)
    }
    return calls + children.flatMap(\.commandCalls)
  }

  var children: [Expression] {
    switch node {
    case .number, .shape, .text, .name, .unknown: []
    case .matrix(let rows): rows.flatMap { $0 }
    case .tuple(let parts): parts
    case .unary(_, let operand), .transposed(let operand), .member(let operand, _): [operand]
    case .binary(_, let left, let right), .range(let left, let right): [left, right]
    case .call(_, _, let arguments): arguments.map(\.value)
    case .index(let base, let subscripts): [base] + subscripts.flatMap(\.expressions)
    }
  }

  /// The expression with the part at `place` replaced by a name.
  func replacing(_ place: Span, by name: String) -> Expression {
    if span == place { return Expression(.name(name), span) }
    func inner(_ part: Expression) -> Expression { part.replacing(place, by: name) }
    switch node {
    case .number, .shape, .text, .name, .unknown: return self
    case .matrix(let rows): return Expression(.matrix(rows.map { $0.map(inner) }), span)
    case .tuple(let parts): return Expression(.tuple(parts.map(inner)), span)
    case .unary(let sign, let operand): return Expression(.unary(sign, inner(operand)), span)
    case .transposed(let operand): return Expression(.transposed(inner(operand)), span)
    case .member(let operand, let part): return Expression(.member(inner(operand), part), span)
    case .binary(let sign, let left, let right):
      return Expression(.binary(sign, inner(left), inner(right)), span)
    case .range(let left, let right): return Expression(.range(inner(left), inner(right)), span)
    case .call(let function, let nameSpan, let arguments):
      let replaced = arguments.map {
        Argument(name: $0.name, nameSpan: $0.nameSpan, value: inner($0.value))
      }
      return Expression(.call(name: function, nameSpan: nameSpan, arguments: replaced), span)
    case .index(let base, let subscripts):
      return Expression(.index(inner(base), subscripts.map { $0.map(inner) }), span)
    }
  }
}

extension Subscript {
  fileprivate var expressions: [Expression] {
    switch self {
    case .index(let index): [index]
    case .slice(let start, let end, let step, _): [start, end, step].compactMap { $0 }
    }
  }

  fileprivate func map(_ change: (Expression) -> Expression) -> Subscript {
    switch self {
    case .index(let index): .index(change(index))
    case .slice(let start, let end, let step, let span):
      .slice(start.map(change), end.map(change), step.map(change), span)
    }
  }
}

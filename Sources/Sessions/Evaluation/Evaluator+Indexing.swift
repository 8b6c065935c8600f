internal import Arithmetic
internal import Documents
internal import Syntax

extension Evaluator {
  /// The value of `x[1, 0:2]`. Indices count from 0, negative ones from the end; a slice excludes its
  /// end.
  func element(of base: Expression, _ subscripts: [Subscript], at span: Span) throws(Diagnostic)
    -> Value
  {
    let tensor = try tensor(of: base)
    var selections: [Selection] = []
    for place in subscripts { selections.append(try selection(place)) }
    guard selections.count <= tensor.rank else {
      throw Diagnostic(
        .index,
        "\(selections.count) indices for a tensor of rank \(tensor.rank)",
        labels: [.init(span, "shape \(ShapeWords.of(tensor.shape))")])
    }
    do throws(ArithmeticError) {
      return .tensor(try tensor.selecting(selections).counted(within: limits))
    } catch {
      guard case .indexOutOfRange(let axis, _, let size) = error, axis < subscripts.count else {
        throw error.diagnostic(at: span)
      }
      guard size > 0 else {
        throw Diagnostic(
          .index, "axis \(axis) is empty",
          labels: [.init(subscripts[axis].span, "shape \(ShapeWords.of(tensor.shape))")])
      }
      throw error.diagnostic(at: subscripts[axis].span)
    }
  }

  private func selection(_ place: Subscript) throws(Diagnostic) -> Selection {
    switch place {
    case .index(let expression): return .index(try integer(expression))
    case .slice(let start, let stop, let step, let span):
      let stride = try step.map(integer) ?? 1
      guard stride != 0 else {
        throw Diagnostic(
          .index, "the step of a slice cannot be 0",
          labels: [.init(step?.span ?? span)], help: ["::2 takes every second, ::-1 goes backwards"]
        )
      }
      return .range(start: try start.map(integer), stop: try stop.map(integer), step: stride)
    }
  }

  func integer(_ expression: Expression) throws(Diagnostic) -> Int {
    let tensor = try tensor(of: expression)
    if tensor.isScalar, let value = tensor.intValues?.first { return value }
    throw Diagnostic(
      .wrongKind, "a whole number is needed here", labels: [.init(expression.span)])
  }
}

extension Subscript {
  fileprivate var span: Span {
    switch self {
    case .index(let expression): expression.span
    case .slice(_, _, _, let span): span
    }
  }
}

extension Optional {
  /// `map` for typed throws.
  fileprivate func map<T>(_ transform: (Wrapped) throws(Diagnostic) -> T) throws(Diagnostic) -> T? {
    guard let value = self else { return nil }
    return try transform(value)
  }
}

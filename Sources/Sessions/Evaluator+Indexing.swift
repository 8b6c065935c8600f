internal import Arithmetic
internal import Documents
internal import Syntax

extension Evaluator {
  /// `x[1, 0:2]`: places counted from 0, the end of a slice excluded, negative ones from the end.
  func element(of base: Expression, _ subscripts: [Subscript], at span: Span) throws(Diagnostic)
    -> Value
  {
    let tensor = try tensor(of: base)
    var selections: [Selection] = []
    for place in subscripts { selections.append(try selection(place)) }
    guard selections.count <= tensor.rank else {
      throw Diagnostic(
        .index,
        "\(selections.count) places for a tensor of rank \(tensor.rank)",
        labels: [.init(span, "shape \(ShapeWords.of(tensor.shape))")])
    }
    return .tensor(
      try attempt(at: span) { () throws(ArithmeticError) in try tensor.selecting(selections) })
  }

  private func selection(_ place: Subscript) throws(Diagnostic) -> Selection {
    switch place {
    case .index(let expression): return .index(try integer(expression))
    case .slice(let start, let stop, let step, _):
      return .range(
        start: try start.map(integer), stop: try stop.map(integer),
        step: try step.map(integer) ?? 1)
    }
  }

  func integer(_ expression: Expression) throws(Diagnostic) -> Int {
    let tensor = try tensor(of: expression)
    if tensor.isScalar, let value = tensor.intValues?.first { return value }
    throw Diagnostic(
      .wrongKind, "a whole number is needed here", labels: [.init(expression.span)])
  }
}

extension Optional {
  /// `map` for typed throws.
  fileprivate func map<T>(_ transform: (Wrapped) throws(Diagnostic) -> T) throws(Diagnostic) -> T? {
    guard let value = self else { return nil }
    return try transform(value)
  }
}

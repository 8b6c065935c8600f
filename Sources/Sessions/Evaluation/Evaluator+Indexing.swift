internal import Arithmetic
internal import Documents
internal import Syntax

extension Evaluator {
  /// The value of `x[1, 0:2]`. Indices count from 0, negative ones from the end; a slice excludes its
  /// end.
  func element(of base: Expression, _ subscripts: [Subscript], at span: Span) throws(Diagnostic)
    -> Value
  {
    let value = try value(of: base)
    if case .network(let network) = value { return try part(of: network, subscripts, at: span) }
    guard let tensor = value.asTensor else {
      throw Diagnostic(
        .wrongKind, "numbers are needed here, not \(value.description)",
        labels: [.init(base.span)])
    }
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

  /// A layer of a network, or some of them, as a network of its own. Layers count from 1; 0 is the input.
  private func part(
    of network: Network, _ subscripts: [Subscript], at span: Span
  ) throws(Diagnostic) -> Value {
    let count = network.layers.count
    func place(_ number: Int, in range: ClosedRange<Int>, at span: Span) throws(Diagnostic) -> Int {
      let place = number < 0 ? number + count + 1 : number
      guard range.contains(place) else {
        throw Diagnostic(
          .index, "there is no layer \(number): layers run from 1 to \(count), and 0 is the input",
          labels: [.init(span)])
      }
      return place
    }
    guard subscripts.count == 1 else {
      throw Diagnostic(
        .index, "a network has one index: its layer", labels: [.init(span)],
        help: ["after forward n x, why n[2][0,0] looks into a cell behind layer 2"])
    }
    let range: Range<Int>
    switch subscripts[0] {
    case .index(let expression):
      let layer = try place(try integer(expression), in: 0...count, at: expression.span)
      range = layer == 0 ? 0..<0 : (layer - 1)..<layer
    case .slice(let start, let stop, let step, let span):
      guard step == nil else {
        throw Diagnostic(
          .index, "layers are taken one after another", labels: [.init(step?.span ?? span)],
          help: ["n[1:4] are the layers 1, 2 and 3"])
      }
      let first =
        try start.map { e throws(Diagnostic) in
          try place(try integer(e), in: 0...count, at: e.span)
        } ?? 1
      let last =
        try stop.map { e throws(Diagnostic) in
          let number = try integer(e)
          return try place(number, in: 0...(count + 1), at: e.span)
        } ?? count + 1
      range = max(first - 1, 0)..<max(last - 1, max(first - 1, 0))
    }
    do { return .network(try network.part(range)) } catch {
      throw error.error.diagnostic(at: span)
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

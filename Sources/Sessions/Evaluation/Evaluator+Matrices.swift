internal import Arithmetic
internal import Documents
internal import Syntax

extension Evaluator {
  /// The value of `[1 2; 3 4]`: rows of numbers, or tensors of equal shape stacked along a new first
  /// axis.
  func matrix(_ rows: [[Expression]], at span: Span) throws(Diagnostic) -> Tensor {
    if let plain = try plainMatrix(rows, at: span) { return plain }
    if rows.isEmpty { return .exact(Grid(shape: [0], cells: [])) }
    if rows.count == 1 { return try stack(rows[0], at: span) }
    let parts = try tensors(of: rows, at: span) { row throws(Diagnostic) in
      // A row that consists of one tensor is that tensor: [a; b] has the rows a and b.
      guard row.count == 1 else { return try stack(row, at: span) }
      let part = try tensor(of: row[0])
      return part.isScalar ? try reshaped(part, [1], at: row[0].span) : part
    }
    return try stacked(parts, rows.map { $0.first?.span ?? span }, at: span)
  }

  /// The common case, a matrix of integer literals, without a tensor for each cell; nil for all others.
  private func plainMatrix(_ rows: [[Expression]], at span: Span) throws(Diagnostic) -> Tensor? {
    guard let width = rows.first?.count, width > 0 else { return nil }
    var cells: [Rational] = []
    cells.reserveCapacity(rows.count * width)
    for row in rows {
      for cell in row {
        switch cell.node {
        case .number(.integer(let value)): cells.append(Rational(value))
        case .unary(.minus, let operand):
          guard case .number(.integer(let value)) = operand.node else { return nil }
          cells.append(-Rational(value))
        default: return nil
        }
      }
    }
    guard rows.allSatisfy({ $0.count == width }) else { throw ragged(rows, at: span) }
    _ = try attempt(at: span, try limits.count([cells.count]))
    return .exact(
      Grid(shape: rows.count == 1 ? [width] : [rows.count, width], cells: cells))
  }

  private func ragged(_ rows: [[Expression]], at span: Span) -> Diagnostic {
    let first = rows[0].count
    let index = rows.firstIndex { $0.count != first } ?? 0
    let odd = rows[index]
    let place = odd.first.map { $0.span.joined(odd[odd.count - 1].span) } ?? span
    return Diagnostic(
      .raggedMatrix,
      "row 0 has \(first) \(first == 1 ? "number" : "numbers"), row \(index) has \(odd.count)",
      labels: [.init(place, "row \(index)")], help: ["all rows of a matrix have the same length"])
  }

  /// Tensors of equal shape stacked along a new first axis; scalars make a vector.
  func stack(_ parts: [Expression], at span: Span) throws(Diagnostic) -> Tensor {
    let tensors = try tensors(of: parts, at: span) { part throws(Diagnostic) in
      try tensor(of: part)
    }
    if tensors.isEmpty { return .exact(Grid(shape: [0], cells: [])) }
    return try stacked(tensors, parts.map(\.span), at: span)
  }

  /// The tensors of a list. The memory of earlier ones counts while later ones are computed.
  private func tensors<Part>(
    of list: [Part], at span: Span, _ value: (Part) throws(Diagnostic) -> Tensor
  ) throws(Diagnostic) -> [Tensor] {
    var tensors: [Tensor] = []
    tensors.reserveCapacity(list.count)
    var small = SmallValueCount()
    for part in list {
      let tensor = try value(part)
      tensors.append(tensor)
      let bytes = tensor.uncountedBytes
      try attempt(at: span, try small.add(bytes, within: limits))
    }
    return tensors
  }

  private func stacked(_ parts: [Tensor], _ spans: [Span], at span: Span) throws(Diagnostic)
    -> Tensor
  {
    if let odd = parts.firstIndex(where: { $0.shape != parts[0].shape }) {
      throw Diagnostic(
        .raggedMatrix,
        "the parts differ in shape: \(ShapeWords.of(parts[0].shape)) and \(ShapeWords.of(parts[odd].shape))",
        labels: [.init(spans[odd], ShapeWords.of(parts[odd].shape))],
        help: ["concat(a, b) joins tensors along an existing axis"])
    }
    let limits = limits
    return try attempt(at: span, try Tensor.stacked(parts, within: limits))
  }

  private func reshaped(_ tensor: Tensor, _ shape: [Int], at span: Span) throws(Diagnostic)
    -> Tensor
  {
    let limits = limits
    return try attempt(at: span, try tensor.reshaped(to: shape, within: limits))
  }
}

enum ShapeWords {
  /// A shape in messages: `3×4`, or `one number` for a scalar.
  static func of(_ shape: [Int]) -> String {
    shape.isEmpty ? "one number" : shape.map(String.init).joined(separator: "×")
  }

  /// The same, with "the shape" before sizes, where `5` alone could be read as a value.
  static func long(_ shape: [Int]) -> String {
    shape.isEmpty ? "one number" : "the shape \(of(shape))"
  }
}

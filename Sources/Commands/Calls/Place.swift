internal import Arithmetic
internal import Computations
internal import Syntax

/// One cell that a question is about, such as `y[1,2]`.
struct Place: Sendable {
  let name: String
  /// Which of several values of that name: `dx` of `g.dx[0]`, `[3]` of the layer `n[3][0,1]`.
  let part: String?
  let index: [Int]
  let span: Span

  /// The name as typed: `y`, `g.dx`.
  var text: String { part.map { $0.hasPrefix("[") ? name + $0 : "\(name).\($0)" } ?? name }

  /// Reads a place from an expression that was not evaluated.
  ///
  /// - Throws: `wrong-kind` for anything but a name with whole numbers in brackets.
  init(_ expression: Expression) throws(Diagnostic) {
    var (base, subscripts) = (expression, [Subscript]())
    if case .index(let inner, let places) = expression.node { (base, subscripts) = (inner, places) }
    var part: String?
    if case .index(let inner, let layer) = base.node, case .name = inner.node, layer.count == 1,
      case .index(let number) = layer[0], let value = Self.integer(number)
    {
      (base, part) = (inner, "[\(value)]")
    }
    if case .member(let inner, let name) = base.node { (base, part) = (inner, name) }
    guard case .name(let name) = base.node else {
      throw Diagnostic(
        .wrongKind, "a single cell is needed here, such as y[1,2]",
        labels: [.init(expression.span)])
    }
    var index: [Int] = []
    for place in subscripts {
      guard case .index(let number) = place, let value = Self.integer(number) else {
        throw Diagnostic(
          .wrongKind, "a single cell has one whole number for each axis",
          labels: [.init(expression.span)], help: ["for example \(name)[0,0]"])
      }
      index.append(value)
    }
    self.name = name
    self.part = part
    self.index = index
    span = expression.span
  }

  private static func integer(_ expression: Expression) -> Int? {
    switch expression.node {
    case .number(.integer(let value)): return value
    case .unary(.minus, let operand):
      guard case .number(.integer(let value)) = operand.node else { return nil }
      return -value
    default: return nil
    }
  }

  /// The place in a computation's result; a result of one number needs no place.
  func resolved(in computation: any Computation) throws(Diagnostic) -> [Int] {
    // What has no cells at all says so, whatever place was asked for.
    if computation.outputShape.isEmpty, computation.givesSizesOnly || !computation.hasCells {
      throw computation.unexplained(at: span)
    }
    return try resolved(in: computation.outputShape)
  }

  /// The place counted from 0 along each axis of a shape.
  ///
  /// - Throws: `index` where there is no such cell.
  func resolved(in shape: [Int]) throws(Diagnostic) -> [Int] {
    guard index.count == shape.count else {
      throw Diagnostic(
        .index,
        "\(text) has the shape \(ShapeText.times(shape)), so a cell has "
          + "\(Count(shape.count, "number")), not \(index.count)",
        labels: [.init(span)])
    }
    var result: [Int] = []
    for (axis, (place, size)) in zip(index, shape).enumerated() {
      guard place >= -size, place < size else {
        throw Diagnostic(
          .index,
          "index \(place) is outside axis \(axis) of \(text), which runs from 0 to \(size - 1)",
          labels: [.init(span)], help: ["counting begins at 0; −1 is the last"])
      }
      result.append(place < 0 ? place + size : place)
    }
    return result
  }
}

extension Parameter {
  static let place = Parameter(
    "cell", [], .place, "one cell, such as y[1,2]", positional: true)
}

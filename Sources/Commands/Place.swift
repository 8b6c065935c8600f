internal import Arithmetic
internal import Syntax

/// One cell that a question is about, such as `y[1,2]`.
struct Place: Sendable {
  let name: String
  let index: [Int]
  let span: Span

  /// Reads a place from an expression that was not evaluated.
  ///
  /// - Throws: `wrong-kind` for anything but a name with whole numbers in brackets.
  init(_ expression: Expression) throws(Diagnostic) {
    guard case .index(let base, let subscripts) = expression.node,
      case .name(let name) = base.node
    else {
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

  /// The place counted from 0 along each axis of a shape.
  ///
  /// - Throws: `index` where there is no such cell.
  func resolved(in shape: [Int]) throws(Diagnostic) -> [Int] {
    guard index.count == shape.count else {
      throw Diagnostic(
        .index,
        "\(name) has the shape \(ShapeText.times(shape)), so a cell has "
          + "\(Count(shape.count, "number")), not \(index.count)",
        labels: [.init(span)])
    }
    var result: [Int] = []
    for (axis, (place, size)) in zip(index, shape).enumerated() {
      guard place >= -size, place < size else {
        throw Diagnostic(
          .index,
          "index \(place) is outside axis \(axis) of \(name), which runs from 0 to \(size - 1)",
          labels: [.init(span)], help: ["counting begins at 0; −1 is the last"])
      }
      result.append(place < 0 ? place + size : place)
    }
    return result
  }
}

extension Call {
  /// The place that is asked about and the computation behind it.
  func placeAndOrigin() throws(Diagnostic) -> (Place, Origin) {
    let argument = try required(.place)
    guard case .place(let expression) = argument.value else {
      throw wrongKind(argument, "a single cell is needed here, such as y[1,2]")
    }
    let place = try Place(expression)
    if let origin = context.origin(place.name) ?? context.origin(nil) { return (place, origin) }
    throw Diagnostic(
      .nothingYet, "there is no convolution to look into yet", labels: [.init(place.span)],
      help: ["y = conv x k, then why y[0,0]"])
  }
}

extension Parameter {
  static let place = Parameter(
    "cell", [], .place, "one cell, such as y[1,2]", positional: true)
}

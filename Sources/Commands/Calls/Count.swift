internal import Arithmetic

/// A number with its noun, so that messages agree in grammar: `1 row`, `5 rows`.
struct Count: CustomStringConvertible {
  let number: Int
  let singular: String
  let plural: String

  init(_ number: Int, _ singular: String, _ plural: String? = nil) {
    self.number = number
    self.singular = singular
    self.plural = plural ?? singular + "s"
  }

  var description: String { "\(number) \(number == 1 ? singular : plural)" }
}

/// What the positions along an axis are called.
enum AxisName {
  /// `rows`, `columns`, `planes`; `samples` for a signal.
  static func plural(_ axis: Int, of rank: Int) -> String {
    switch (rank, axis) {
    case (1, _): "samples"
    case (2, 0), (3, 1): "rows"
    case (2, 1), (3, 2): "columns"
    case (3, 0): "planes"
    default: "cells of axis \(axis)"
    }
  }

  /// `row`, `column`, `plane`, `sample`.
  static func singular(_ axis: Int, of rank: Int) -> String {
    let many = plural(axis, of: rank)
    return rank <= 3 ? String(many.dropLast()) : many
  }

  static func count(_ number: Int, _ axis: Int, of rank: Int) -> String {
    let many = plural(axis, of: rank)
    return number == 1 && many.hasSuffix("s") && rank <= 3
      ? "1 \(many.dropLast())" : "\(number) \(many)"
  }
}

extension SpatialAxis {
  var plural: String { AxisName.plural(index, of: rank) }

  /// `1 row`, `3 rows`
  func count(_ number: Int) -> String { AxisName.count(number, index, of: rank) }
}

/// Shapes as people write them.
enum ShapeText {
  static func times(_ shape: [Int]) -> String {
    guard let first = shape.first else { return "a single number" }
    return shape.dropFirst().reduce(String(first)) { $0 + "×" + String($1) }
  }

  /// The spelling that can be typed back in.
  static func typed(_ shape: [Int]) -> String {
    shape.count == 1 ? "(\(shape[0]),)" : shape.map(String.init).joined(separator: "x")
  }

  /// The spelling of a shape in the place of an operand: `5`, `5x5`.
  static func operand(_ shape: [Int]) -> String { shape.map(String.init).joined(separator: "x") }

  /// `2`, or `(2, 1)` where axes differ.
  static func perAxis(_ numbers: [Int]) -> String {
    guard let first = numbers.first else { return "" }
    if numbers.allSatisfy({ $0 == first }) { return String(first) }
    return "(" + numbers.map(String.init).joined(separator: ", ") + ")"
  }

  /// `y[0,1]`
  static func place(_ name: String, _ index: [Int]) -> String {
    index.isEmpty ? name : name + "[" + index.map(String.init).joined(separator: ",") + "]"
  }
}

public import Arithmetic
public import Syntax

/// An input or a kernel as it was given: numbers, or only a shape.
public struct Operand: Sendable {
  /// The variable's name, or the letter used for it.
  public let name: String
  public let shape: [Int]
  /// nil where only the shape is known.
  public let tensor: Tensor?
  public let span: Span
  /// Whether the name is a variable's.
  public var isVariable = false

  /// The numbers, or symbols named after the operand in their place.
  func cells(letter: String, within limits: Limits) throws(ArithmeticError) -> Tensor {
    if let tensor { return tensor }
    return try Tensor.symbols(letter, shape, within: limits)
  }
}

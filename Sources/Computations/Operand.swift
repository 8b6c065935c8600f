public import Arithmetic
public import Syntax

/// An input or kernel, given as numbers or only as a shape.
public struct Operand: Sendable {
  /// The variable's name, or the letter used for it.
  public let name: String
  /// Its name in answers if it is not a variable: `x`, `k`.
  public let letter: String
  /// The letter of its cells if only the shape is known: `x` for x00, `w` for w01.
  public let symbol: String
  public let shape: [Int]
  /// Nil if only the shape is known.
  public let tensor: Tensor?
  public let span: Span
  /// Whether the name is a variable's.
  public let isVariable: Bool
  /// Where its value comes from.
  public let source: Provenance

  public init(
    name: String? = nil, letter: String, symbol: String? = nil, shape: [Int],
    tensor: Tensor? = nil, span: Span, isVariable: Bool = false, source: Provenance = .given
  ) {
    self.name = name ?? letter
    self.letter = letter
    self.symbol = symbol ?? letter
    self.shape = shape
    self.tensor = tensor
    self.span = span
    self.isVariable = isVariable
    self.source = source.asSource
  }

  /// The numbers, or symbols if only the shape is known.
  public func cells(within limits: Limits) throws(ArithmeticError) -> Tensor {
    if let tensor { return tensor }
    return try Tensor.symbols(symbol, shape, within: limits)
  }

  /// The same operand with other numbers.
  public func holding(_ tensor: Tensor) -> Operand {
    Operand(
      name: name, letter: letter, symbol: symbol, shape: tensor.shape, tensor: tensor, span: span)
  }

  /// Whether its name is that of a variable or a call, not just a literal.
  var isNamed: Bool { isVariable || !source.isGiven }

  /// The text of a cell with a row-major index: `y[0,1]`.
  func place(_ flat: Int) -> String {
    ShapeText.place(name, shape.index(ofCell: flat))
  }

  /// Whether it has the same numbers, or the same shape if there are none.
  func isSame(as other: Operand) -> Bool { shape == other.shape && tensor == other.tensor }
}

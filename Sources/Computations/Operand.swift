public import Arithmetic
public import Syntax

/// An input or a kernel as it was given: numbers, or only a shape.
public struct Operand: Sendable {
  /// The variable's name, or the letter used for it.
  public let name: String
  /// What answers call it where it has no name of its own: `x`, `k`.
  public let letter: String
  /// What its cells are called where only its shape is known: `x` for x00, `w` for w01.
  public let symbol: String
  public let shape: [Int]
  /// nil where only the shape is known.
  public let tensor: Tensor?
  public let span: Span
  /// Whether the name is a variable's.
  public let isVariable: Bool
  /// Where its numbers came from, as far back as that is kept.
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

  /// The numbers, or symbols named after the operand in their place.
  public func cells(within limits: Limits) throws(ArithmeticError) -> Tensor {
    if let tensor { return tensor }
    return try Tensor.symbols(symbol, shape, within: limits)
  }

  /// The same operand with other numbers in it.
  func holding(_ tensor: Tensor) -> Operand {
    Operand(
      name: name, letter: letter, symbol: symbol, shape: tensor.shape, tensor: tensor, span: span)
  }

  /// Whether its name says more than its number: a variable's, or a call's.
  var isNamed: Bool { isVariable || !source.isGiven }

  /// `y[0,1]`, of a flat place.
  func place(_ flat: Int) -> String {
    ShapeText.place(name, WindowFigure.unravel(flat, shape))
  }

  /// Whether it has the same numbers, or the same shape where there are none.
  func isSame(as other: Operand) -> Bool { shape == other.shape && tensor == other.tensor }
}

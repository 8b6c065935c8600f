/// What has a value: a number, a matrix, a name, a sum, a call …, with the place it was typed in.
public struct Expression: Equatable, Sendable {
  public var node: Node
  public var span: Span

  @inline(__always)
  public init(_ node: Node, _ span: Span) {
    self.node = node
    self.span = span
  }

  /// Literals and names lie in place; only what holds another expression is boxed.
  public enum Node: Equatable, Sendable {
    case number(NumberLiteral)
    /// `3x3`
    case shape([Int])
    /// `"text"`, escapes undone
    case text(String)
    /// `x`, `_`
    case name(String)
    /// `[1 2; 3 4]`: rows between semicolons, elements between spaces or commas.
    case matrix([[Expression]])
    /// `(1, 2)`; one expression in parentheses is that expression itself.
    case tuple([Expression])
    indirect case unary(UnaryOperator, Expression)
    indirect case binary(BinaryOperator, Expression, Expression)
    /// `x'`
    indirect case transposed(Expression)
    /// `f(a, name=b)`
    indirect case call(name: String, nameSpan: Span, arguments: [Argument])
    /// `x[1, 0:2]`
    indirect case index(Expression, [Subscript])
    /// `call.kernel`
    indirect case member(Expression, String)
    /// `1..7`
    indirect case range(Expression, Expression)
    /// `?`, the size to be found
    case unknown
  }
}

/// A number as typed. Whole numbers and short decimals are kept as digits and a power of ten, exactly;
/// what does not fit a machine word is kept as text.
public enum NumberLiteral: Equatable, Sendable {
  case integer(Int)
  /// `digits · 10^exponent`
  case decimal(digits: Int, exponent: Int)
  case long(String)
}

public enum UnaryOperator: String, Sendable {
  case minus = "-"
  case plus = "+"
  case not = "not"
}

public enum BinaryOperator: String, Sendable, CaseIterable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case matrixMultiply = "@"
  case power = "^"
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case and = "and"
  case or = "or"
}

/// One place between the brackets of `x[…]`.
public enum Subscript: Equatable, Sendable {
  case index(Expression)
  /// `a:b:step`, each part optional, the end excluded.
  case slice(Expression?, Expression?, Expression?, Span)
}

/// One argument of a call or a command: `x`, `stride=2`.
public struct Argument: Equatable, Sendable {
  /// nil for a positional argument.
  public var name: String?
  public var nameSpan: Span?
  public var value: Expression

  @inline(__always)
  public init(name: String? = nil, nameSpan: Span? = nil, value: Expression) {
    self.name = name
    self.nameSpan = nameSpan
    self.value = value
  }

  /// The whole argument, its name included.
  public var span: Span { nameSpan.map { $0.joined(value.span) } ?? value.span }
}

/// An expression and its place in the text.
public struct Expression: Equatable, Sendable {
  public var node: Node
  public var span: Span

  public init(_ node: Node, _ span: Span) {
    self.node = node
    self.span = span
  }

  /// Only cases that contain another expression are boxed.
  public enum Node: Equatable, Sendable {
    case number(NumberLiteral)
    /// `3x3`
    case shape([Int])
    /// `"text"`, with escapes resolved
    case text(String)
    /// `x`, `_`
    case name(String)
    /// `[1 2; 3 4]`: rows of elements
    case matrix([[Expression]])
    /// `(1, 2)`; a single expression in parentheses is not a tuple
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
    /// `?`, a size to solve for
    case unknown
  }
}

/// A number as typed. Whole numbers and short decimals are exact; others are kept as text.
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

/// One subscript of `x[…]`.
public enum Subscript: Equatable, Sendable {
  case index(Expression)
  /// `a:b:step`, each part optional, the end excluded
  case slice(Expression?, Expression?, Expression?, Span)
}

/// One argument of a call or command: `x`, `stride=2`.
public struct Argument: Equatable, Sendable {
  /// Nil for a positional argument.
  public var name: String?
  public var nameSpan: Span?
  public var value: Expression

  public init(name: String? = nil, nameSpan: Span? = nil, value: Expression) {
    self.name = name
    self.nameSpan = nameSpan
    self.value = value
  }

  /// The whole argument, including its name.
  public var span: Span { nameSpan.map { $0.joined(value.span) } ?? value.span }
}

/// A range of UTF-8 offsets in a text; the end is excluded.
public struct Span: Equatable, Hashable, Sendable {
  public var start: Int
  public var end: Int

  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  public var length: Int { end - start }

  /// The smallest span that contains both.
  public func joined(_ other: Span) -> Span { Span(min(start, other.start), max(end, other.end)) }

  /// The text of the span; nil if it is out of range.
  public func text(in source: String) -> String? {
    let bytes = source.utf8
    guard start >= 0, start <= end, end <= bytes.count else { return nil }
    if start == 0, end == bytes.count { return source }
    let first = bytes.index(bytes.startIndex, offsetBy: start)
    let last = bytes.index(first, offsetBy: length)
    return String(decoding: bytes[first..<last], as: UTF8.self)
  }
}

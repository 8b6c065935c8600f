public import Documents
public import Syntax

/// An argument that has found its parameter.
public struct BoundArgument: Sendable {
  public let parameter: Parameter
  public let value: Content
  /// Where the value stands.
  public let span: Span
  /// The variable's name, when the value is just that.
  public let variable: String?
  /// The value as it was typed.
  public let expression: Expression?
  /// The name typed before `=`; nil for a value without one.
  public let typedName: String?

  public enum Content: Sendable {
    case value(Value)
    case word(String)
    case flag(Bool)
    case place(Expression)
    case unknown
    case range(Int, Int)
    /// A name that no variable has, for a size.
    case letter(String)
  }
}

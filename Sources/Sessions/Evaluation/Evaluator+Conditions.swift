internal import Documents
internal import Syntax

extension Evaluator {
  /// Whether a condition is true. Tensors are equal if all their cells are, and different if any cell
  /// is.
  func holds(_ condition: Expression) throws(Diagnostic) -> Bool {
    switch condition.node {
    case .binary(.and, let left, let right):
      guard try holds(left) else { return false }
      return try holds(right)
    case .binary(.or, let left, let right):
      guard try !holds(left) else { return true }
      return try holds(right)
    case .unary(.not, let operand): return try !holds(operand)
    case .binary(.notEqual, _, _): return try !value(of: condition).failsEverywhere
    default: return try value(of: condition).holds == true
    }
  }
}

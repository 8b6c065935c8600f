/// The operators between two operands, and how tightly they bind.
extension Parser {
  /// How tightly operators bind, the loosest first.
  enum Binding {
    static let or = 1
    static let and = 2
    static let not = 3
    static let comparison = 4
    static let range = 5
    static let sum = 6
    static let product = 7
    static let power = 8
  }

  /// An operator between two operands; nil stands for `..`.
  struct Infix {
    var operation: BinaryOperator?
    var binding: Int
    var length: Int
  }

  /// The operator here. Where white space separates, a sign with a space before it and none behind
  /// belongs to the next element.
  func infix(isSpaced: Bool) throws(Diagnostic) -> Infix? {
    switch current {
    case .plus where !isSign(isSpaced, 1): Infix(operation: .add, binding: Binding.sum, length: 1)
    case .minus where !isSign(isSpaced, 1):
      Infix(operation: .subtract, binding: Binding.sum, length: 1)
    case 0xE2 where isMinusSign(at: position) && !isSign(isSpaced, 3):
      Infix(operation: .subtract, binding: Binding.sum, length: 3)
    case .asterisk:
      if next == .asterisk {
        throw .foreignOperator("**", instead: .power, at: Span(position, position + 2))
      } else {
        Infix(operation: .multiply, binding: Binding.product, length: 1)
      }
    case .slash: Infix(operation: .divide, binding: Binding.product, length: 1)
    case .at: Infix(operation: .matrixMultiply, binding: Binding.product, length: 1)
    case .caret: Infix(operation: .power, binding: Binding.power, length: 1)
    case .equals where next == .equals:
      Infix(operation: .equal, binding: Binding.comparison, length: 2)
    case .exclamation where next == .equals:
      Infix(operation: .notEqual, binding: Binding.comparison, length: 2)
    case .less: comparison(.less, .lessOrEqual)
    case .greater: comparison(.greater, .greaterOrEqual)
    case .point where next == .point:
      if byte(position + 2) == .point {
        throw .ellipsis(at: Span(position, position + 3))
      } else {
        Infix(operation: nil, binding: Binding.range, length: 2)
      }
    case 0x61 where isWord("and", at: position):
      Infix(operation: .and, binding: Binding.and, length: 3)
    case 0x6F where isWord("or", at: position):
      Infix(operation: .or, binding: Binding.or, length: 2)
    default: nil
    }
  }

  private func isSign(_ isSpaced: Bool, _ length: Int) -> Bool {
    spaceSeparates && isSpaced && !isBlank(at: position + length)
  }

  private func comparison(_ strict: BinaryOperator, _ orEqual: BinaryOperator) -> Infix {
    let isEqual = next == .equals
    return Infix(
      operation: isEqual ? orEqual : strict, binding: Binding.comparison, length: isEqual ? 2 : 1)
  }
}

internal import Sessions
internal import Syntax

/// Looks through a statement before it is computed: whether the problem allows what it is made of,
/// and how many operations it has.
struct AllowanceCheck {
  let allowance: Allowance
  let sheet: Session
  /// Operations on more than single numbers.
  var operations = 0
  /// Whether a command is among them.
  var hasCommand = false

  private let most: Int

  init(allowance: Allowance, sheet: Session, most: Int) {
    self.most = most
    self.allowance = allowance
    self.sheet = sheet
  }

  mutating func check(_ statement: Statement) throws(ReadingFailure) {
    switch statement.body {
    case .expression(let expression): _ = try check(expression)
    case .sheet(let sheet):
      throw .refused("\(quoted(sheet.kind.rawValue)) is not for answers")
    case .command(let forms):
      for form in forms {
        try check(command: form.name, isWord: true)
        for argument in form.arguments { _ = try check(argument.value, isArgument: true) }
      }
    }
    guard operations <= most else {
      throw .refused("this would take \(operations) operations, and \(most) are the most")
    }
  }

  /// Whether the expression is a single number for sure.
  private mutating func check(
    _ expression: Expression, isArgument: Bool = false
  ) throws(ReadingFailure) -> Bool {
    switch expression.node {
    case .number: return true
    case .shape, .text, .unknown: return false
    case .name(let name):
      if !(isArgument && allowance == .commands) { try check(name: name, expression.span) }
      return false
    case .matrix(let rows):
      for row in rows { for cell in row { _ = try check(cell, isArgument: isArgument) } }
      return false
    case .tuple(let parts):
      for part in parts { _ = try check(part, isArgument: isArgument) }
      return false
    case .unary(let sign, let operand):
      if sign == .not { try needTruths(sign.rawValue, expression.span) }
      let isNumber = try check(operand, isArgument: isArgument)
      if !isNumber { operations += 1 }
      return isNumber
    case .binary(let sign, let left, let right):
      return try check(sign, left, right, expression.span, isArgument)
    case .transposed(let operand):
      try need(.arithmetic, "a transpose")
      operations += 1
      _ = try check(operand)
      return false
    case .call(let name, _, let arguments):
      try check(command: name, isWord: false)
      for argument in arguments { _ = try check(argument.value, isArgument: true) }
      return false
    case .index(let base, let subscripts):
      try need(.arithmetic, "an index")
      operations += 1
      _ = try check(base)
      for place in subscripts { try check(place) }
      return false
    case .member(let base, _):
      try need(.commands, "a part of a result")
      _ = try check(base)
      return false
    case .range(let low, let high):
      _ = try check(low)
      _ = try check(high)
      return false
    }
  }

  private mutating func check(
    _ sign: BinaryOperator, _ left: Expression, _ right: Expression, _ span: Span,
    _ isArgument: Bool
  ) throws(ReadingFailure) -> Bool {
    let isFirst = try check(left, isArgument: isArgument)
    let isSecond = try check(right, isArgument: isArgument)
    let areNumbers = isFirst && isSecond
    switch sign {
    case .divide where areNumbers && left.isWritten && right.isWritten: break
    case .add, .subtract, .multiply, .divide, .power: try need(.arithmetic, "arithmetic")
    case .matrixMultiply: try need(.commands, "`@`")
    default: try needTruths(sign.rawValue, span)
    }
    if !areNumbers { operations += 1 }
    return areNumbers
  }

  private mutating func check(_ place: Subscript) throws(ReadingFailure) {
    switch place {
    case .index(let expression): _ = try check(expression)
    case .slice(let start, let stop, let step, _):
      for part in [start, stop, step] { if let part { _ = try check(part) } }
    }
  }
}

extension Expression {
  /// Whether it is a number as typed, perhaps with a sign.
  fileprivate var isWritten: Bool {
    switch node {
    case .number: true
    case .unary(let sign, let operand): sign != .not && operand.isWritten
    default: false
    }
  }
}

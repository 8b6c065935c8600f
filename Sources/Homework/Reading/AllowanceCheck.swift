internal import Commands
internal import Rendering
internal import Sessions
internal import Syntax

/// Checks a statement before it is evaluated: whether the problem allows its contents, and how many
/// operations it has.
struct AllowanceCheck {
  let allowance: Allowance
  let sheet: Session
  /// The number of operations, not counting those on single numbers.
  var operations = 0
  /// Whether one of them is a command.
  var hasCommand = false

  private let limit: Int

  init(allowance: Allowance, sheet: Session, limit: Int) {
    self.limit = limit
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
    guard operations <= limit else {
      throw .refused("this would take \(operations) operations, and the limit is \(limit)")
    }
  }

  /// Checks an expression; returns whether it is certainly a single number.
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
  /// Whether it is a literal number, possibly with a sign.
  fileprivate var isWritten: Bool {
    switch node {
    case .number: true
    case .unary(let sign, let operand): sign != .not && operand.isWritten
    default: false
    }
  }
}

/// The rules for names and for each allowance.
extension AllowanceCheck {
  func check(name: String, _ span: Span) throws(ReadingFailure) {
    if sheet.variables[name] != nil { return try need(.arithmetic, "the variable \(quoted(name))") }
    switch name.lowercased() {
    case "nan", "inf", "infinity":
      throw .unreadable("\(quoted(name)) cannot be compared", span)
    case "none", "null", "na": throw .unreadable("\(quoted(name)) is not a number", span)
    case "_": throw .unreadable("_ is the last result, and an answer has none", span)
    default: break
    }
    guard let kind = EntryTable.language.kind(of: name) else { return }
    if kind.isReserved { throw .refused("\(quoted(name)) is a command, and needs its arguments") }
    try need(.arithmetic, quoted(name))
  }

  /// Checks a call of a command or function.
  mutating func check(command name: String, isWord: Bool) throws(ReadingFailure) {
    operations += 1
    if name == "?" { throw .unreadable("`?` is not an answer", nil) }
    let kind = EntryTable.language.kind(of: name)
    if Self.impure.contains(name) || kind == .directive || kind == .rawDirective {
      throw .refused("\(quoted(name)) is not for answers")
    }
    if kind == .command {
      hasCommand = true
      return try need(.commands, "the command \(quoted(name))")
    }
    guard let function = EntryTable.language.entry(named: name) else { return }
    let isGenerator = function.topic == .values && name != "symbols"
    try need(isGenerator ? .arithmetic : .commands, quoted(name))
  }

  /// Functions with access to files or to the seeds of the student's data.
  private static let impure: Set<String> = ["load", "variant"]

  /// Checks a comparison. Its result can only be an argument of a command.
  func needTruths(_ sign: String, _ span: Span) throws(ReadingFailure) {
    guard allowance == .commands else {
      throw .unreadable("`\(sign)` gives true or false instead of a number", span)
    }
  }

  func need(_ least: Allowance, _ what: String) throws(ReadingFailure) {
    switch (allowance, least) {
    case (.literal, .arithmetic), (.literal, .commands):
      throw .refused("\(what) is in the answer, and only numbers are allowed here")
    case (.arithmetic, .commands):
      throw .refused(
        "\(what) is in the answer, and only numbers, variables and arithmetic are allowed here")
    default: break
    }
  }

  func quoted(_ name: String) -> String { "`\(printable(String(name.prefix(40))))`" }
}

/// Operators, by precedence climbing.
extension Parser {
  mutating func expression(_ minimum: Int = 0) throws(Diagnostic) -> Expression {
    if let number = plainInteger() { return number }
    return try operation(minimum)
  }

  private mutating func operation(_ minimum: Int) throws(Diagnostic) -> Expression {
    var left = try prefixed()
    if endsOperand(at: position) { return left }
    var isComparison = false
    while true {
      let mark = position
      let isSpaced = skipBlank()
      guard let infix = try infix(isSpaced: isSpaced), infix.binding >= minimum else {
        position = mark
        return left
      }
      let sign = Span(position, position + infix.length)
      if infix.binding == Binding.comparison {
        guard !isComparison else { throw .chainedComparison(at: sign) }
        isComparison = true
      }
      let leftHeight = height
      position = sign.end
      lastMark = sign
      skipToOperand()
      // Powers are right-associative, all other operators left-associative.
      let isPower = infix.binding == Binding.power
      if isPower { try descend(at: sign) }
      let right = try expression(isPower ? infix.binding : infix.binding + 1)
      if isPower { depth -= 1 }
      height = max(leftHeight, height) + 1
      let span = Span(left.span.start, right.span.end)
      try take(Parser.boxBytes)
      guard height <= Parser.heightLimit else { throw .tooManyOperations(at: span) }
      if let operation = infix.operation {
        left = Expression(.binary(operation, left, right), span)
      } else {
        left = Expression(.range(left, right), span)
      }
    }
  }

  /// Skips white space, and inside a matrix also line ends, after an operator.
  private mutating func skipToOperand() {
    skipBlank()
    while opener != nil && (current == .newline || current == .hash) {
      if current == .hash { skipComment() } else { position += 1 }
      skipBlank()
    }
  }

  /// Parses a sign or `not` and its operand.
  private mutating func prefixed() throws(Diagnostic) -> Expression {
    let start = position
    let byte = current
    if byte == .minus { return try signed(.minus, length: 1, start) }
    if byte == .plus { return try signed(.plus, length: 1, start) }
    if byte == 0xE2 && isMinusSign(at: start) { return try signed(.minus, length: 3, start) }
    if byte == 0x6E && isWord("not", at: start) {
      return try prefix(.not, length: 3, binding: Binding.comparison, start)
    }
    return try postfixed()
  }

  private mutating func signed(
    _ operation: UnaryOperator, length: Int, _ start: Int
  ) throws(Diagnostic) -> Expression {
    let signed = try prefix(operation, length: length, binding: Binding.power, start)
    // A minus right before a number is part of it, unless a power or transpose applies first.
    guard operation == .minus, byte(start + length).isDigit || byte(start + length) == .point,
      case .unary(.minus, let operand) = signed.node
    else { return signed }
    switch operand.node {
    case .number(.integer(let value)):
      return Expression(.number(.integer(-value)), signed.span)
    case .number(.decimal(let digits, let exponent)):
      return Expression(.number(.decimal(digits: -digits, exponent: exponent)), signed.span)
    default: return signed
    }
  }

  private mutating func prefix(
    _ operation: UnaryOperator, length: Int, binding: Int, _ start: Int
  ) throws(Diagnostic) -> Expression {
    lastMark = Span(start, start + length)
    try descend(at: lastMark)
    try take(Parser.boxBytes)
    position = start + length
    skipToOperand()
    let operand = try expression(binding)
    depth -= 1
    height += 1
    return Expression(.unary(operation, operand), Span(start, operand.span.end))
  }

  mutating func descend(at span: Span) throws(Diagnostic) {
    depth += 1
    guard depth <= Parser.depthLimit else { throw .tooDeep(at: span) }
  }

  func isWord(_ word: StaticString, at offset: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    for place in 0..<length where byte(offset + place) != word.utf8Start[place] { return false }
    return nameEnd(from: offset) == offset + length
  }
}

/// Binary operators and their precedence.
extension Parser {
  /// Precedences, lowest first.
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

  /// A binary operator; `operation` is nil for `..`.
  struct Infix {
    var operation: BinaryOperator?
    var binding: Int
    var length: Int
  }

  /// The operator here. If white space separates elements, a sign with a space before it and none after
  /// it belongs to the next element.
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

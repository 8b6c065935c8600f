/// Operators, by precedence climbing.
extension Parser {
  @inline(__always)
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
      // A power binds its right side first; all others their left.
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

  /// Inside a matrix a line may end behind an operator.
  private mutating func skipToOperand() {
    skipBlank()
    while opener != nil && (current == .newline || current == .hash) {
      if current == .hash { skipComment() } else { position += 1 }
      skipBlank()
    }
  }

  /// A sign or `not`, and what it stands before.
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
    // A minus right before a number is part of it, unless a power or a quote came first.
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

/// Command form: a word of the vocabulary, then words and `name=value` until the statement ends.
extension Parser {
  /// The command that begins here and those chained to it by `|`; nil if an expression begins here.
  mutating func commandChain() throws(Diagnostic) -> [CommandForm]? {
    let end = nameEnd(from: position)
    guard end > position, byte(end) != .leftParenthesis else { return nil }
    let name = text(position, end)
    let isRaw = vocabulary.raw.contains(name)
    guard isRaw || vocabulary.commands.contains(name), beginsCommand(nameEnd: end, isRaw: isRaw)
    else { return nil }
    if isRaw { return [rawCommand(name, end)] }
    var forms = [try command(name, end)]
    while current == .bar {
      lastMark = Span(position, position + 1)
      position += 1
      skipBlank()
      let end = nameEnd(from: position)
      guard end > position else { throw .missingCommand(after: lastMark) }
      try take(Parser.statementBytes)
      guard byte(end) != .leftParenthesis else {
        throw .callInChain(text(position, end), at: Span(position, end + 1))
      }
      forms.append(try command(text(position, end), end))
    }
    return forms
  }

  /// `?conv` or `conv?`: a raw command whose name is the mark `?`; nil where none begins here.
  mutating func markCommand() -> CommandForm? {
    let nameEnd = nameEnd(from: position)
    guard byte(nameEnd) == .question, vocabulary.raw.contains("?") else { return nil }
    if nameEnd == position { return rawCommand("?", position + 1) }
    var look = self
    look.position = nameEnd + 1
    look.skipBlank()
    guard look.isAtEndOfStatement else { return nil }
    let topic = Span(position, nameEnd)
    position = look.position
    return CommandForm(
      name: "?", nameSpan: Span(nameEnd, nameEnd + 1), arguments: [], rest: topic)
  }

  /// A variable may bear the name of a command: an operator behind it makes the line an expression.
  private func beginsCommand(nameEnd: Int, isRaw: Bool) -> Bool {
    var look = self
    look.position = nameEnd
    let isSpaced = look.skipBlank()
    switch look.current {
    case .equals: return isRaw && look.next == .equals
    case .apostrophe, .point: return isRaw || (isSpaced && look.next.isDigit)
    case .leftBracket: return isRaw || isSpaced
    case .asterisk, .slash, .at, .caret, .less, .greater, .exclamation: return isRaw
    case .plus, .minus: return isRaw || (isSpaced && !look.isBlank(at: look.position + 1))
    case 0xE2 where look.isMinusSign(at: look.position):
      return isRaw || (isSpaced && !look.isBlank(at: look.position + 3))
    default: return true
    }
  }

  private mutating func command(_ name: String, _ end: Int) throws(Diagnostic) -> CommandForm {
    let nameSpan = Span(position, end)
    position = end
    let before = position
    skipBlank()
    let start = position
    let arguments = try words()
    let last = arguments.last?.span.end ?? before
    return CommandForm(
      name: name, nameSpan: nameSpan, arguments: arguments, rest: Span(min(start, last), last))
  }

  /// All words until the statement, or this link of a chain, ends.
  mutating func words() throws(Diagnostic) -> [Argument] {
    let outer = spaceSeparates
    spaceSeparates = true
    defer { spaceSeparates = outer }
    var arguments: [Argument] = []
    arguments.reserveCapacity(4)
    while true {
      skipBlank()
      if isAtEndOfStatement || current == .bar { return arguments }
      if current == .comma, !arguments.isEmpty {
        position += 1
        continue
      }
      try take(Parser.argumentBytes)
      arguments.append(try argument())
      if arguments.count >= 3 { try checkSpelledShape(arguments) }
      guard isBlank(at: position) || isSeparatorOfWords else {
        throw unexpected(after: arguments.last?.value)
      }
    }
  }

  private var isSeparatorOfWords: Bool {
    current == .comma || current == .bar || current == .semicolon
  }

  /// `name=value` or a value, in command form and between the parentheses of a call.
  @inline(__always) mutating func argument() throws(Diagnostic) -> Argument {
    let name = optionName()
    let value = try expression()
    return Argument(
      name: name.map { text($0.start, $0.end) }, nameSpan: name, value: value)
  }

  /// Goes over `name =`, if that is what stands here.
  private mutating func optionName() -> Span? {
    let start = position
    let end = nameEnd(from: start)
    guard end > start else { return nil }
    position = end
    skipBlank()
    guard current == .equals && next != .equals else {
      position = start
      return nil
    }
    lastMark = Span(start, position + 1)
    position += 1
    skipBlank()
    return Span(start, end)
  }

  /// `3 x 3` among words is a shape with spaces, never three arguments.
  private func checkSpelledShape(_ arguments: [Argument]) throws(Diagnostic) {
    guard arguments.count >= 3,
      case .number(.integer(let columns)) = arguments[arguments.count - 1].value.node,
      case .name("x") = arguments[arguments.count - 2].value.node,
      case .number(.integer(let rows)) = arguments[arguments.count - 3].value.node,
      arguments[arguments.count - 2].name == nil, arguments[arguments.count - 1].name == nil
    else { return }
    let span = arguments[arguments.count - 3].value.span.joined(arguments[arguments.count - 1].span)
    throw .spacedShape("\(rows)x\(columns)", at: span)
  }

  /// A command whose words are kept as text: everything until the line, or those joined to it, ends.
  private mutating func rawCommand(_ name: String, _ end: Int) -> CommandForm {
    let nameSpan = Span(position, end)
    position = end
    skipBlank()
    let start = position
    var last = end
    while !isAtEnd && current != .newline {
      if current == .hash && (position == end || isBlank(at: position - 1)) { break }
      if current == .backslash, let next = joinedLine(after: position) {
        position = next
        continue
      }
      let isBlank = current.isBlank
      if current == .quote { skipQuoted() } else { position += 1 }
      if !isBlank { last = position }
    }
    return CommandForm(
      name: name, nameSpan: nameSpan, arguments: [], rest: Span(min(start, last), last))
  }

  /// Goes behind a string that may be left open: raw text is not judged here.
  private mutating func skipQuoted() {
    position += 1
    while !isAtEnd && current != .newline && current != .quote {
      position += current == .backslash && next != .newline ? 2 : 1
    }
    if current == .quote { position += 1 }
    position = min(position, end)
  }
}

/// What follows `|` in a chain: commands, and branches in brackets.
extension Parser {
  /// Parses a command, `[a | b, c] concat`, or `+ [a | b]`.
  mutating func link() throws(Diagnostic) -> CommandForm {
    skipBlank()
    try take(Parser.statementBytes)
    if current == .leftBracket || current == .plus { return try branchedLink() }
    let end = nameEnd(from: position)
    guard end > position else { throw .missingCommand(after: lastMark) }
    guard byte(end) != .leftParenthesis else {
      throw .callInChain(text(position, end), at: Span(position, end + 1))
    }
    return try command(text(position, end), end)
  }

  var isEndOfBranch: Bool { current == .comma || current == .rightBracket }

  private mutating func branchedLink() throws(Diagnostic) -> CommandForm {
    let start = position
    let isSum = current == .plus
    if isSum {
      lastMark = Span(position, position + 1)
      position += 1
      skipBlank()
      guard current == .leftBracket else { throw .missingBranches(after: lastMark) }
    }
    let branches = try branches()
    guard !isSum else {
      var form = CommandForm(
        name: "+", nameSpan: Span(start, start + 1), arguments: [], rest: Span(start, position))
      form.branches = branches
      skipBlank()
      return form
    }
    skipBlank()
    let end = nameEnd(from: position)
    guard end > position else { throw .unjoinedBranches(at: Span(start, start + 1)) }
    var form = try command(text(position, end), end)
    form.rest = Span(start, max(form.rest.end, end))
    form.branches = branches
    return form
  }

  /// Parses `[a | b, c]`; line ends inside are white space.
  private mutating func branches() throws(Diagnostic) -> [[CommandForm]] {
    let outer = try enter()
    let wasInBranch = isInBranch
    isInBranch = true
    defer { isInBranch = wasInBranch }
    var branches: [[CommandForm]] = []
    while true {
      try take(Parser.statementBytes)
      var forms = [try link()]
      skipBlank()
      while current == .bar {
        lastMark = Span(position, position + 1)
        position += 1
        forms.append(try link())
        skipBlank()
      }
      branches.append(forms)
      guard current == .comma else { break }
      lastMark = Span(position, position + 1)
      position += 1
    }
    guard current == .rightBracket else { throw .unclosedBranches(at: lastMark) }
    leave(outer)
    return branches
  }
}

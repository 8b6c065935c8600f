internal import Commands

extension CursorReader {
  /// - Returns: Whether the cursor is right after the name, or among the words of a directive.
  mutating func readName() -> Bool {
    let start = position
    while let byte = current, byte.isNamePart { position += 1 }
    let name = text(start..<position)
    guard position < bytes.count else {
      settle()
      context.word = name
      return true
    }
    if isStart, context.frames.count == 1, current != UInt8(ascii: "("), !isBeforeEquals,
      let directive = DirectiveTable.directive(named: name), readWords(of: directive, named: name)
    {
      return true
    }
    enter(name)
    return false
  }

  /// - Returns: Whether the cursor is among the directive's words.
  private mutating func readWords(of directive: Directive, named name: String) -> Bool {
    let rest = bytes[position...]
    let marks = directive.isRaw ? Self.rawMarks : Self.marks
    guard rest.allSatisfy({ $0.isNamePart || $0.isBlank || marks.contains($0) }) else {
      return false
    }
    let words = rest.split(omittingEmptySubsequences: false) {
      $0.isBlank || $0 == UInt8(ascii: "=")
    }.map { String(decoding: $0, as: UTF8.self) }
    context.word = words.last ?? ""
    context.place = .directive(name, words.dropLast().filter { !$0.isEmpty })
    return true
  }

  /// The marks in words such as `tensor-too-large` and `as=tf`, and in file names.
  private static let marks = Array("-=".utf8)
  private static let rawMarks = Array("-=./".utf8)

  private var isBeforeEquals: Bool {
    var ahead = position
    while ahead < bytes.count, bytes[ahead].isBlank { ahead += 1 }
    guard ahead < bytes.count, bytes[ahead] == UInt8(ascii: "=") else { return false }
    return ahead + 1 >= bytes.count || bytes[ahead + 1] != UInt8(ascii: "=")
  }

  /// Handles a complete name.
  private mutating func enter(_ name: String) {
    if isBeforeEquals {
      enterEquals(name)
    } else if current == UInt8(ascii: "(") {
      position += 1
      takeValue()
      context.frames.append(CursorFrame(owner: name, isCall: true))
    } else if !enterOwner(name) {
      let frame = context.frame
      let isWord = frame.option == nil && !frame.awaitsOperand
      takeValue()
      if isWord { context.frame.words.insert(name) }
    }
  }

  /// Handles the name of a variable or option with its `=`.
  private mutating func enterEquals(_ name: String) {
    while current != UInt8(ascii: "=") { position += 1 }
    position += 1
    guard !isStart else {
      isAssigned = true
      return
    }
    context.frame.given.insert(name)
    context.frame.option = name
    context.frame.awaitsOperand = false
  }

  /// - Returns: Whether it is the name of a command, directive or chain's link.
  private mutating func enterOwner(_ name: String) -> Bool {
    guard isLinkStart || isStart && context.frames.count == 1 else { return false }
    let isLink = isLinkStart
    (isStart, isLinkStart) = (false, false)
    guard
      isLink || CommandTable.command(named: name) != nil
        || DirectiveTable.directive(named: name) != nil
    else { return false }
    context.frames = [CursorFrame(owner: name, isLink: isLink)]
    return true
  }
}

internal import Commands

/// Reads a statement up to the cursor, byte by byte, to find the cursor's context.
struct CursorReader {
  var context = CursorContext()
  let bytes: [UInt8]
  var position = 0
  /// Whether a statement begins here, possibly after `x =`.
  var isStart = true
  var isAssigned = false
  /// Whether a link of a chain begins here.
  var isLinkStart = false

  init(_ text: some Sequence<UInt8>) { bytes = Array(text) }

  var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func read() -> CursorContext {
    while let byte = current {
      switch byte {
      case UInt8(ascii: "#"): if readComment() { return context }
      case UInt8(ascii: "\""): if readText() { return context }
      case _ where byte.isNameStart: if readName() { return context }
      case _ where byte.isDigit || byte == UInt8(ascii: "?"): if readNumber() { return context }
      default: readMark(byte)
      }
    }
    settle()
    return context
  }

  /// Sets the place of a word that begins here.
  mutating func settle() {
    let frame = context.frame
    if isLinkStart {
      context.place = .link
    } else if isStart {
      context.place = .start(isAssigned: isAssigned)
    } else if let option = frame.option, !frame.awaitsOperand {
      context.place = .optionValue(option)
    } else if frame.owner == nil || frame.awaitsOperand {
      context.place = .expression
    } else {
      context.place = .argument
    }
  }

  /// Notes a complete value.
  mutating func takeValue() {
    (isStart, isLinkStart) = (false, false)
    context.frame.takeValue()
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

extension UInt8 {
  var isDigit: Bool { (48...57).contains(self) }
  var isBlank: Bool { self == 32 || self == 9 }
  var isNameStart: Bool {
    (65...90).contains(self) || (97...122).contains(self) || self == 95 || self >= 128
  }
  var isNamePart: Bool { isNameStart || isDigit }
}

extension CursorReader {
  /// Reads a bracket, an operator or a separator.
  mutating func readMark(_ byte: UInt8) {
    position += 1
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: "["):
      takeValue()
      context.frames.append(CursorFrame())
    case UInt8(ascii: ")"), UInt8(ascii: "]"):
      if context.frames.count > 1 { context.frames.removeLast() }
    case UInt8(ascii: ";"), UInt8(ascii: "\n"):
      guard context.frames.count == 1 else { return }
      context.frames = [CursorFrame()]
      (isStart, isAssigned, isLinkStart) = (true, false, false)
    case UInt8(ascii: "|"):
      guard context.frames.count == 1, context.frame.owner != nil else { return }
      isLinkStart = true
    case UInt8(ascii: ","):
      context.frame.option = nil
      context.frame.awaitsOperand = false
    case UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "/"), UInt8(ascii: "@"),
      UInt8(ascii: "^"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "="),
      UInt8(ascii: "-"):
      isStart = false
      context.frame.awaitsOperand = true
    default: break
    }
  }

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
      let kind = EntryTable.language.kind(of: name), kind == .directive || kind == .rawDirective,
      readWords(ofDirective: name, isRaw: kind == .rawDirective)
    {
      return true
    }
    enter(name)
    return false
  }

  /// - Returns: Whether the cursor is among the directive's words.
  private mutating func readWords(ofDirective name: String, isRaw: Bool) -> Bool {
    let rest = bytes[position...]
    let marks = isRaw ? Self.rawMarks : Self.marks
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
    } else if let owner = context.frame.owner,
      (EntryTable.commands.entry(named: owner) as? Command)?.subjects.contains(name) == true
    {
      context.frame = CursorFrame(owner: name, isCall: context.frame.isCall)
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
    let isReserved = EntryTable.language.kind(of: name)?.isReserved ?? false
    guard isLink || isReserved else { return false }
    context.frames = [CursorFrame(owner: name, isLink: isLink)]
    return true
  }
}

/// Skipping comments, strings and numbers. Each function returns whether the cursor is inside.
extension CursorReader {
  mutating func readComment() -> Bool {
    guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) else {
      context.place = .nothing
      return true
    }
    position = end
    return false
  }

  mutating func readText() -> Bool {
    let owner = context.frames.last { $0.owner != nil }?.owner
    let start = position + 1
    position = start
    while let byte = current, byte != UInt8(ascii: "\"") {
      position += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    guard position < bytes.count else {
      context.word = text(min(start, bytes.count)..<bytes.count)
      context.place = .text(owner: owner)
      return true
    }
    position += 1
    takeValue()
    return false
  }

  /// Skips a number or shape, which has no completions.
  mutating func readNumber() -> Bool {
    while let byte = current,
      byte.isNamePart || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "?")
    { position += 1 }
    guard position < bytes.count else {
      context.place = .nothing
      return true
    }
    takeValue()
    return false
  }
}

internal import Commands

/// What stands before the cursor, as far as it decides what may follow: a forgiving reading of a
/// statement that is not finished.
struct CursorContext {
  enum Place: Equatable {
    /// The first word of a statement, or the first behind `x =`.
    case start(isAssigned: Bool)
    /// An argument of a command, of a link of a chain or of a function.
    case argument
    /// Behind `name=`.
    case optionValue(String)
    /// A value in brackets or behind an operator.
    case expression
    /// Behind `|` in a chain.
    case link
    /// Behind a directive: the words before this one.
    case directive(String, [String])
    /// In a text that is still open.
    case text(owner: String?)
    /// In a comment, or behind something that only an operator can follow.
    case nothing
  }

  /// A command with its words, or a pair of brackets.
  struct Frame {
    var owner: String?
    /// Whether values stand between parentheses and commas.
    var isCall = false
    /// Whether the owner is a link of a chain behind its first.
    var isLink = false
    /// Names of options already there.
    var given: Set<String> = []
    /// Bare words already there: variables, flags, words of an option.
    var words: Set<String> = []
    /// Values without a name already there.
    var values = 0
    var option: String?
    /// Whether an operator waits for its right-hand side.
    var awaitsOperand = false
  }

  private(set) var place = Place.start(isAssigned: false)
  /// What is typed of the word at the cursor.
  private(set) var word = ""
  private(set) var frames = [Frame()]
  /// Where the statement begins, and where the words of a directive do.
  private var isAssigned = false
  private var isStart = true
  private var isLinkStart = false

  var frame: Frame { frames.last ?? Frame() }

  private let bytes: [UInt8]
  private var position = 0

  init(_ text: some Sequence<UInt8>) {
    bytes = Array(text)
    read()
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func read() {
    while let byte = current {
      switch byte {
      case UInt8(ascii: "#"):
        guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) else {
          place = .nothing
          return
        }
        position = end
      case UInt8(ascii: "\""): if readText() { return }
      case _ where byte.isNameStart: if readName() { return }
      case _ where byte.isDigit || byte == UInt8(ascii: "?"): if readNumber() { return }
      default: readMark(byte)
      }
    }
    settle()
  }

  /// The place of a word not yet begun.
  private mutating func settle() {
    if isLinkStart {
      place = .link
    } else if isStart {
      place = .start(isAssigned: isAssigned)
    } else if let option = frame.option, !frame.awaitsOperand {
      place = .optionValue(option)
    } else if frame.owner == nil || frame.awaitsOperand {
      place = .expression
    } else {
      place = .argument
    }
  }

  /// - Returns: whether the text is still open at the cursor.
  private mutating func readText() -> Bool {
    let owner = frames.last { $0.owner != nil }?.owner
    let start = position + 1
    position = start
    while let byte = current, byte != UInt8(ascii: "\"") {
      position += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    guard position < bytes.count else {
      word = String(decoding: bytes[min(start, bytes.count)...], as: UTF8.self)
      place = .text(owner: owner)
      return true
    }
    position += 1
    value()
    return false
  }

  /// - Returns: whether the cursor stands right behind the name, or everything behind is raw.
  private mutating func readName() -> Bool {
    let start = position
    while let byte = current, byte.isNamePart { position += 1 }
    let name = String(decoding: bytes[start..<position], as: UTF8.self)
    guard position < bytes.count else {
      settle()
      word = name
      return true
    }
    if isStart, frames.count == 1, current != UInt8(ascii: "("), !isBeforeEquals,
      DirectiveTable.directive(named: name) != nil, readDirective(name)
    {
      return true
    }
    enter(name)
    return false
  }

  /// - Returns: whether the cursor stands among the directive's own words.
  private mutating func readDirective(_ name: String) -> Bool {
    let end = bytes[position...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: ";") }
    guard end == nil else { return false }
    let rest = bytes[position...]
    let plain = rest.allSatisfy {
      $0.isNamePart || $0.isBlank || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "=")
    }
    guard plain else { return false }
    let words = rest.split(omittingEmptySubsequences: false) {
      $0.isBlank || $0 == UInt8(ascii: "=")
    }.map { String(decoding: $0, as: UTF8.self) }
    word = words.last ?? ""
    place = .directive(name, words.dropLast().filter { !$0.isEmpty })
    return true
  }

  /// A digit begins a number or a shape, which nothing completes.
  private mutating func readNumber() -> Bool {
    while let byte = current,
      byte.isNamePart || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "?")
    { position += 1 }
    guard position < bytes.count else {
      place = .nothing
      return true
    }
    value()
    return false
  }

  private var isBeforeEquals: Bool {
    var ahead = position
    while ahead < bytes.count, bytes[ahead].isBlank { ahead += 1 }
    guard ahead < bytes.count, bytes[ahead] == UInt8(ascii: "=") else { return false }
    return ahead + 1 >= bytes.count || bytes[ahead + 1] != UInt8(ascii: "=")
  }

  /// A whole name, with something behind it.
  private mutating func enter(_ name: String) {
    if isBeforeEquals {
      while current != UInt8(ascii: "=") { position += 1 }
      position += 1
      if isStart {
        isAssigned = true
      } else {
        update {
          $0.given.insert(name)
          $0.option = name
          $0.awaitsOperand = false
        }
      }
      return
    }
    if current == UInt8(ascii: "(") {
      position += 1
      value()
      frames.append(Frame(owner: name, isCall: true))
      return
    }
    if isLinkStart || isStart && frames.count == 1 {
      let isLink = isLinkStart
      let isOwner =
        isLink || CommandTable.command(named: name) != nil
        || DirectiveTable.directive(named: name) != nil
      (isStart, isLinkStart) = (false, false)
      if isOwner {
        frames = [Frame(owner: name, isLink: isLink)]
        return
      }
    }
    let isWord = frame.option == nil && !frame.awaitsOperand
    value()
    if isWord { update { $0.words.insert(name) } }
  }

  /// A value stands here whole.
  private mutating func value() {
    (isStart, isLinkStart) = (false, false)
    update { frame in
      if frame.option == nil && !frame.awaitsOperand { frame.values += 1 }
      frame.option = nil
      frame.awaitsOperand = false
    }
  }

  private mutating func update(_ change: (inout Frame) -> Void) {
    guard let last = frames.indices.last else { return }
    change(&frames[last])
  }

  private mutating func readMark(_ byte: UInt8) {
    position += 1
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: "["):
      let hadOption = frame.option
      value()
      if hadOption != nil { update { $0.option = nil } }
      frames.append(Frame())
    case UInt8(ascii: ")"), UInt8(ascii: "]"):
      if frames.count > 1 { frames.removeLast() }
    case UInt8(ascii: ";"), UInt8(ascii: "\n"):
      guard frames.count == 1 else { return }
      frames = [Frame()]
      (isStart, isAssigned, isLinkStart) = (true, false, false)
    case UInt8(ascii: "|"):
      guard frames.count == 1, frame.owner != nil else { return }
      isLinkStart = true
    case UInt8(ascii: ","):
      update {
        $0.option = nil
        $0.awaitsOperand = false
      }
    case UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "/"), UInt8(ascii: "@"),
      UInt8(ascii: "^"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "="),
      UInt8(ascii: "-"):
      isStart = false
      update { $0.awaitsOperand = true }
    default: break
    }
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (48...57).contains(self) }
  fileprivate var isBlank: Bool { self == 32 || self == 9 }
  fileprivate var isNameStart: Bool {
    (65...90).contains(self) || (97...122).contains(self) || self == 95 || self >= 128
  }
  fileprivate var isNamePart: Bool { isNameStart || isDigit }
}

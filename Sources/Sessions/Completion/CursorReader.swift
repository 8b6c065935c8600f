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

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
}

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

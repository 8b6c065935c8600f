/// Strings between straight double quotes.
extension Parser {
  mutating func string() throws(Diagnostic) -> String {
    let opening = position
    position += 1
    let start = position
    while true {
      switch current {
      case .quote:
        let content = try text(checking: start)
        position += 1
        return content
      case .backslash:
        return try escapedString(opening)
      case .newline:
        throw .unclosedString(at: Span(opening, opening + 1))
      case 0 where isAtEnd:
        throw .unclosedString(at: Span(opening, opening + 1))
      case let byte where (byte < 0x20 && byte != 0x09) || byte == 0x7F:
        throw unexpectedCharacter()
      default:
        position += 1
      }
    }
  }

  /// A string with a backslash in it: copied byte by byte, escapes undone.
  private mutating func escapedString(_ opening: Int) throws(Diagnostic) -> String {
    var bytes: [UInt8] = []
    position = opening + 1
    while true {
      switch current {
      case .quote:
        _ = try text(checking: opening + 1)
        position += 1
        return String(decoding: bytes, as: UTF8.self)
      case .backslash:
        bytes.append(try escaped(opening))
        position += 2
      case .newline:
        throw .unclosedString(at: Span(opening, opening + 1))
      case 0 where isAtEnd:
        throw .unclosedString(at: Span(opening, opening + 1))
      case let byte where (byte < 0x20 && byte != 0x09) || byte == 0x7F:
        throw unexpectedCharacter()
      default:
        bytes.append(current)
        position += 1
      }
    }
  }

  private func escaped(_ opening: Int) throws(Diagnostic) -> UInt8 {
    switch next {
    case .quote, .backslash: return next
    case 0x6E: return .newline
    case 0x74: return 0x09
    case 0 where position + 1 >= end, .newline:
      throw .unclosedString(at: Span(opening, opening + 1))
    default:
      let length = character(at: position + 1)?.1 ?? 1
      throw .unknownEscape(at: Span(position, position + 1 + length))
    }
  }

  /// The text from an offset to here, refused where it is not UTF-8.
  private mutating func text(checking start: Int) throws(Diagnostic) -> String {
    let bytes = UnsafeBufferPointer(start: base + start, count: position - start)
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    position = start
    while let (_, length) = character(at: position) { position += length }
    throw unexpectedCharacter()
  }
}

/// Tracks brackets, strings and comments over lines, to find where a statement ends.
struct BracketCount {
  /// The number of open brackets.
  private(set) var depth = 0
  /// The offset of the outermost open bracket.
  private(set) var opening: Int?
  /// Whether a bracket was closed that was not open: the statement is invalid and ends with its line.
  private var isBroken = false
  /// Whether the last line ended with a backslash.
  private var isJoined = false

  /// Whether the lines so far are complete statements.
  var isComplete: Bool { !isJoined && (depth == 0 || isBroken) }

  /// Reads one line, without its line end.
  ///
  /// - Parameter start: The offset of the line's first byte, on which `opening` is based.
  mutating func read(_ line: UnsafeBufferPointer<UInt8>, at start: Int = 0) {
    isJoined = false
    var offset = 0
    while offset < line.count {
      switch line[offset] {
      case .leftBracket, .leftParenthesis:
        if depth == 0 { opening = start + offset }
        depth += 1
      case .rightBracket, .rightParenthesis:
        if depth == 0 { isBroken = true } else { depth -= 1 }
        if depth == 0 { opening = nil }
      case .quote:
        offset = BracketCount.endOfString(line, offset)
      case .apostrophe:
        offset = BracketCount.endOfForeignString(line, offset)
      case .hash:
        return
      case .backslash:
        if line[(offset + 1)...].allSatisfy({ $0.isBlank }) {
          isJoined = true
          return
        }
      case 0xE2 where isTypographicQuote(line, offset):
        // The parser rejects it; brackets between such quotes must not keep the statement open.
        isBroken = true
      default: break
      }
      offset += 1
    }
  }

  /// Whether “ or ” (U+201C, U+201D) is at an offset.
  private func isTypographicQuote(_ line: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
    offset + 2 < line.count && line[offset + 1] == 0x80 && line[offset + 2] | 1 == 0x9D
  }

  /// The offset of the quote that closes a string, or of the line's end.
  private static func endOfString(_ line: UnsafeBufferPointer<UInt8>, _ opening: Int) -> Int {
    var offset = opening + 1
    while offset < line.count, line[offset] != .quote {
      offset += line[offset] == .backslash ? 2 : 1
    }
    return min(offset, line.count)
  }

  /// The end of a string in single quotes, if the quote cannot be a transpose. The parser rejects such a
  /// string; brackets in it must not keep the statement open.
  private static func endOfForeignString(
    _ line: UnsafeBufferPointer<UInt8>, _ opening: Int
  ) -> Int {
    if opening > 0 {
      let before = line[opening - 1]
      let isTransposed =
        before.isLetter || before.isDigit || before >= 0x80 || before == .underscore
        || before == .rightBracket || before == .rightParenthesis || before == .apostrophe
        || before == .point || before == .quote
      if isTransposed { return opening }
    }
    var offset = opening + 1
    while offset < line.count, line[offset] != .apostrophe { offset += 1 }
    return offset < line.count ? offset : opening
  }
}

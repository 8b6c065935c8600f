/// Parts of a text read by themselves: what a command that keeps its words as text needs.
extension Parser {
  /// The one expression in a stretch of a text; places count from the beginning of the whole text.
  ///
  /// White space does not separate here, and a new line counts as white space.
  public static func expression(
    _ text: String, in stretch: Span? = nil
  ) throws(Diagnostic) -> Expression {
    try piece(text, stretch) { (parser) throws(Diagnostic) in
      parser.newlineIsBlank = true
      parser.skipBlank()
      let expression = try parser.expression()
      parser.skipBlank()
      guard parser.isAtEnd else { throw parser.unexpected(after: expression) }
      return expression
    }
  }

  /// The words of a command in a stretch of a text, by the white-space rule of command form.
  public static func words(
    _ text: String, in stretch: Span? = nil
  ) throws(Diagnostic) -> [Argument] {
    try piece(text, stretch) { (parser) throws(Diagnostic) in
      let arguments = try parser.words()
      guard parser.isAtEndOfStatement else { throw parser.unexpected(after: nil) }
      return arguments
    }
  }

  private static func piece<Value>(
    _ text: String, _ stretch: Span?, _ body: (inout Parser) throws(Diagnostic) -> Value
  ) throws(Diagnostic) -> Value {
    try read(text) { bytes in
      Result { () throws(Diagnostic) in
        let start = min(max(stretch?.start ?? 0, 0), bytes.count)
        let end = min(max(stretch?.end ?? bytes.count, start), bytes.count)
        guard let base = bytes.baseAddress, start < end else {
          throw .missingValue(after: nil, at: Span(start, start))
        }
        var parser = Parser(base, Span(start, end))
        return try body(&parser)
      }
    }
  }
}

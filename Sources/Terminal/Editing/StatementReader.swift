/// What reading a statement ends with.
public enum StatementEvent: Equatable, Sendable {
  /// A statement without its last newline; several lines are joined by newlines. It is not complete
  /// if the input ended inside it.
  case line(String)
  /// Ctrl-D on an empty line, or the end of the input.
  case endOfInput
  /// Ctrl-C: what was typed is thrown away.
  case interrupted
}

/// Somewhere statements come from, a line or several at a time.
public protocol StatementReader: AnyObject {
  /// Reads lines until `isComplete` accepts all of them together.
  ///
  /// `InterruptFlag` is down when this returns, save for a Ctrl-C pressed since the last line ended.
  func read(
    prompt: Prompt, continuation: Prompt, isComplete: (String) -> Bool
  ) -> StatementEvent
}

/// The result of reading a statement.
public enum StatementEvent: Equatable, Sendable {
  /// A statement without its last newline. Several lines are joined by newlines. The statement is
  /// incomplete if the input ended inside it.
  case line(String)
  /// Ctrl-D on an empty line, or the end of input.
  case endOfInput
  /// Ctrl-C: the typed text is discarded.
  case interrupted
}

/// A source of statements, each one line or several.
public protocol StatementSource: AnyObject {
  /// Reads lines until `isComplete` accepts them together.
  ///
  /// On return `InterruptFlag` is lowered, unless Ctrl-C was pressed after the last line ended.
  func read(
    prompt: Prompt, continuation: Prompt, isComplete: (String) -> Bool
  ) -> StatementEvent
}

/// Reads statements without line editing: `TERM` is `dumb`, output goes to a file, or the user has
/// switched editing off. Prompts go to standard error, without escape sequences.
public final class PlainReader: StatementSource {
  private let input = TerminalInput(.input)
  private let showsPrompt: Bool

  /// By default prompts are shown if both standard input and standard error are terminals.
  public init(showsPrompt: Bool? = nil) {
    self.showsPrompt =
      showsPrompt ?? (StandardStream.input.isTerminal && StandardStream.error.isTerminal)
    InterruptFlag.install()
  }

  public func read(
    prompt: Prompt, continuation: Prompt, isComplete: (String) -> Bool
  ) -> StatementEvent {
    InterruptFlag.clear()
    var statement: [UInt8] = []
    var isFirst = true
    while true {
      if showsPrompt { StandardStream.error.write((isFirst ? prompt : continuation).plain) }
      switch readLine(into: &statement) {
      case .interrupted:
        if showsPrompt { StandardStream.error.write("\n") }
        InterruptFlag.clear()
        return .interrupted
      case .endOfInput:
        if showsPrompt { StandardStream.error.write("\n") }
        if statement.last == UInt8(ascii: "\n") { statement.removeLast() }
        return statement.isEmpty ? .endOfInput : .line(Self.text(statement))
      default:
        let text = Self.text(statement)
        if isComplete(text) { return .line(text) }
        statement.append(UInt8(ascii: "\n"))
        isFirst = false
      }
    }
  }

  /// Appends bytes up to a newline, which is left out; returns the event that ended the line.
  private func readLine(into line: inout [UInt8]) -> TerminalInput.Event {
    while true {
      switch input.next() {
      case .byte(UInt8(ascii: "\n")): return .byte(UInt8(ascii: "\n"))
      case .byte(let byte): line.append(byte)
      case .interrupted: return .interrupted
      case .endOfInput: return .endOfInput
      case .timeout, .resized, .stopping, .continued: continue
      }
    }
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

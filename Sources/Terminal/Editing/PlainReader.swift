/// Reads statements where no line can be edited: TERM is `dumb`, output goes to a file, or the user
/// has switched editing off. Prompts go to standard error and nothing but text is written.
public final class PlainReader: StatementReader {
  private let input = TerminalInput(.input)
  private let showsPrompt: Bool

  /// Prompts are shown to a person who can see them, unless `showsPrompt` says otherwise.
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

  /// Reads up to a newline, which it leaves out; gives what stopped it.
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

internal import CLibEdit

extension LineEditor {
  enum LineEnd {
    case line(String)
    case endOfInput
    case interrupted
  }

  /// Reads one line; pasted and recalled text may have newlines in it.
  func readLine(_ prompt: Prompt) -> LineEnd {
    show(prompt)
    beginEditing()
    var count: Int32 = 0
    let line = el_wgets(edit, &count)
    endEditing()
    if isCancelled {
      InterruptFlag.clear()
      return .interrupted
    }
    // A Ctrl-C pressed since the line was ended is for the statement: the flag stays up.
    guard let line else {
      editor_put(edit, "\r\n")
      return .endOfInput
    }
    return .line(Self.text(UnsafeBufferPointer(start: line, count: Int(count))))
  }

  func show(_ prompt: Prompt) {
    promptText = WideText(usesColor ? prompt.marked : prompt.plain)
  }

  private func beginEditing() {
    columns = TerminalDevice.size()?.columns ?? 80
    isCancelled = false
    pending = []
    tabs = 0
    history.endWalk()
    _ = guard_arm(StandardStream.input.rawValue, "\u{1b}[?2004l\r\n")
    watch_begin()
    // libedit prints the prompt first and then switches echo off: keys typed in between would be
    // echoed twice or lost.
    takeTerminal()
  }

  private func endEditing() {
    leaveTallLine()
    setPasteMarks(false)
    watch_end()
    guard_disarm()
  }

  /// Raw mode, and pasted text marked as such.
  func takeTerminal() {
    editor_prepare_terminal(edit, true)
    setPasteMarks(true)
  }

  func giveBackTerminal() {
    setPasteMarks(false)
    editor_prepare_terminal(edit, false)
  }

  private func setPasteMarks(_ on: Bool) {
    editor_put(edit, on ? "\u{1b}[?2004h" : "\u{1b}[?2004l")
  }

  /// The line as libedit gives it, without the newline that ended it.
  private static func text(_ characters: UnsafeBufferPointer<CInt>) -> String {
    var view = String.UnicodeScalarView(characters.map { Unicode.Scalar(wide: $0) })
    while view.last == "\n" || view.last == "\r" { view.removeLast() }
    return String(view)
  }
}

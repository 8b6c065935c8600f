internal import CLibEdit

extension LineEditor {
  /// Does what a new window size, Ctrl-Z or the return from it ask for.
  func follow(_ event: TerminalInput.Event) {
    switch event {
    case .resized: resize()
    case .stopping: suspend()
    case .continued: resume()
    case .byte, .timeout, .endOfInput, .interrupted: break
    }
  }

  private func resize() {
    guard let size = TerminalDevice.size() else { return }
    // The terminal has wrapped the line anew by now, so its rows are those of the new width.
    let rows = cursorPlace(columns: size.columns).row
    el_resize(edit)
    columns = size.columns
    wipe(rowsAbove: rows)
    editor_refresh(edit)
  }

  private func suspend() {
    leaveLine()
    giveBackTerminal()
    stop_job()
    resume()
  }

  /// Takes the terminal again, whatever was done with it meanwhile, and draws the line.
  private func resume() {
    // libedit believes that the terminal is as it left it.
    editor_prepare_terminal(edit, false)
    takeTerminal()
    columns = TerminalDevice.size()?.columns ?? columns
    el_resize(edit)
    editor_put(edit, "\r")
    editor_refresh(edit)
  }
}

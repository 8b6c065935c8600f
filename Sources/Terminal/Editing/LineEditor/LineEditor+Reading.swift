internal import CLibEdit

extension LineEditor {
  enum LineEnd {
    case line(String)
    case endOfInput
    case interrupted
  }

  /// Reads one line; pasted and recalled text may contain newlines.
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
    // Ctrl-C pressed after the line ended concerns the statement: the flag stays raised.
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
    pending = restored == nil ? [] : [BoundKey.restore.scalar]
    beginUndo()
    history.endWalk()
    _ = guard_arm(StandardStream.input.rawValue, "\u{1b}[?2004l\r\n")
    watch_begin()
    // libedit prints the prompt before it switches echo off: keys typed in between would be echoed
    // twice or lost.
    takeTerminal()
  }

  private func endEditing() {
    leaveTallLine()
    setPasteMarks(false)
    watch_end()
    guard_disarm()
  }

  /// Switches the terminal to raw mode and bracketed paste.
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

  /// The line from libedit, without its final newline.
  private static func text(_ characters: UnsafeBufferPointer<CInt>) -> String {
    var view = String.UnicodeScalarView(characters.map { Unicode.Scalar(wide: $0) })
    while view.last == "\n" || view.last == "\r" { view.removeLast() }
    return String(view)
  }

  /// The next character for libedit; nil at the end of input.
  ///
  /// After Ctrl-C it is a carriage return until libedit ends the line: this leaves vi's pending commands
  /// and every other mode, and puts the cursor below a line of several rows.
  func nextCharacter() -> Unicode.Scalar? {
    if isCancelled { return "\r" }
    if let scalar = nextPending() { return scalar }
    noteForUndo()
    showLine()
    while true {
      let isInBurst = input.isWaiting
      let event = input.next()
      if case .byte(let byte) = event {
        var key = decoder.key(from: byte, then: input)
        if InterruptFlag.isRaised { continue }
        if key == .tab, isInBurst, isPasted() { key = .character(" ") }
        if let key, let scalar = character(for: key) {
          eraseHint()
          return scalar
        }
        continue
      }
      eraseHint()
      switch event {
      case .endOfInput: return nil
      case .interrupted:
        cancel()
        return "\r"
      default: respond(to: event)
      }
      showLine()
    }
  }

  /// Whether a Tab among keys that no finger types stands in text that is pasted without marks: more text
  /// follows on the line. The key that tells is kept for later.
  private func isPasted() -> Bool {
    guard input.isWaiting, case .byte(let byte) = input.next(),
      let key = decoder.key(from: byte, then: input), let scalar = character(for: key)
    else { return false }
    pending.append(scalar == "\t" ? " " : scalar)
    return scalar != "\r" && scalar != "\n"
  }

  /// Draws the parts of the line that libedit cannot.
  private func showLine() {
    showTallLine()
    showHint()
  }

  private func cancel() {
    editor_put(edit, "^C")
    isCancelled = true
  }

  private func nextPending() -> Unicode.Scalar? { pending.isEmpty ? nil : pending.removeFirst() }

  /// The character bound to a key in libedit; nil for a key to ignore.
  private func character(for key: Key) -> Unicode.Scalar? {
    switch key {
    // Ctrl-Space switches input methods.
    case .character("\0"): return nil
    case .character(let scalar): return scalar
    case .alt(let scalar):
      if scalar == "\r" || scalar == "\n" { return BoundKey.newline.scalar }
      pending = [scalar]
      return "\u{1b}"
    case .unknown(let bytes):
      // Without a binding, libedit would insert the end of the sequence as text.
      guard hasUserBindings else { return nil }
      pending = bytes.map { Unicode.Scalar($0) }
      return "\u{1b}"
    default:
      return BoundKey(key)?.scalar
    }
  }

  /// Responds to a new window size, Ctrl-Z, and the return from it.
  func respond(to event: TerminalInput.Event) {
    switch event {
    case .resized: resize()
    case .stopping: suspend()
    case .continued: resume()
    case .byte, .timeout, .endOfInput, .interrupted: break
    }
  }

  private func resize() {
    guard let size = TerminalDevice.size() else { return }
    // The terminal has already rewrapped the line to the new width.
    let rows = cursorPlace(columns: size.columns).row
    if TerminalDevice.hasUsualSize { el_resize(edit) }
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

  /// Takes the terminal back, whatever state it is in, and redraws the line.
  private func resume() {
    // libedit assumes that the terminal is as it left it.
    editor_prepare_terminal(edit, false)
    takeTerminal()
    columns = TerminalDevice.size()?.columns ?? columns
    if TerminalDevice.hasUsualSize { el_resize(edit) }
    editor_put(edit, "\r")
    editor_refresh(edit)
  }
}

internal import CLibEdit

extension LineEditor {
  /// Inserts the candidates' common prefix, or lists them if nothing can be added.
  func complete() -> KeyResult {
    guard let completion else { return .beep }
    let head = before + buffer.head
    let found = completion(before + buffer.text, head.utf8.count)
    if let (length, text) = found.insertion(after: head) {
      deleteBeforeCursor(
        String(decoding: head.utf8.suffix(length), as: UTF8.self).unicodeScalars.count)
      insert(text)
      return .refresh
    }
    guard found.candidates.count > 1 else { return .beep }
    list(found.candidates)
    return .refresh
  }

  /// Writes the candidates below the line, and the line again below them.
  private func list(_ candidates: [Completion.Candidate]) {
    let rows = TerminalDevice.size()?.rows ?? 24
    let list = CandidateList(
      candidates: candidates, columns: columns, rows: rows, usesColor: usesColor)
    leaveLine()
    keepsScreen = tallTop != nil
    editor_put(edit, list.lines.map { $0 + "\r\n" }.joined())
    editor_refresh(edit)
  }

  /// Draws a hint after the cursor, if the cursor is at the end of the line.
  func showHint() {
    shownHint = ""
    guard usesColor, !isSearching, let hint else { return }
    let buffer = buffer
    guard buffer.isAtEnd, !buffer.scalars.isEmpty, let hint = hint(before + buffer.text) else {
      return
    }
    let room = columns - cursorPlace(columns: columns).column - 1
    let line = String(hint.text.unicodeScalars.prefix { $0.value >= 0x20 && $0.value != 0x7f })
    let shown = DisplayWidth.prefix(of: line, columns: room)
    let width = DisplayWidth.of(shown)
    guard width > 0 else { return }
    editor_put(edit, "\u{1b}[2m\(shown)\u{1b}[0m\u{1b}[\(width)D")
    shownHint = hint.isInsertable ? line : ""
    shownHintWidth = width
  }

  /// Erases the hint from the screen; the key that follows can still take it.
  func eraseHint() {
    guard shownHintWidth > 0 else { return }
    editor_put(edit, "\u{1b}[K")
    shownHintWidth = 0
  }

  /// Inserts the hint; returns false if there was none.
  func takeHint() -> Bool {
    guard !shownHint.isEmpty else { return false }
    insert(shownHint)
    shownHint = ""
    return true
  }
}

internal import CLibEdit

extension LineEditor {
  /// Draws the hint after the cursor and goes back; there is one only at the end of a line.
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
    shownHint = hint.canBeTaken ? line : ""
    shownHintWidth = width
  }

  /// Takes the hint off the screen; what it said can still be taken by the key that follows.
  func eraseHint() {
    guard shownHintWidth > 0 else { return }
    editor_put(edit, "\u{1b}[K")
    shownHintWidth = 0
  }

  /// Inserts what was hinted; false when nothing was.
  func takeHint() -> Bool {
    guard !shownHint.isEmpty else { return false }
    insert(shownHint)
    shownHint = ""
    return true
  }
}

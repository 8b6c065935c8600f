internal import CLibEdit

extension LineEditor {
  /// Inserts what the terminal marks as pasted, all at once. A pasted matrix of several rows is one
  /// line to edit, not a line of its own at each row.
  func paste() -> Outcome {
    var pasted = PastedText()
    while true {
      switch input.next() {
      case .byte(let byte):
        guard pasted.take(byte) else { continue }
        if pasted.isTooLong { refusePaste() }
        insert(pasted.text)
        return .refresh
      case .interrupted, .endOfInput:
        // The flag stays up, or the input at its end: the next key asked for is told.
        return .refresh
      case .timeout, .resized, .stopping, .continued:
        continue
      }
    }
  }

  private func refusePaste() {
    leaveLine()
    editor_put(edit, "the pasted text is too long: over \(PastedText.longest) bytes\r\n")
    editor_refresh(edit)
  }
}

internal import CLibEdit

extension LineEditor {
  /// The first Tab inserts what all candidates have in common, the second lists them.
  func complete() -> Outcome {
    tabs += 1
    guard let completion else { return .beep }
    let head = before + buffer.head
    let found = completion(before + buffer.text, head.utf8.count)
    if let (length, text) = found.insertion(after: head) {
      deleteBeforeCursor(
        String(decoding: head.utf8.suffix(length), as: UTF8.self).unicodeScalars.count)
      insert(text)
      if found.candidates.count == 1 { tabs = 0 }
      return .refresh
    }
    guard tabs > 1, found.candidates.count > 1 else { return .beep }
    list(found.candidates)
    return .refresh
  }

  /// Writes the candidates under the line, and the line again under them.
  private func list(_ candidates: [Completion.Candidate]) {
    let rows = TerminalDevice.size()?.rows ?? 24
    let list = CandidateList(
      candidates: candidates, columns: columns, rows: rows, usesColor: usesColor)
    leaveLine()
    keepsScreen = tallTop != nil
    editor_put(edit, list.lines.map { $0 + "\r\n" }.joined())
    editor_refresh(edit)
  }
}

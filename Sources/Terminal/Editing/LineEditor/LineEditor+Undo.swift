internal import CLibEdit

/// Ctrl-_ takes back changes of the line, and Up at a continuation prompt takes back rows that were
/// entered before.
extension LineEditor {
  /// A state of the line.
  struct Former: Equatable {
    var text: String
    var cursor: Int
  }

  private static let mostFormers = 500

  /// Notes the line before the next key. Letters typed in a row are taken back together.
  func noteForUndo() {
    let buffer = buffer
    let now = Former(text: buffer.text, cursor: buffer.cursor)
    guard now.text != present.text else {
      present.cursor = now.cursor
      return
    }
    let last = present
    present = now
    let isLetter =
      now.text.unicodeScalars.count == last.text.unicodeScalars.count + 1
      && now.text.hasPrefix(last.text) && now.text.last?.isWhitespace == false
    if isLetter, isTyping { return }
    isTyping = isLetter
    formers.append(last)
    if formers.count > Self.mostFormers { formers.removeFirst() }
  }

  func undo() -> KeyResult {
    noteForUndo()
    guard let former = formers.popLast() else { return .beep }
    replaceLine(with: former.text)
    moveCursor(to: former.cursor)
    (present, isTyping) = (former, false)
    return .refresh
  }

  /// Forgets the changes of the line before.
  func beginUndo() {
    (formers, present, isTyping) = ([], Former(text: "", cursor: 0), false)
  }

  /// Ends the line, so that `read` begins it again together with the rows above it.
  func takeRowsAbove() -> KeyResult {
    let rows = before + buffer.text
    restored = Former(
      text: rows, cursor: max(before.unicodeScalars.count - 1, 0))
    // libedit ends the line at a newline.
    pending.insert("\r", at: 0)
    return .nothing
  }

  /// Puts the rows into the line.
  func restore() -> KeyResult {
    guard let former = restored else { return .nothing }
    restored = nil
    replaceLine(with: former.text)
    moveCursor(to: former.cursor)
    return .refresh
  }

  /// Erases the rows entered so far, and the row of the line that has just ended, from the screen.
  ///
  /// - Parameters:
  ///   - line: The line that has ended.
  ///   - prompts: The prompts of the first row and of the others.
  func wipeRows(before: String, line: String, prompts: (first: Prompt, other: Prompt)) {
    let lines =
      before.split(separator: "\n", omittingEmptySubsequences: false).dropLast() + [line[...]]
    var rows = 0
    for (index, line) in lines.enumerated() {
      let prompt = index == 0 ? prompts.first.plain : prompts.other.plain
      var place = CursorPlace()
      place.advance(over: prompt.unicodeScalars, columns: columns)
      place.advance(over: line.unicodeScalars, columns: columns)
      rows += place.row + 1
    }
    editor_put(edit, "\r\u{1b}[\(rows)A\u{1b}[J")
  }
}

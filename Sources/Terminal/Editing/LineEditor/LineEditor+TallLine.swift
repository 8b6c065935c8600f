internal import CLibEdit

/// Lines with more rows than the window.
///
/// libedit reaches no row that has left the window at the top. While a line is too tall it draws into
/// nothing, and after each key the rows around the cursor are drawn here, each over the one before.
extension LineEditor {
  /// Draws a line that is too tall; gives the drawing back to libedit where it is no longer.
  func showTallLine() {
    // A list of candidates stays until the next key; what is typed ahead is drawn at its end.
    let isLeft = keepsScreen || input.isWaiting
    keepsScreen = false
    guard !isLeft, let size = TerminalDevice.size() else { return }
    let buffer = buffer
    guard place(after: buffer.scalars, columns: columns).row >= size.rows else {
      return giveBackDrawing()
    }
    if tallTop == nil { editor_mute(edit, true) }
    let rows = rows(of: buffer.scalars)
    let cursor = cursorPlace(columns: columns)
    let last = rows.count - size.rows
    let top = min(max(tallTop ?? last, cursor.row - size.rows + 1, 0), cursor.row, last)
    tallTop = top
    draw(rows[top..<(top + size.rows)], cursor: cursor.row - top, cursor.column)
  }

  /// Ends a line that is too tall as libedit ends others: with its end in sight and the cursor below.
  func leaveTallLine() {
    guard tallTop != nil, let size = TerminalDevice.size() else { return }
    var scalars = buffer.scalars
    while scalars.last == "\n" || scalars.last == "\r" { scalars.removeLast() }
    let rows = rows(of: scalars).suffix(size.rows)
    draw(rows, cursor: rows.count - 1, place(after: scalars, columns: columns).column)
    editor_put(edit, isCancelled ? "^C\r\n" : "\r\n")
    editor_mute(edit, false)
    tallTop = nil
  }

  private func giveBackDrawing() {
    guard tallTop != nil else { return }
    tallTop = nil
    editor_mute(edit, false)
    editor_put(edit, "\u{1b}[H\u{1b}[J")
    editor_refresh(edit)
  }

  private func rows(of scalars: [Unicode.Scalar]) -> [String] {
    var rows = LineRows(columns: columns)
    var escape: String?
    for scalar in promptText.text.unicodeScalars {
      if scalar == "\u{1}" {
        if let escape { rows.append(escape: escape) }
        escape = escape == nil ? "" : nil
      } else if escape != nil {
        escape?.unicodeScalars.append(scalar)
      } else {
        rows.append(scalar)
      }
    }
    for scalar in scalars { rows.append(scalar) }
    return rows.rows
  }

  /// Fills the window from its top, the cursor out of sight meanwhile.
  private func draw(_ rows: ArraySlice<String>, cursor row: Int, _ column: Int) {
    let text = rows.map { "\u{1b}[2K" + $0 }.joined(separator: "\r\n")
    editor_put(
      edit, "\u{1b}[?25l\u{1b}[H\(text)\u{1b}[\(row + 1);\(column + 1)H\u{1b}[?25h")
  }
}

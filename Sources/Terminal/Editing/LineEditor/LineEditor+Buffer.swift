internal import CLibEdit

extension LineEditor {
  /// The line being edited.
  struct Buffer {
    var scalars: [Unicode.Scalar]
    /// How many characters stand before the cursor.
    var cursor: Int

    var text: String { Self.string(scalars[...]) }
    var head: String { Self.string(scalars[..<cursor]) }
    var isAtEnd: Bool { cursor == scalars.count }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
      String(String.UnicodeScalarView(scalars))
    }
  }

  var buffer: Buffer {
    let line = editor_line(edit)
    let scalars = UnsafeBufferPointer(start: line.text, count: line.count).map {
      Unicode.Scalar(wide: $0)
    }
    return Buffer(scalars: scalars, cursor: min(line.cursor, scalars.count))
  }

  func insert(_ text: String) {
    guard !text.isEmpty else { return }
    _ = text.withWide { el_winsertstr(edit, $0) }
  }

  func deleteBeforeCursor(_ count: Int) {
    if count > 0 { el_deletestr(edit, Int32(clamping: count)) }
  }

  func moveCursor(to place: Int) {
    _ = el_cursor(edit, Int32(clamping: place - buffer.cursor))
  }

  /// Puts a text in the line's place, with the cursor at its end.
  func replaceLine(with text: String) {
    // libedit refuses to replace a line by nothing, and leaves the cursor where it was.
    moveCursor(to: buffer.scalars.count)
    deleteBeforeCursor(buffer.scalars.count)
    insert(text)
  }

  /// Where a part of the line ends on a screen of so many columns, from where the prompt begins.
  func place(after scalars: some Sequence<Unicode.Scalar>, columns: Int) -> CursorPlace {
    var place = CursorPlace()
    var isEscape = false
    for scalar in promptText.text.unicodeScalars {
      if scalar == "\u{1}" {
        isEscape.toggle()
      } else if !isEscape {
        place.advance(over: scalar, columns: columns)
      }
    }
    place.advance(over: scalars, columns: columns)
    return place
  }

  /// Where the cursor is.
  func cursorPlace(columns: Int) -> CursorPlace {
    let buffer = buffer
    return place(after: buffer.scalars[..<buffer.cursor], columns: columns)
  }

  /// Goes from the cursor to the row under the whole line.
  func leaveLine() {
    let down =
      place(after: buffer.scalars, columns: columns).row - cursorPlace(columns: columns).row
    editor_put(edit, String(repeating: "\r\n", count: max(0, down) + 1))
  }

  /// Wipes prompt and line off the screen, from where the cursor is after so many rows of them.
  func wipe(rowsAbove: Int) {
    let up = rowsAbove > 0 ? "\u{1b}[\(rowsAbove)A" : ""
    editor_put(edit, "\r\(up)\u{1b}[J")
  }

  func wipe() { wipe(rowsAbove: cursorPlace(columns: columns).row) }
}

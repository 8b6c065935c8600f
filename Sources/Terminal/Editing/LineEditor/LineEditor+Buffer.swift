internal import CLibEdit

extension LineEditor {
  /// A copy of the line being edited.
  struct Buffer {
    var scalars: [Unicode.Scalar]
    /// The number of characters before the cursor.
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

  /// Replaces the line, with the cursor at its end.
  func replaceLine(with text: String) {
    // libedit's own function rejects an empty replacement and leaves the cursor where it was.
    moveCursor(to: buffer.scalars.count)
    deleteBeforeCursor(buffer.scalars.count)
    insert(text)
  }

  /// The place on a screen of `columns` columns, relative to the prompt's start, after these characters
  /// of the line.
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

  /// The cursor's place, relative to the prompt's start.
  func cursorPlace(columns: Int) -> CursorPlace {
    let buffer = buffer
    return place(after: buffer.scalars[..<buffer.cursor], columns: columns)
  }

  /// Moves from the cursor to the row below the whole line.
  func leaveLine() {
    let down =
      place(after: buffer.scalars, columns: columns).row - cursorPlace(columns: columns).row
    editor_put(edit, String(repeating: "\r\n", count: max(0, down) + 1))
  }

  /// Erases prompt and line, of which `rowsAbove` rows are above the cursor.
  func wipe(rowsAbove: Int) {
    let up = rowsAbove > 0 ? "\u{1b}[\(rowsAbove)A" : ""
    editor_put(edit, "\r\(up)\u{1b}[J")
  }

  func wipe() { wipe(rowsAbove: cursorPlace(columns: columns).row) }
}

/// A zero-terminated string of `wchar_t`.
final class WideText {
  let text: String
  let start: UnsafeMutablePointer<CInt>

  init(_ text: String) {
    self.text = text
    let characters = text.unicodeScalars.map(\.wide).filter { $0 != 0 } + [0]
    start = .allocate(capacity: characters.count)
    start.initialize(from: characters, count: characters.count)
  }

  deinit { start.deallocate() }
}

extension String {
  /// Calls a function with the text as `wchar_t`.
  func withWide<Result>(_ body: (UnsafePointer<CInt>) -> Result) -> Result {
    let wide = WideText(self)
    return withExtendedLifetime(wide) { body(wide.start) }
  }
}

/// On Linux and Apple platforms `wchar_t` is a signed 32-bit integer that holds one scalar.
extension Unicode.Scalar {
  var wide: CInt { CInt(bitPattern: value) }

  /// Invalid values become U+FFFD.
  init(wide: CInt) { self = Unicode.Scalar(UInt32(bitPattern: wide)) ?? "\u{fffd}" }
}

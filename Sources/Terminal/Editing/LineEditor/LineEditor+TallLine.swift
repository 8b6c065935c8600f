internal import CLibEdit

/// Lines with more rows than the window.
///
/// libedit cannot redraw rows that have scrolled off the top. While a line is too tall, libedit draws
/// to the null device, and after each key the rows around the cursor are drawn here.
extension LineEditor {
  /// Draws a line that is too tall; lets libedit draw again once it is not.
  func showTallLine() {
    // A list of candidates stays until the next key. Text typed ahead is drawn once, at its end.
    let isPostponed = keepsScreen || input.isWaiting
    keepsScreen = false
    guard !isPostponed, let size = TerminalDevice.size() else { return }
    let buffer = buffer
    guard place(after: buffer.scalars, columns: columns).row >= size.rows else {
      return endTallLine()
    }
    if tallTop == nil { editor_mute(edit, true) }
    let rows = rows(of: buffer.scalars)
    let cursor = cursorPlace(columns: columns)
    let last = rows.count - size.rows
    let top = min(max(tallTop ?? last, cursor.row - size.rows + 1, 0), cursor.row, last)
    tallTop = top
    draw(rows[top..<(top + size.rows)], cursor: cursor.row - top, cursor.column)
  }

  /// Leaves a line that is too tall as libedit leaves others: its end visible, the cursor below.
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

  private func endTallLine() {
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

  /// Fills the window from its top, with the cursor hidden meanwhile.
  private func draw(_ rows: ArraySlice<String>, cursor row: Int, _ column: Int) {
    let text = rows.map { "\u{1b}[2K" + $0 }.joined(separator: "\r\n")
    editor_put(
      edit, "\u{1b}[?25l\u{1b}[H\(text)\u{1b}[\(row + 1);\(column + 1)H\u{1b}[?25h")
  }
}

/// Text cut into screen rows, as `CursorPlace` counts them.
struct LineRows {
  let columns: Int
  private(set) var rows = [""]
  /// The place after the text.
  private(set) var end = CursorPlace()

  init(columns: Int) { self.columns = max(columns, 1) }

  /// Appends an escape sequence, which takes no columns.
  mutating func append(escape: String) { rows[rows.count - 1] += escape }

  mutating func append(_ scalar: Unicode.Scalar) {
    var place = end
    place.advance(over: scalar, columns: columns)
    if scalar != "\n" {
      // A character that does not fit at the edge moves to the next row.
      let width = end.width(of: scalar)
      extend(to: end.column + width > columns ? end.row + 1 : end.row)
      rows[rows.count - 1] += Self.shown(scalar, width)
    }
    extend(to: place.row)
    end = place
  }

  private mutating func extend(to row: Int) { while rows.count <= row { rows.append("") } }

  /// The text libedit shows for a character.
  private static func shown(_ scalar: Unicode.Scalar, _ width: Int) -> String {
    if scalar == "\t" { return String(repeating: " ", count: width) }
    if scalar.value < 0x20 || scalar.value == 0x7f {
      return "^" + String(Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value ^ 0x40)))
    }
    guard DisplayWidth.of(scalar) == nil else { return String(scalar) }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "\\U+" + String(repeating: "0", count: max(width - 3 - digits.count, 0)) + digits
  }
}

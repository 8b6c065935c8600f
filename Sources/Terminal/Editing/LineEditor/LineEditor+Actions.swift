internal import CLibEdit

/// The characters that stand for keys without a character, such as arrows, in libedit's key maps: C1
/// control characters, which no keyboard sends. Sequences that begin with Escape are not used, because
/// if one is bound, libedit makes vi's lone Escape wait for another key.
enum BoundKey: UInt8, CaseIterable {
  case paste = 0x90
  case right, left, up, down, home, end, delete, wordRight, wordLeft, newline
  /// No key: puts back the rows that Up has taken from above a continuation prompt.
  case restore

  init?(_ key: Key) {
    switch key {
    case .paste: self = .paste
    case .right: self = .right
    case .left: self = .left
    case .up: self = .up
    case .down: self = .down
    case .home: self = .home
    case .end: self = .end
    case .delete: self = .delete
    case .wordRight: self = .wordRight
    case .wordLeft: self = .wordLeft
    default: return nil
    }
  }

  var scalar: Unicode.Scalar { Unicode.Scalar(rawValue) }

  /// The name of libedit's function for the key; nil if this class performs it.
  var function: String? {
    switch self {
    case .left: "ed-prev-char"
    case .delete: "ed-delete-next-char"
    case .wordRight: "em-next-word"
    case .wordLeft: "ed-prev-word"
    case .paste, .right, .up, .down, .home, .end, .newline, .restore: nil
    }
  }
}

extension LineEditor {
  /// What a bound key does.
  private enum Action {
    case paste, right, home, end, up, down, newline, complete, search, undo, restore

    init?(_ character: UInt32) {
      guard let byte = UInt8(exactly: character) else { return nil }
      switch (BoundKey(rawValue: byte), Unicode.Scalar(byte)) {
      case (.paste, _): self = .paste
      case (.right, _), (_, "\u{06}"): self = .right
      case (.home, _), (_, "\u{01}"): self = .home
      case (.end, _), (_, "\u{05}"): self = .end
      case (.up, _), (_, "\u{10}"), (_, "k"): self = .up
      case (.down, _), (_, "\u{0e}"), (_, "j"): self = .down
      case (.newline, _): self = .newline
      case (_, "\t"): self = .complete
      case (_, "\u{12}"), (_, "\u{13}"): self = .search
      case (_, "\u{1f}"): self = .undo
      case (.restore, _): self = .restore
      default: return nil
      }
    }
  }

  /// Binds the keys of `Action`, in vi's command map too.
  func bindKeys() {
    for key in BoundKey.allCases {
      for isCommandMap in [false, true] { bind(key, inCommandMap: isCommandMap) }
    }
    for control in "\t\u{01}\u{05}\u{06}\u{0e}\u{10}\u{12}\u{13}\u{1f}".unicodeScalars {
      editor_bind(edit, control.wide, false)
    }
    for letter in "jk\u{12}".unicodeScalars { editor_bind(edit, letter.wide, true) }
    // Ctrl-W: libedit would delete to the beginning of the line.
    "ed-delete-prev-word".withWide { editor_bind_named(edit, 0x17, $0, false) }
    // Ctrl-U: libedit would delete the whole line.
    "vi-kill-line-prev".withWide { editor_bind_named(edit, 0x15, $0, false) }
  }

  private func bind(_ key: BoundKey, inCommandMap isCommandMap: Bool) {
    if let function = key.function {
      function.withWide { editor_bind_named(edit, key.scalar.wide, $0, isCommandMap) }
    } else {
      editor_bind(edit, key.scalar.wide, isCommandMap)
    }
  }

  /// Performs the action of a bound key.
  func perform(_ character: UInt32) -> KeyResult {
    if isCancelled { return .nothing }
    switch Action(character) {
    case .paste: return paste()
    case .right: return goRight()
    case .home: return goToLineStart()
    case .end: return goToLineEnd()
    case .up: return goUp()
    case .down: return goDown()
    case .newline:
      insert("\n")
      return .refresh
    case .complete: return complete()
    case .search: return search()
    case .undo: return undo()
    case .restore: return restore()
    case nil: return .beep
    }
  }

  /// Moves right; at the end of the line, takes the hint.
  private func goRight() -> KeyResult {
    let buffer = buffer
    if buffer.isAtEnd { return takeHint() ? .refresh : .beep }
    moveCursor(to: buffer.cursor + 1)
    return .moveCursor
  }

  /// Moves up within text of several lines, and from its first line to older history entries.
  func goUp() -> KeyResult {
    let buffer = buffer
    let lines = buffer.lines
    guard let row = buffer.row(in: lines), row > 0 else {
      if !before.isEmpty { return takeRowsAbove() }
      return recall(history.older(than: buffer.text))
    }
    let column = buffer.cursor - lines[row].lowerBound
    moveCursor(to: min(lines[row - 1].lowerBound + column, lines[row - 1].upperBound))
    return .moveCursor
  }

  /// Moves down likewise, and from the last line to newer entries.
  func goDown() -> KeyResult {
    let buffer = buffer
    let lines = buffer.lines
    guard let row = buffer.row(in: lines), row + 1 < lines.count else {
      return recall(history.newer(than: buffer.text))
    }
    let column = buffer.cursor - lines[row].lowerBound
    moveCursor(to: min(lines[row + 1].lowerBound + column, lines[row + 1].upperBound))
    return .moveCursor
  }

  /// Moves to the beginning of the line the cursor is in.
  func goToLineStart() -> KeyResult {
    let buffer = buffer
    let lines = buffer.lines
    moveCursor(to: buffer.row(in: lines).map { lines[$0].lowerBound } ?? 0)
    return .moveCursor
  }

  /// Moves to the end of the line the cursor is in; at the end of the text, takes the hint.
  func goToLineEnd() -> KeyResult {
    let buffer = buffer
    if buffer.isAtEnd { return takeHint() ? .refresh : .nothing }
    let lines = buffer.lines
    moveCursor(to: buffer.row(in: lines).map { lines[$0].upperBound } ?? buffer.cursor)
    return .moveCursor
  }

  private func recall(_ entry: String?) -> KeyResult {
    guard let entry else { return .beep }
    replaceLine(with: entry)
    return .refresh
  }
}

extension LineEditor.Buffer {
  /// The indices of each line's characters, without its newline.
  fileprivate var lines: [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for index in scalars.indices where scalars[index] == "\n" {
      lines.append(start..<index)
      start = index + 1
    }
    return lines + [start..<scalars.count]
  }

  /// The index of the line the cursor is in.
  fileprivate func row(in lines: [Range<Int>]) -> Int? {
    lines.lastIndex { $0.lowerBound <= cursor }
  }
}

extension LineEditor {

  /// Searches the history incrementally. Each character narrows the search, Ctrl-R and Ctrl-S continue
  /// from the match, Ctrl-G restores the original line, and any other key accepts the match and then
  /// does its usual work.
  func search() -> KeyResult {
    isSearching = true
    defer { isSearching = false }
    let original = buffer.text
    let prompt = promptText
    var search = HistorySearch(in: history)
    var ending: Unicode.Scalar?
    var isAccepted = true
    searching: while true {
      draw(search, original: original)
      guard let next = nextCharacter(), !isCancelled else { break }
      switch next {
      case "\u{07}":
        isAccepted = false
        break searching
      case "\u{12}": search.older()
      case "\u{13}": search.newer()
      case "\u{08}", "\u{7f}": search.erase()
      case let typed where typed.value >= 0x20 && !(0x80..<0xa0).contains(typed.value):
        search.type(typed)
      case "\u{1b}": break searching
      default:
        ending = next
        break searching
      }
    }
    wipe()
    promptText = prompt
    if !isAccepted { replaceLine(with: original) }
    editor_refresh(edit)
    if let ending { pending.insert(ending, at: 0) }
    return .nothing
  }

  /// Shows the pattern in place of the prompt, and the match as the line.
  private func draw(_ search: HistorySearch, original: String) {
    wipe()
    let title = search.isFound ? "(search)" : "(search: nothing found)"
    promptText = WideText("\(title) \(search.pattern): ")
    if let entry = search.entry, entry != buffer.text { replaceLine(with: entry) }
    if search.entry == nil, buffer.text != original { replaceLine(with: original) }
    if search.entry != nil { moveCursor(to: search.offset) }
    editor_refresh(edit)
  }
}

internal import CLibEdit

extension LineEditor {
  enum SearchDirection { case older, newer }

  /// Ctrl-R: each character typed narrows the search, Ctrl-R and Ctrl-S go on from what was found,
  /// Ctrl-G gives the old line back, and any other key takes what was found and does its own work.
  func search(_ direction: SearchDirection) -> Outcome {
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

  /// Shows the pattern in the prompt's place and what was found as the line.
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

internal import CLibEdit

extension LineEditor {
  /// What the keys bound here do.
  private enum Action {
    case paste, right, home, end, up, down, newline, complete, searchOlder, searchNewer

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
      case (_, "\u{12}"): self = .searchOlder
      case (_, "\u{13}"): self = .searchNewer
      default: return nil
      }
    }
  }

  /// Binds what `Action` knows, in vi's command map too.
  func bindKeys() {
    for key in BoundKey.allCases {
      for isCommandMap in [false, true] { bind(key, inCommandMap: isCommandMap) }
    }
    for control in "\t\u{01}\u{05}\u{06}\u{0e}\u{10}\u{12}\u{13}".unicodeScalars {
      editor_bind(edit, control.wide, false)
    }
    for letter in "jk\u{12}".unicodeScalars { editor_bind(edit, letter.wide, true) }
    // Ctrl-W: libedit would delete to the beginning of the line.
    "ed-delete-prev-word".withWide { editor_bind_named(edit, 0x17, $0, false) }
  }

  private func bind(_ key: BoundKey, inCommandMap isCommandMap: Bool) {
    if let function = key.function {
      function.withWide { editor_bind_named(edit, key.scalar.wide, $0, isCommandMap) }
    } else {
      editor_bind(edit, key.scalar.wide, isCommandMap)
    }
  }

  /// Does what a bound key asks for.
  func perform(_ character: UInt32) -> Outcome {
    if isCancelled { return .nothing }
    switch Action(character) {
    case .paste: return paste()
    case .right: return goRight()
    case .home: return goToLineBegin()
    case .end: return goToLineEnd()
    case .up: return goUp()
    case .down: return goDown()
    case .newline:
      insert("\n")
      return .refresh
    case .complete: return complete()
    case .searchOlder: return search(.older)
    case .searchNewer: return search(.newer)
    case nil: return .beep
    }
  }

  /// Right at the end of the line takes the hint.
  private func goRight() -> Outcome {
    let buffer = buffer
    if buffer.isAtEnd { return takeHint() ? .refresh : .beep }
    moveCursor(to: buffer.cursor + 1)
    return .moveCursor
  }
}

internal import CLibEdit

extension LineEditor {
  /// What libedit calls. The functions capture nothing, so that they are C functions; the editor
  /// they speak for is the context it was given.
  static var callbacks: EditorCallbacks {
    EditorCallbacks(
      prompt: { edit in LineEditor.of(edit)?.promptText.start },
      read: { edit, character in
        guard let editor = LineEditor.of(edit) else { return -1 }
        guard let next = editor.nextCharacter() else { return 0 }
        character?.pointee = next.wide
        return 1
      },
      perform: { edit, character in
        let outcome = LineEditor.of(edit)?.perform(character) ?? .beep
        return outcome.rawValue
      })
  }

  private static func of(_ edit: OpaquePointer?) -> LineEditor? {
    guard let edit, let context = editor_context(edit) else { return nil }
    return Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue()
  }
}

/// What libedit is to do after a key.
enum Outcome: UInt8 {
  case nothing = 0
  case refresh = 4
  case moveCursor = 5
  case beep = 6
}

internal import CLibEdit

extension LineEditor {
  /// Whose keys edit a line.
  public enum Keys: Sendable {
    /// Emacs's, unless `.editrc` says otherwise.
    case automatic
    case emacs
    case vi
  }

  /// Takes other keys from the next line on. Bindings of `.editrc` hold for `automatic` only, since
  /// they may be for the other keys.
  public func use(_ keys: Keys) {
    editor_use_vi(edit, keys == .vi)
    hasUserBindings = false
    bindKeys()
    if keys == .automatic { readSettings() }
  }

  /// Remembers what was entered in some other way than by typing it here.
  public func remember(_ statement: String) {
    guard history.remember(statement) else { return }
    statement.withWide { editor_remember($0) }
    historyFile?.append(statement)
  }

  /// Forgets all that was entered, in the file too; false when the file is left as it was.
  public func forgetHistory() -> Bool {
    history.clear()
    editor_forget()
    return historyFile?.clear() ?? true
  }
}

internal import CLibEdit

/// Reads statements at a terminal with libedit: Emacs and vi keys, `~/.editrc`, wide characters,
/// history, completion, hints, pasted text.
///
/// libedit draws and edits. This class does what libedit does poorly: signals, escape sequences,
/// pasting, history and its search. libedit calls back only while `read` runs, on the thread that
/// called it. There can be only one editor at a time.
public final class LineEditor: StatementSource {
  /// Returns the candidates at the cursor, given the statement so far, including the lines already
  /// entered, and the cursor's UTF-8 offset in it.
  public var completion: ((String, Int) -> Completion)?
  /// Returns a continuation of the statement so far, shown dimmed after the cursor.
  public var hint: ((String) -> Hint?)?
  /// Whether text may be coloured or dimmed. If false no hint is shown, because it would look like
  /// typed text.
  public var usesColor: Bool
  /// Whether an entered statement is added to the history.
  public var isMemorable: (String) -> Bool = { _ in true }
  /// The entered statements, oldest first.
  public internal(set) var history: History

  let edit: OpaquePointer
  let input = TerminalInput(.input)
  let decoder = KeyDecoder()
  let historyFile: HistoryFile?
  var promptText = WideText("> ")
  var columns = 80
  /// The lines of the current statement entered so far, each with its newline.
  var before = ""
  /// Characters to pass to libedit before the next key.
  var pending: [Unicode.Scalar] = []
  /// Whether Ctrl-C was pressed: the line is being abandoned.
  var isCancelled = false
  /// The text that Right would insert: the hint last shown.
  var shownHint = ""
  /// The columns the hint takes on the screen; 0 if there is none.
  var shownHintWidth = 0
  /// The first visible row of a line taller than the window; nil while libedit draws.
  var tallTop: Int?
  /// Whether the screen stays as it is until the next key.
  var keepsScreen = false
  /// Whether a history search is on. No hint is shown meanwhile.
  var isSearching = false
  /// Whether the user's `.editrc` may be read.
  private let mayReadSettings: Bool
  /// The earlier states of the line, for Ctrl-_.
  var formers: [Former] = []
  var present = Former(text: "", cursor: 0)
  /// Whether the last change was a typed letter.
  var isTyping = false
  /// The rows that Up has taken back, to be edited as one text.
  var restored: Former?
  /// Whether the user's `.editrc` was read. Its bindings may use escape sequences unknown here.
  var hasUserBindings = false

  /// Returns nil if lines cannot be edited here (`TerminalDevice.canEdit`), the user's `.editrc` says
  /// `edit off`, or another editor exists.
  ///
  /// - Parameters:
  ///   - program: The name that lines of `.editrc` may begin with.
  ///   - historyFile: Read now, and appended to after each entry.
  public init?(
    program: String, historyFile: HistoryFile? = nil, usesColor: Bool = false,
    readsSettings: Bool = true,
    environment: Environment = .process
  ) {
    guard TerminalDevice.canEdit(environment: environment),
      let edit = editor_open(program, Self.callbacks)
    else { return nil }
    self.edit = edit
    self.historyFile = historyFile
    self.usesColor = usesColor
    mayReadSettings = readsSettings
    history = History(historyFile?.load() ?? [], limit: historyFile?.limit ?? 2000)
    editor_set_context(edit, Unmanaged.passUnretained(self).toOpaque())
    bindKeys()
    readSettings()
    guard editor_is_on(edit) else { return nil }
    for entry in history.entries { entry.withWide { editor_remember($0) } }
    InterruptFlag.install()
  }

  deinit { editor_close(edit) }

  /// Whether vi keys are in use; the default is Emacs keys.
  public var isVi: Bool { editor_is_vi(edit) }

  public func read(
    prompt: Prompt, continuation: Prompt, isComplete: (String) -> Bool
  ) -> StatementEvent {
    before = ""
    restored = nil
    InterruptFlag.clear()
    while true {
      if restored != nil { before = "" }
      switch readLine(before.isEmpty ? prompt : continuation) {
      case .interrupted:
        return .interrupted
      case .endOfInput:
        if before.isEmpty { return .endOfInput }
        return .line(remembered(String(before.dropLast())))
      case .line(let line) where restored != nil:
        wipeRows(before: before, line: line, prompts: (prompt, continuation))
      case .line(let line):
        if isComplete(before + line) { return .line(remembered(before + line)) }
        before += line + "\n"
      }
    }
  }

  private func remembered(_ statement: String) -> String {
    if isMemorable(statement) { remember(statement) }
    return statement
  }

  func readSettings() {
    guard mayReadSettings, el_source(edit, nil) != -1 else { return }
    hasUserBindings = true
    // `bind -v` in the file resets all bindings, including ours.
    if isVi { bindKeys() }
  }

  /// A set of editing keys.
  public enum Keys: Sendable {
    /// Emacs keys, unless `.editrc` says otherwise.
    case automatic
    case emacs
    case vi
  }

  /// Changes the keys from the next line on. The bindings of `.editrc` apply only to `automatic`,
  /// because they may be meant for the other set.
  public func use(_ keys: Keys) {
    editor_use_vi(edit, keys == .vi)
    hasUserBindings = false
    bindKeys()
    if keys == .automatic { readSettings() }
  }

  /// Adds a statement to the history and its file.
  public func remember(_ statement: String) {
    guard history.remember(statement) else { return }
    statement.withWide { editor_remember($0) }
    historyFile?.append(statement)
  }

  /// Notes whether a statement failed; a failed one is not hinted again.
  public func note(_ statement: String, hasFailed: Bool) {
    history.note(statement, hasFailed: hasFailed)
  }

  /// Clears the history and its file; returns false if the file could not be changed.
  public func forgetHistory() -> Bool {
    history.clear()
    editor_forget()
    return historyFile?.clear() ?? true
  }

  /// The functions libedit calls. They capture nothing, as C functions must not; the editor is found
  /// through libedit's context pointer.
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
        let result = LineEditor.of(edit)?.perform(character) ?? .beep
        return result.rawValue
      })
  }

  private static func of(_ edit: OpaquePointer?) -> LineEditor? {
    guard let edit, let context = editor_context(edit) else { return nil }
    return Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue()
  }
}

/// What libedit does after a bound key; the raw values are libedit's.
enum KeyResult: UInt8 {
  case nothing = 0
  case refresh = 4
  case moveCursor = 5
  case beep = 6
}

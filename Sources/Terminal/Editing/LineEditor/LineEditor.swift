internal import CLibEdit

/// Reads statements at a terminal, with libedit underneath: Emacs and vi keys, `~/.editrc`, wide
/// characters, history, completion, hints, pasted text.
///
/// libedit draws and edits. What it has no good answer to is done here: signals, escape sequences,
/// pasting, history and its search. libedit calls back into this class only while `read` runs, on the
/// thread that called it. There can be one editor at a time.
public final class LineEditor: StatementReader {
  /// What could stand at the cursor, given the statement so far, with the lines already entered, and
  /// the cursor's place in it as a UTF-8 offset.
  public var completion: ((String, Int) -> Completion)?
  /// What the statement so far could go on with, shown dimmed after the cursor; Right takes it.
  public var hint: ((String) -> Hint?)?
  /// Whether hints and the list of candidates may be dimmed. Without it no hint is shown, since it
  /// would look like something typed.
  public var usesColor: Bool
  /// Whether an entered line is worth remembering.
  public var isMemorable: (String) -> Bool = { _ in true }
  /// What has been entered, oldest first.
  public internal(set) var history: History

  let edit: OpaquePointer
  let input = TerminalInput(.input)
  let decoder = KeyDecoder()
  let historyFile: HistoryFile?
  var promptText = WideText("> ")
  var columns = 80
  /// The lines of the statement already entered, each with its newline.
  var before = ""
  /// Characters to hand to libedit before the next key.
  var pending: [Unicode.Scalar] = []
  /// Ctrl-C was pressed: everything is left as quickly as possible.
  var isCancelled = false
  /// The hint on the screen.
  var shownHint = ""
  /// The columns it takes there.
  var shownHintWidth = 0
  /// The first row in sight of a line that is higher than the window; nil while libedit draws.
  var tallTop: Int?
  /// Whether what is on the screen stays there until the next key.
  var keepsScreen = false
  /// While the history is searched no hint is shown.
  var isSearching = false
  /// How often Tab was pressed in a row.
  var tabs = 0
  /// With key bindings of the user's own, sequences unknown here may be known to libedit.
  var hasUserBindings = false

  /// Takes the terminal; nil when no line can be edited here (`TerminalDevice.canEdit`), the user's
  /// `.editrc` says `edit off`, or another editor is open.
  ///
  /// `program` is the name that lines of `.editrc` may begin with. The history is read from the file,
  /// if any, and written to it entry by entry.
  public init?(
    program: String, historyFile: HistoryFile? = nil, usesColor: Bool = false,
    environment: Environment = .process
  ) {
    guard TerminalDevice.canEdit(environment: environment),
      let edit = editor_open(program, Self.callbacks)
    else { return nil }
    self.edit = edit
    self.historyFile = historyFile
    self.usesColor = usesColor
    history = History(historyFile?.load() ?? [], limit: historyFile?.limit ?? 2000)
    editor_set_context(edit, Unmanaged.passUnretained(self).toOpaque())
    bindKeys()
    readSettings()
    guard editor_is_on(edit) else { return nil }
    for entry in history.entries { entry.withWide { editor_remember($0) } }
    InterruptFlag.install()
  }

  deinit { editor_close(edit) }

  /// Whether the keys are vi's; they are Emacs's unless `.editrc` says otherwise.
  public var isVi: Bool { editor_is_vi(edit) }

  public func read(
    prompt: Prompt, continuation: Prompt, isComplete: (String) -> Bool
  ) -> StatementEvent {
    before = ""
    InterruptFlag.clear()
    while true {
      switch readLine(before.isEmpty ? prompt : continuation) {
      case .interrupted:
        return .interrupted
      case .endOfInput:
        if before.isEmpty { return .endOfInput }
        return .line(remembered(String(before.dropLast())))
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
    guard el_source(edit, nil) != -1 else { return }
    hasUserBindings = true
    // `bind -v` sets all keys anew, ours among them.
    if isVi { bindKeys() }
  }
}

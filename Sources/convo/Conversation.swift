import Arithmetic
import Commands
import Documents
import Rendering
import Sessions
import Terminal

/// The interactive session: a prompt, an answer, a prompt.
struct Conversation {
  var session: Session
  let screen: AnswerScreen
  /// nil where no line can be edited.
  let editor: LineEditor?
  /// What was entered last, for `edit`.
  var lastStatement = ""
  private let reader: any StatementSource
  private let historyFile: HistoryFile?
  private let invocation: Invocation
  private var keys = Settings.Keys.auto

  init(_ invocation: Invocation) {
    self.invocation = invocation
    let page = Page(color: invocation.color)
    screen = AnswerScreen(page: page, showsValuesOnly: invocation.isQuiet)
    historyFile = invocation.isSafe ? nil : HistoryFile.standard()
    editor = LineEditor(
      program: "convo", historyFile: historyFile, usesColor: page.color.isOn(for: .output))
    reader = editor ?? PlainReader()
    session = Session(invocation)
    session.isConversation = true
  }

  /// - Returns: the exit status.
  mutating func run() -> Int32 {
    defer { historyFile?.trim() }
    Interruption.isWished = {
      ProgressLine.goOn()
      return InterruptFlag.isRaised
    }
    if !invocation.isQuiet { Greeting.say(remembers: !invocation.isSafe) }
    if invocation.readsConfiguration, !invocation.isSafe { readConfiguration() }
    while !session.isOver {
      useChosenKeys()
      switch read(session.isAsked ? .question : Prompt("convo"), in: session) {
      case .line(let text):
        let requests = screen.answer(text, in: &session)
        rememberLast(text, requests)
        for request in requests { perform(request) }
      case .interrupted: continue
      case .endOfInput: return 0
      }
    }
    return 0
  }

  /// Reads a statement, with the words of a session to complete from.
  func read(_ prompt: Prompt, in session: Session) -> StatementEvent {
    var prompt = prompt
    var continuation = Prompt("  ...")
    if let code = screen.page.style(for: .output).promptCode {
      (prompt.color, continuation.color) = ("1;" + code, code)
    }
    editor?.completion = completion(of: session)
    editor?.hint = editor.flatMap { hint(of: session, $0.history) }
    return reader.read(
      prompt: prompt, continuation: continuation, isComplete: Session.isComplete)
  }

  /// Keeps a text for `edit`, unless it asked for that itself.
  mutating func rememberLast(_ text: String, _ requests: [Request]) {
    let isEdit = requests.contains { if case .edit = $0 { true } else { false } }
    if !isEdit, text.contains(where: { !$0.isWhitespace }) { lastStatement = text }
  }

  private mutating func useChosenKeys() {
    guard let editor, session.settings.keys != keys else { return }
    keys = session.settings.keys
    switch keys {
    case .auto: editor.use(.automatic)
    case .emacs: editor.use(.emacs)
    case .vi: editor.use(.vi)
    }
  }
}

extension Prompt {
  /// While a question of a quiz is open.
  static let question = Prompt("?", ending: "  ")
}

import Arithmetic
import Commands
import Documents
import Rendering
import Sessions
import Syntax
import Terminal

/// The interactive conversation: reads statements and shows their answers.
struct Conversation {
  var session: Session
  let screen: AnswerScreen
  /// Nil if lines cannot be edited.
  let editor: LineEditor?
  /// The last statement, for `edit`.
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
      program: "convo", historyFile: historyFile, usesColor: page.color.isOn(for: .output),
      readsSettings: !invocation.isSafe)
    reader = editor ?? PlainReader()
    session = Session(invocation)
    session.isConversation = true
  }

  /// - Returns: The exit status.
  mutating func run() -> Int32 {
    defer { historyFile?.trim() }
    Interruption.isRequested = {
      ProgressLine.update()
      return InterruptFlag.isRaised
    }
    if !invocation.isQuiet { Greeting.write(marksFirst: !invocation.isSafe) }
    if invocation.readsConfiguration, !invocation.isSafe { readConfiguration() }
    while !session.isOver {
      useChosenKeys()
      switch read(session.isAsked ? .question : Prompt("convo"), in: session) {
      case .line(let text):
        let requests = screen.answer(text, in: &session)
        editor?.note(text, hasFailed: session.lastFailure != nil)
        rememberLast(text, requests)
        for request in requests { perform(request) }
      case .interrupted: continue
      case .endOfInput:
        // Ctrl-D leaves one thing at a time.
        guard session.isAsked else { return 0 }
        _ = screen.answer("quit", in: &session)
      }
    }
    return 0
  }

  /// Reads a statement, with completion and hints from a session.
  ///
  /// - Parameter next: A statement that is hinted before all others.
  func read(_ prompt: Prompt, in session: Session, next: String = "") -> StatementEvent {
    var prompt = prompt
    var continuation = Prompt("  ...")
    if let code = screen.page.style(for: .output).promptCode {
      (prompt.color, continuation.color) = ("1;" + code, code)
    }
    editor?.completion = completion(of: session)
    editor?.hint = editor.flatMap { hint(of: session, $0.history, next: next) }
    return reader.read(
      prompt: prompt, continuation: continuation, isComplete: Session.isComplete)
  }

  /// Keeps a statement for `edit`, unless it is `edit` itself.
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
  /// The prompt for the answer to a quiz question.
  static let question = Prompt("?", ending: "  ")
}

extension Conversation {
  /// Completes words of the session, and file names unless `--safe` is on.
  func completion(of session: Session) -> (String, Int) -> Completion {
    { line, cursor in
      let isSafe = session.settings.isSafe
      let (length, candidates) = session.completions(of: line, at: cursor) {
        isSafe ? [] : FileNames.beginning(with: $0)
      }
      return Completion(
        length: length,
        candidates: candidates.map {
          Completion.Candidate($0.text, meaning: $0.meaning, ending: $0.ending)
        })
    }
  }

  /// The rest of the newest history entry that begins like the line, else the missing operands.
  func hint(of session: Session, _ history: History, next: String) -> (String) -> Hint? {
    { line in
      if next.hasPrefix(line), next != line { return Hint(String(next.dropFirst(line.count))) }
      if let rest = history.continuation(of: line) { return Hint(rest) }
      return session.missingOperands(of: line).map { Hint($0, isInsertable: false) }
    }
  }

  private static let configuration = "config.convo"

  /// Reads the user's settings. Errors in them are shown with their lines and otherwise ignored.
  mutating func readConfiguration() {
    guard let file = UserFile(Self.configuration, in: .config), let text = file.text() else {
      return
    }
    let screen = screen
    session.configure(text) { outcome in
      guard case .failure(let diagnostic) = outcome.result else { return }
      screen.show(
        diagnostic,
        in: SourceText(outcome.source, firstLine: outcome.line, file: printable(file.path)))
    }
  }

  /// Performs `set save`.
  func save(_ settings: Settings) {
    guard let file = UserFile(Self.configuration, in: .config) else {
      return refuse(
        "there is no folder for settings", help: "set HOME or XDG_CONFIG_HOME to the folder")
    }
    let text = Configuration.text(of: settings, over: file.text() ?? "")
    if let reason = file.replace(with: text) {
      return refuse("\(printable(file.path)) cannot be written: \(reason)", help: nil)
    }
    let words = "The settings are saved in \(printable(file.path)) for future conversations."
    screen.show(Document([.note(words)]), usesPager: false)
  }

  private func refuse(_ message: String, help: String?) {
    screen.show(
      Diagnostic(.file, message, help: help.map { [$0] } ?? []), in: SourceText("set save"))
  }
}

/// The greeting before the first prompt: how to begin the first time, later one line.
enum Greeting {
  static let long = """
    \(Version.text), a conversation about convolutions.
    To begin:  conv [1 2 3; 4 5 6; 7 8 9] [1 0; 0 -1]   or:  lesson 1

    """
  static let short = "\(Version.text) · help explains, lesson teaches, Ctrl-D quits\n"

  /// Writes the greeting.
  ///
  /// - Parameter marksFirst: Whether to tell the first conversation by a file, and create it.
  static func write(marksFirst: Bool) {
    guard marksFirst else {
      StandardStream.output.write(short)
      return
    }
    let mark = UserFile("greeted", in: .state)
    let isFirst = !(mark?.exists ?? false)
    StandardStream.output.write(isFirst ? long : short)
    if isFirst { _ = mark?.replace(with: Version.text + "\n") }
  }
}

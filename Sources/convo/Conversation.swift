import Arithmetic
import Commands
import Documents
import Rendering
import Sessions
import Terminal

/// The interactive session: a prompt, an answer, a prompt.
struct Conversation {
  private var session: Session
  private let page: Page

  init(_ invocation: Invocation) {
    session = Session(invocation)
    page = Page(color: invocation.color)
  }

  /// - Returns: the exit status.
  mutating func run() -> Int32 {
    let isColored = page.color.isOn(for: .output)
    let historyFile = HistoryFile.standard()
    defer { historyFile?.trim() }
    let editor = LineEditor(program: "convo", historyFile: historyFile, usesColor: isColored)
    let reader: any StatementReader = editor ?? PlainReader()
    if editor == nil { InterruptFlag.install() }
    Interruption.isWished = { InterruptFlag.isRaised }
    greet()
    let prompt = Prompt("convo", color: isColored ? "1;32" : nil)
    let continuation = Prompt("  ...", color: isColored ? "32" : nil)
    while !session.isOver {
      if let editor {
        editor.completion = completion(of: session)
        editor.hint = hint(of: session, editor.history)
      }
      let event = reader.read(
        prompt: prompt, continuation: continuation, isComplete: Session.isComplete)
      switch event {
      case .line(let text): answer(text)
      case .interrupted: continue
      case .endOfInput: return 0
      }
    }
    return 0
  }

  private func greet() {
    StandardStream.output.write(
      """
      \(Version.text), a conversation about convolutions.
      Tab completes, help explains, Ctrl-D leaves.
      To begin:  conv [1 2 3; 4 5 6; 7 8 9] [1 0; 0 -1]

      """)
  }

  private func completion(of session: Session) -> (String, Int) -> Completion {
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

  /// How the newest line that begins like this one went on, else the operands that are missing.
  private func hint(of session: Session, _ history: History) -> (String) -> Hint? {
    { line in
      if let rest = history.continuation(of: line) { return Hint(rest) }
      return session.missingOperands(of: line).map { Hint($0, canBeTaken: false) }
    }
  }

  private mutating func answer(_ text: String) {
    let page = page
    session.run(text) { outcome in
      let renderer = page.renderer()
      var bytes: [UInt8] = []
      switch outcome.result {
      case .success(let answer):
        switch outcome.display {
        case .nothing: break
        case .document:
          if !page.play(answer) { renderer.write(answer.document, into: &bytes) }
        case .value: if let value = answer.value { renderer.write(value, into: &bytes) }
        }
        StandardStream.output.write(bytes)
      case .failure(let diagnostic):
        page.errorRenderer.write(diagnostic, in: SourceText(outcome.source), into: &bytes)
        StandardStream.error.write(bytes)
      }
      return true
    }
    InterruptFlag.clear()
  }
}

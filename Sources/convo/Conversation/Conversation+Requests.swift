import Commands
import Documents
import Rendering
import Sessions
import Syntax
import Terminal

extension Conversation {
  /// Performs a request of the conversation's session.
  mutating func perform(_ request: Request) {
    // `perform` may change the session, so it gets a copy.
    var session = self.session
    var next: Request? = request
    while let present = next {
      next = nil
      switch present {
      case .lesson(let lesson): next = take(lesson)
      case .nextLesson: next = takeNextLesson()
      default: next = perform(present, in: &session)
      }
    }
    self.session = session
  }

  /// Performs a request except for lessons.
  ///
  /// - Returns: The request if it is for a lesson, or such a request of an edited statement.
  mutating func perform(_ request: Request, in session: inout Session) -> Request? {
    switch request {
    case .history(let count): showHistory(last: count, usesPager: session.settings.usesPager)
    case .forgetHistory: forgetHistory()
    case .edit(let text): return edit(text ?? lastStatement, in: &session)
    case .saveSettings: save(session.settings)
    case .lesson, .nextLesson: return request
    }
    return nil
  }

  private func note(_ text: String) {
    screen.show(Document([.note(text)]), usesPager: false)
  }

  /// Lists the statements with their numbers, aligning the lines of each.
  private func showHistory(last count: Int?, usesPager: Bool) {
    guard let editor else { return note("There is no history without line editing.") }
    let entries = editor.history.entries
    let first = max(0, entries.count - (count ?? entries.count))
    let width = max(3, String(entries.count).count)
    let lines = entries.indices.dropFirst(first).map { index in
      let number = String(index + 1)
      let margin = String(repeating: " ", count: width - number.count + 2) + number + "  "
      let indent = String(repeating: " ", count: width + 4)
      let rows = entries[index].split(separator: "\n", omittingEmptySubsequences: false)
      return margin + rows.map { printable(String($0)) }.joined(separator: "\n" + indent) + "\n"
    }
    screen.show(Array(lines.joined().utf8), usesPager: usesPager)
  }

  private func forgetHistory() {
    guard let editor else { return note("There is no history without line editing.") }
    if !editor.forgetHistory() {
      note("The history of this session is cleared, but its file could not be.")
    }
  }

  private mutating func edit(_ text: String, in session: inout Session) -> Request? {
    guard let editor = TextEditor.standard() else {
      note("This terminal cannot run an editor.")
      return nil
    }
    guard let edited = editor.edit(text, ending: "convo") else {
      note("Nothing was run: the editor left no text.")
      return nil
    }
    var bytes: [UInt8] = []
    var transcript = TranscriptRenderer(screen.page.renderer())
    transcript.statement(edited, into: &bytes)
    screen.show(bytes, usesPager: false)
    self.editor?.remember(edited)
    var lessons: Request?
    let requests = screen.answer(edited, in: &session)
    rememberLast(edited, requests)
    for request in requests {
      if let lesson = perform(request, in: &session) { lessons = lesson }
    }
    return lessons
  }
}

import Commands
import Documents
import Rendering
import Sessions
import Syntax
import Terminal

extension Conversation {
  /// Does what a statement of the reader's own session asks for.
  mutating func perform(_ request: Request) {
    // `perform` may change the session, so it works on a copy and puts it back.
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

  /// Does what a statement asks for, lessons left aside.
  ///
  /// - Returns: a further request, where what was edited asks for a lesson.
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

  /// The statements with their numbers; the further lines of one stand under its first.
  private func showHistory(last count: Int?, usesPager: Bool) {
    guard let editor else { return note("No history is kept where lines cannot be edited.") }
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
    guard let editor else { return note("No history is kept where lines cannot be edited.") }
    if !editor.forgetHistory() {
      note("The history of this session is forgotten, but its file could not be emptied.")
    }
  }

  private mutating func edit(_ text: String, in session: inout Session) -> Request? {
    guard let editor = TextEditor.standard() else {
      note("This terminal cannot show an editor.")
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

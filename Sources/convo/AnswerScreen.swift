import Commands
import Documents
import Rendering
import Sessions
import Syntax
import Terminal

/// Answers before a person's eyes: in colour, a screen at a time, with a sign of life while they are
/// computed.
struct AnswerScreen {
  let page: Page
  /// Whether explanations are left out.
  let showsValuesOnly: Bool

  /// Runs the statements of a text and shows each answer. Ctrl-C stops them all.
  ///
  /// - Returns: what they ask of the house.
  func answer(_ text: String, in session: inout Session) -> [Request] {
    var requests: [Request] = []
    let usesPager = session.settings.usesPager
    beginWaiting()
    session.run(text) { outcome in
      show(outcome, usesPager: usesPager)
      if let request = outcome.request { requests.append(request) }
      let isStopped = InterruptFlag.isRaised
      if !isStopped { beginWaiting() }
      return !isStopped
    }
    ProgressLine.end()
    InterruptFlag.clear()
    return requests
  }

  private func beginWaiting() { ProgressLine.begin(isColored: page.color.isOn(for: .error)) }

  /// Shows what became of a statement.
  func show(_ outcome: Outcome, usesPager: Bool) {
    switch outcome.result {
    case .success(let answer): show(answer, outcome.display, usesPager: usesPager)
    case .failure(let diagnostic): show(diagnostic, in: SourceText(outcome.source))
    }
  }

  private func show(_ answer: Answer, _ display: Outcome.Display, usesPager: Bool) {
    let renderer = page.renderer()
    var bytes: [UInt8] = []
    var result: [UInt8] = []
    switch display {
    case .nothing: break
    case .note(let text):
      if !showsValuesOnly { renderer.write(Document([.note(text)]), into: &bytes) }
    case .document where !showsValuesOnly || answer.value == nil:
      ProgressLine.end()
      if page.play(answer) { break }
      beginWaiting()
      let document = answer.document
      renderer.write(document, into: &bytes)
      if let block = document.result { renderer.write(Document([block]), into: &result) }
    case .document, .value:
      if let value = answer.value { renderer.write(value, into: &bytes) }
    }
    show(bytes, endingWith: result, usesPager: usesPager)
  }

  func show(_ document: Document, usesPager: Bool) {
    var bytes: [UInt8] = []
    page.renderer().write(document, into: &bytes)
    show(bytes, usesPager: usesPager)
  }

  func show(_ diagnostic: Diagnostic, in source: SourceText) {
    var bytes: [UInt8] = []
    page.errorRenderer.write(diagnostic, in: source, into: &bytes)
    ProgressLine.end()
    StandardStream.error.write(bytes)
  }

  /// Shows bytes at once, or through the reader's pager where they take more rows than the screen.
  ///
  /// What ends with a result is to leave that in sight: it goes through the pager from two screens
  /// on, and then the result is said again, since a reader may leave the pager before the end.
  func show(_ bytes: [UInt8], endingWith result: [UInt8] = [], usesPager: Bool) {
    ProgressLine.end()
    guard !bytes.isEmpty else { return }
    guard usesPager, let size = TerminalDevice.size(),
      Pager.isNeeded(for: bytes, in: size, windows: result.isEmpty ? 1 : 2),
      let pager = Pager.standard(), pager.show(String(decoding: bytes, as: UTF8.self))
    else {
      StandardStream.output.write(bytes)
      return
    }
    guard !result.isEmpty, !Pager.isNeeded(for: result, in: size) else { return }
    StandardStream.output.write([UInt8(ascii: "\n")] + result)
  }

  /// Takes away the row with an empty prompt that Enter has just left.
  func wipePrompt() {
    if StandardStream.output.isTerminal, TerminalDevice.isCapable() {
      StandardStream.output.write("\u{1b}[A\u{1b}[K")
    }
  }
}

extension Document {
  /// The result that it leads to, where it has one.
  fileprivate var result: Block? {
    blocks.last { if case .result = $0 { true } else { false } }
  }
}
